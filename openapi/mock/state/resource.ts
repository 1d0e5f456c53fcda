import type { Schema } from '../../document/openapi.ts'
import type { JsonObject } from '../message/exchange.ts'

/** A collection that the document's paths and schemas describe: `/users` with the items `/users/{id}`. */
export interface Resource {
  /** The template of the collection's path. A singleton is a collection of one, under the empty id. */
  path: string
  /** The property of an item that its path names; empty for a singleton. */
  id: string
  /** The path parameter that holds the id. */
  parameter: string
  schema: Schema
  properties: Map<string, Schema>
  /** What a new sandbox holds, by what the path calls it: nearly always its id. */
  seeds: () => Seed[]
}

/** A record of a new sandbox, and what the path calls it. */
export type Seed = [key: string, record: JsonObject]
