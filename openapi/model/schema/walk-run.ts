import type { Schema as SpecSchema } from '../../document/openapi.ts'
import type { Ancestor } from '../../schema/ancestor.ts'
import type { Direction } from '../../schema/direction.ts'
import type { FlatSchema } from '../../schema/flat-schema.ts'
import type { Anchors } from '../address/anchor.ts'
import type { Context } from '../context.ts'
import type { Budget } from '../page-budget.ts'
import type { Schema } from '../types.ts'

/** Where a schema stands on the page. */
export interface SchemaPlace {
  anchor: string
  direction?: Direction
}

/** The state of filling the schemas of one page, level by level. */
export interface WalkRun {
  context: Context
  anchors: Anchors
  budget: Budget
  /** Parts below this depth are cut. */
  deepest: number
  /** What is filled next stands at `next`. */
  queue: Task[]
  next: number
  /** How many parts the page has. */
  nodes: number
}

/** A part of the page that is to be filled. */
export interface Task {
  target: Schema
  schema: SpecSchema
  place: SchemaPlace
  depth: number
  /** Components entered so far. */
  nesting: number
  above: Ancestor | undefined
  /** What this one extends: fields that stand there are not shown again. */
  base?: FlatSchema
}

/** A view that is being filled: its schema, and how the schemas below become views. */
export interface Filling {
  target: Schema
  flat: FlatSchema
  place: SchemaPlace
  view: View
}

export type View = (schema: SpecSchema, anchor: string, base?: FlatSchema) => Schema

const maxNames = 500

/** The view of a schema, which is filled when its turn comes. */
export function enqueue(run: WalkRun, schema: SpecSchema, from: Omit<Task, 'target' | 'schema'>): Schema {
  const target: Schema = {
    label: '',
    types: [],
    constraints: [],
    examples: [],
  }
  run.nodes++
  run.queue.push({ target, schema, ...from })
  return target
}

/** What there is no room for is named at least. */
export function omit(target: Schema, names: string[]): void {
  if (names.length === 0)
    return
  target.omitted = names.length
  target.omittedNames = names.slice(0, maxNames)
}
