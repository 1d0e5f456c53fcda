import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Direction } from '../direction.ts'
import type { SchemaNode } from './run.ts'

/** Schemas of a document, as one direction checks them. */
export interface Scope {
  document: ApiDocument
  direction: Direction | undefined
  /** Refuses `readOnly` properties in requests instead of ignoring them. */
  strictReadOnly: boolean
  warn: (message: string) => void
  nodes: WeakMap<object, Map<string, SchemaNode>>
}

/** What the checks of a schema's keywords are made with. */
export interface Compiling {
  scope: Scope
  /** Properties that do not travel in this direction. */
  hidden: ReadonlySet<string>
  /** The check of a schema that holds for a member or an item. */
  below: (schema: Schema) => SchemaNode
  /** The check of a schema that holds for the same value. */
  beside: (schema: Schema) => SchemaNode
}
