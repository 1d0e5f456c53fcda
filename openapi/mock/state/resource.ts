import type { Schema } from '../../document/openapi.ts'
import type { JsonObject } from '../message/exchange.ts'

/** A collection that the document's paths and schemas describe: `/users` with the items `/users/{id}`. */
export interface Resource {
  /** The template of the collection's path; paths that differ only in the names of their parameters share it. */
  path: string
  /** A singleton is a collection of one, under the empty id. */
  kind: 'collection' | 'singleton'
  /** Where a record says what its path calls it: `['id']`, `['metadata', 'name']`; empty where nothing does. */
  id: readonly string[]
  idSchema?: Schema
  /** Whether no two records anywhere have the same id. */
  isSerial: boolean
  /** Whether a path leads to each of its records. */
  hasItems: boolean
  schema: Schema
  properties: Map<string, Schema>
  /** Names that some answer or body of this resource declares; any other name that is sent is kept and shown as it is. */
  declared: () => ReadonlySet<string>
  /** Where a record says what it belongs to. */
  links: readonly Link[]
  /** Records that the document shows. */
  examples: () => readonly Record<string, unknown>[]
  /** The records of a new sandbox by their name in the path, which is nearly always their id. */
  seeds: () => Seed[]
  /** For ids on the pages that the schema does not allow: the id of the record that is meant. */
  aliases: () => ReadonlyMap<string, string>
  /** The ids that examples of path parameters show. */
  shownIds: () => readonly (string | number)[]
  /** Collections below others whose members this one lists flat: `/users/{id}/orders` for `/orders`. */
  nested: () => readonly Resource[]
}

/** A record of a new sandbox, and what the path calls it. */
export type Seed = [key: string, record: JsonObject]

/** A property that says what a record belongs to: `user_id` below `/users/{userId}/orders`. */
export interface Link {
  property: readonly string[]
  schema: Schema
  /** Which segment of the resource's path holds its value. */
  segment: number
}
