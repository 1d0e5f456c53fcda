import type { Schema } from '../../document/openapi.ts'
import type { Pattern } from '../pattern/compile.ts'
import type { RawError } from './schema-errors.ts'

/** One value that is being checked. */
export interface Run {
  /** Adds what is wrong with a value to the errors, and says whether nothing was. */
  check: (schema: Schema, place: Place, seen: Seen) => boolean
  errors: RawError[]
  steps: number
  schemaAt: (pointer: string) => Schema
  patternOf: (source: string) => Pattern
}

/** A value, and where it stands in the one that is checked. */
export interface Place {
  value: unknown
  path: string
}

/** What has been looked at in a value, for the `unevaluated` keywords: of lists, how many from the first on, and what `contains` found. */
export interface Seen {
  names?: Set<string> | true
  items?: number | true
  found?: Set<number>
}

/** Adds an error. */
export function report(
  run: Run,
  { path }: Place,
  keyword: string,
  params: Record<string, unknown> = {},
  message?: string,
): void {
  run.errors.push({
    keyword,
    instancePath: path,
    params,
    message,
  })
}

/** Adds what one schema has looked at to what another has. */
export function merge(seen: Seen, { names, items, found }: Seen): void {
  if (names === true || seen.names === true) {
    seen.names = true
  }
  else if (names) {
    seen.names = new Set([...(seen.names ?? []), ...names])
  }
  if (items === true || seen.items === true)
    seen.items = true
  else if (items !== undefined)
    seen.items = Math.max(items, seen.items ?? 0)
  if (found) {
    seen.found = new Set([...(seen.found ?? []), ...found])
  }
}
