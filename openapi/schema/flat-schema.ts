import type { Discriminator, Schema, SchemaObject } from '../document/openapi.ts'

/**
 * A schema with its `$ref` followed and its `allOf` merged. Its properties, items and options are left as they were
 * written (with their `$ref`s), so flattening is shallow and whoever walks on decides where to end.
 */
export interface FlatSchema {
  /** Merged keywords; those that combine schemas are in the fields below instead. */
  keywords: SchemaObject
  /** No value can match: `false`, or keywords that contradict each other. */
  never: boolean
  /** The component this schema is, by a `$ref` or a wrapper around one. */
  component?: { name: string, pointer: string }
  /** Every written schema that went in, for noticing recursion. */
  sources: SchemaObject[]
  /** `null` is allowed beside what the keywords say (`anyOf` with `type: null`). */
  nullable: boolean
  /** What that `null` means, in the words of its option. */
  nullText?: string
  choices: Choice[]
  not: Schema[]
  conditions: Condition[]
  patterns: string[]
  contains: { schema: Schema, min: number, max?: number }[]
  /** Each `additionalProperties` with the properties and patterns it stands beside. */
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
