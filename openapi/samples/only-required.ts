import type { Schema } from '../model/types.ts'
import type { Json } from './json.ts'

/** The value without the properties that its schema does not require; what the schema does not name stays. */
export function pruneOptional(value: Json, schema: Schema | undefined): Json {
  if (!schema)
    return value
  const { items, properties } = schema
  if (Array.isArray(value)) {
    return items
      ? value.map(item => pruneOptional(item, items))
      : value
  }
  if (!(value instanceof Map) || !properties)
    return value
  return new Map([...value].flatMap(([key, item]): [string, Json][] => {
    const property = properties.find(({ name }) => name === key)
    if (property && !property.required)
      return []
    return [
      [
        key,
        property
          ? pruneOptional(item, property.schema)
          : item,
      ],
    ]
  }))
}
