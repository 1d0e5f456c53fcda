import type { Discriminator, Schema, SchemaObject } from '../document/openapi.ts'

/**
 * A schema with its `$ref` followed and its `allOf` merged. Its properties, items and options are left as they were
 * written (with their `$ref`s), so flattening is shallow and the caller decides how deep to go.
 */
export interface FlatSchema {
  /** Merged keywords; keywords that combine schemas are in the fields below. */
  keywords: SchemaObject
  /** No value can match: `false`, or keywords that contradict each other. */
  never: boolean
  /** The component this schema is, by a `$ref` or a wrapper around one. */
  component?: { name: string, pointer: string }
  /** Every schema of the document that was merged, to detect recursion. */
  sources: SchemaObject[]
  /** `null` is allowed beside what the keywords say (`anyOf` with `type: null`). */
  nullable: boolean
  /** What `null` means here: the description of the null option. */
  nullText?: string
  choices: Choice[]
  not: Schema[]
  conditions: Condition[]
  patterns: string[]
  contains: { schema: Schema, min: number, max?: number }[]
  /** Each `additionalProperties`, with the properties and patterns declared beside it. */
  closures: { names: Set<string>, patterns: string[], schema: Schema }[]
}

export interface Choice {
  kind: 'oneOf' | 'anyOf'
  options: Schema[]
  discriminator?: Discriminator
}

export interface Condition {
  if: Schema
  then?: Schema
  else?: Schema
}

/** Whether there is something to show below a schema. */
export function hasParts({ keywords, choices, conditions, not, contains, closures }: FlatSchema): boolean {
  return choices.length > 0
    || conditions.length > 0
    || not.length > 0
    || contains.length > 0
    || closures.length > 0
    || (
      [
        'properties',
        'patternProperties',
        'items',
        'prefixItems',
        'propertyNames',
        'dependentSchemas',
        'dependentRequired',
        'unevaluatedItems',
        'unevaluatedProperties',
        'contentSchema',
      ] as const
    ).some(key => keywords[key] !== undefined)
}
