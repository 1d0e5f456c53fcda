import type { Example } from './example.ts'
import type { Schema } from './schema.ts'

/** Where a component schema is read. */
export interface SchemaLink {
  name: string
  slug: string
  href: string
}

/** The page of a component schema. */
export interface SchemaPage extends SchemaLink {
  /** As those of an operation. */
  aliases?: Record<string, string[]>
  schema: Schema
  example?: Example
}
