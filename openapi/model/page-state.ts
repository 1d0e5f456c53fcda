import type { Anchors } from './address/anchor.ts'
import type { Context } from './context.ts'
import type { SchemaWalk } from './schema/schema.ts'

/** What all parts of one operation's page share while they are made. */
export interface PageState {
  context: Context
  walk: SchemaWalk
  anchors: Anchors
}
