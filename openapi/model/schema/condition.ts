import type { Schema as SpecSchema } from '../../document/openapi.ts'
import type { FlatSchema } from '../../schema/flat-schema.ts'
import type { Schema } from '../types.ts'
import { isObject } from '../../document/json/value.ts'
import type { ModelPhrase } from '../phrases.ts'

type Conditions = NonNullable<Schema['conditions']>

/** Conditions of a schema beyond its parts, such as `not` and `if`: sentences, each with the schema that it is about. */
export function toConditions(flat: FlatSchema, t: ModelPhrase, view: (schema: SpecSchema) => Schema): Conditions {
  const { keywords } = flat
  const conditions: Conditions = []
  const add = (text: string, schema?: SpecSchema): void => {
    conditions.push(isObject(schema) ? { text, schema: view(schema as SpecSchema) } : { text })
  }
  for (const schema of flat.not)
    add(t('model.not'), schema)
  for (const condition of flat.conditions) {
    add(t('model.if'), condition.if)
    if (condition.then !== undefined)
      add(t('model.then'), condition.then)
    if (condition.else !== undefined) {
      add(
        t(condition.then === undefined ? 'model.onlyElse' : 'model.else'),
        condition.else,
      )
    }
  }
  for (const [name, names] of Object.entries(keywords.dependentRequired ?? {})) {
    add(t('model.dependentRequired', { name, names: toList(names, t), count: names.length }))
  }
  for (const [name, schema] of Object.entries(keywords.dependentSchemas ?? {}))
    add(t('model.dependentSchema', { name }), schema)
  for (const { schema, min, max } of flat.contains) {
    add(containsRange(min, max, t), schema)
  }
  if (keywords.propertyNames !== undefined)
    add(t('model.propertyNames'), keywords.propertyNames)
  if (isObject(keywords.unevaluatedProperties))
    add(t('model.otherProperties'), keywords.unevaluatedProperties)
  if (keywords.contentSchema !== undefined)
    add(decoded(keywords.contentMediaType, t), keywords.contentSchema)
  return conditions
}

function decoded(type: string | undefined, t: ModelPhrase): string {
  return type === undefined ? t('model.decodedContent') : t('model.decoded', { type })
}

function containsRange(min: number, max: number | undefined, t: ModelPhrase): string {
  if (max === undefined)
    return min === 1 ? t('model.containsAny') : t('model.containsAtLeast', { count: min })
  if (min === max)
    return t('model.containsExactly', { count: min })
  return min === 0 ? t('model.containsAtMost', { count: max }) : t('model.containsRange', { low: min, count: max })
}

function toList(names: string[], t: ModelPhrase): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : t('model.list', { names: names.slice(0, -1).join(', '), last })
}
