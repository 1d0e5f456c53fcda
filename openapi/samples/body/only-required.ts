import type { Operation, Schema } from '../../model/types.ts'
import type { Json } from '../json.ts'
import type { Values } from '../value.ts'
import { parseJson, toPrettyText } from '../json.ts'
import { declaredProperties } from '../optional.ts'

/** The value without the properties that its schema does not require; properties that the schema does not name stay. */
export function pruneOptional(value: Json, schema: Schema | undefined): Json {
  if (!schema)
    return value
  const { items } = schema
  if (Array.isArray(value)) {
    return items ? value.map(item => pruneOptional(item, items)) : value
  }
  if (!(value instanceof Map))
    return value
  const declared = declaredProperties(schema)
  return new Map(
    [...value].flatMap(([key, item]): [string, Json][] => {
      const property = declared.get(key)
      if (property && !property.required)
        return []
      return [[key, property ? pruneOptional(item, property.schema) : item]]
    }),
  )
}

/** The reader's values, without those that the operation does not require. */
export function keepRequired({ parameters, requestBody }: Operation, values: Values, mediaType: string): Values {
  const kept: Values = { ...values }
  for (const { in: location, name, required } of parameters) {
    if (!required) {
      kept[location] = { ...kept[location], [name]: null }
    }
  }
  if (!requestBody?.required)
    return { ...kept, body: null }
  const json = typeof values.body === 'string' ? parseJson(values.body) : undefined
  const schema = requestBody.content.find(({ type }) => type === mediaType)?.schema
  return json === undefined ? kept : { ...kept, body: toPrettyText(pruneOptional(json, schema)) }
}
