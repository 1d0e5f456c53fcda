import type { Schema as SpecSchema } from '../../document/openapi.ts'
import type { FlatSchema } from '../../schema/flat-schema.ts'
import type { Schema } from '../types.ts'
import { isObject } from '../../document/json.ts'
import { plural } from '../../document/plural.ts'

type Conditions = NonNullable<Schema['conditions']>

/** Conditions of a schema beyond its parts, such as `not` and `if`: sentences, each with the schema that it is about. */
export function toConditions(flat: FlatSchema, view: (schema: SpecSchema) => Schema): Conditions {
  const { keywords } = flat
  const conditions: Conditions = []
  const add = (text: string, schema?: SpecSchema): void => {
    conditions.push(isObject(schema) ? { text, schema: view(schema as SpecSchema) } : { text })
  }
  for (const schema of flat.not)
    add('Must not match', schema)
  for (const condition of flat.conditions) {
    add('If it matches', condition.if)
    if (condition.then !== undefined)
      add('then it must match', condition.then)
    if (condition.else !== undefined) {
      add(
        condition.then === undefined ? 'then anything, otherwise it must match' : 'otherwise it must match',
        condition.else,
      )
    }
  }
  for (const [name, names] of Object.entries(keywords.dependentRequired ?? {})) {
    add(`With ${name}, ${toList(names)} ${names.length === 1 ? 'is' : 'are'} required too`)
  }
  for (const [name, schema] of Object.entries(keywords.dependentSchemas ?? {}))
    add(`With ${name}, it must also match`, schema)
  for (const { schema, min, max } of flat.contains) {
    add(`Contains ${containsRange(min, max)} that match${(max ?? min) === 1 ? 'es' : ''}`, schema)
  }
  if (keywords.propertyNames !== undefined)
    add('Every property name must match', keywords.propertyNames)
  if (isObject(keywords.unevaluatedProperties))
    add('Any other property must match', keywords.unevaluatedProperties)
  if (keywords.contentSchema !== undefined)
    add(`The decoded ${keywords.contentMediaType ?? 'content'} must match`, keywords.contentSchema)
  return conditions
}

function containsRange(min: number, max: number | undefined): string {
  if (max === undefined) {
    return min === 1 ? 'an item' : `at least ${plural(min, 'item')}`
  }
  return min === max ? `exactly ${plural(min, 'item')}` : min === 0 ? `at most ${plural(max, 'item')}` : `${min}–${plural(max, 'item')}`
}

function toList(names: string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
