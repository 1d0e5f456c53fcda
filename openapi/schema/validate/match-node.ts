import type { Schema } from '../../document/openapi.ts'

/** A schema as a check of values. */
export interface MatchNode {
  check: (value: unknown, budget: Budget, depth: number, seen?: Seen, active?: Active) => boolean
}

/** Finds the check of a schema. */
export type Link = (schema: Schema) => MatchNode

/** The steps that are left. */
export interface Budget { steps: number }

/** What has been looked at in a value, for the `unevaluated` keywords; not kept where no schema asks for it. */
export interface Seen {
  names: Set<string>
  items: Set<number>
}

/** The schemas that are being checked against the same value. */
export interface Active {
  node: MatchNode
  above?: Active
}

/** A value before a schema. */
export interface Visit {
  value: unknown
  budget: Budget
  depth: number
  seen: Seen | undefined
  active: Active
}

/** A test of the value alone, and one that leads to other schemas. */
export type Test = (value: unknown) => boolean
export type DeepTest = (visit: Visit) => boolean

export function fresh(): Seen {
  return { names: new Set(), items: new Set() }
}

/** A document may hold anything where a list belongs; its findings say so. */
export function listOf<T>(value: readonly T[] | undefined): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : []
}
