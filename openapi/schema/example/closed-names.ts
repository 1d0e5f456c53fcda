import type { Schema } from '../../document/openapi.ts'
import type { FlatSchema } from '../flat-schema.ts'
import { both } from '../narrow.ts'
import { matchesPattern } from '../pattern/pattern.ts'

/** Every `additionalProperties: false` has to know the name. */
export function isAllowed(flat: FlatSchema, name: string): boolean {
  return flat.closures.every(
    ({ names, patterns, schema }) =>
      schema !== false || names.has(name) || patterns.some(pattern => matchesPattern(pattern, name) === true),
  )
}

/** What a property of this name has to be: its own schema, those of matching patterns, and those of closures that do not know it. */
export function schemaOf({ keywords, closures }: FlatSchema, name: string): Schema {
  let schema: Schema | undefined = Object.hasOwn(keywords.properties ?? {}, name)
    ? keywords.properties?.[name]
    : undefined
  for (const [pattern, child] of Object.entries(keywords.patternProperties ?? {})) {
    if (matchesPattern(pattern, name) === true)
      schema = both(schema, child)
  }
  for (const { names, patterns, schema: rest } of closures) {
    if (!names.has(name) && !patterns.some(pattern => matchesPattern(pattern, name) === true))
      schema = both(schema, rest)
  }
  if (schema === undefined && keywords.unevaluatedProperties !== undefined)
    return keywords.unevaluatedProperties
  return schema ?? true
}
