import type { SchemaError } from './validator.ts'
import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Direction } from '../direction.ts'
import type { Budget } from './run.ts'
import type { Scope } from './compiling.ts'
import { createRun } from './run.ts'
import { nodeOf } from './schema-node.ts'

export interface MatchOptions {
  /** Properties that do not travel in this direction are not required (OpenAPI 3.0 says so, and 3.1 specs rely on it). */
  direction?: Direction
  /** The steps that several checks share. */
  budget?: Budget
}

const maxSteps = 50_000
const scopes = new WeakMap<ApiDocument, Scope[]>()

/**
 * Whether a value is valid, yes or no, by the same checks as validators. It needs no `new Function` and runs in bounded
 * steps; past the bound a value counts as valid. A number made from a numeral of the schema counts as that numeral.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core
 */
export function matches(document: ApiDocument, schema: Schema, value: unknown, options: MatchOptions = {}): boolean {
  const { direction, budget = { steps: maxSteps } } = options
  return nodeOf(scopeOf(document, direction), schema).check(createRun({ words: false, budget, isExact: false }), value, '', undefined)
}

/** Whether an answer may show a value. */
export function isTrue(document: ApiDocument, schema: Schema | undefined, value: unknown): boolean {
  return schema === undefined || matches(document, schema, value, { direction: 'response' })
}

/** What is wrong in a value; nothing where it matches. Interpreted, as `matches` is. */
export function errorsIn(
  document: ApiDocument,
  schema: Schema,
  value: unknown,
  { direction, budget = { steps: maxSteps } }: MatchOptions = {},
): SchemaError[] {
  const run = createRun({ words: true, budget, isExact: false })
  nodeOf(scopeOf(document, direction), schema).check(run, value, '', undefined)
  return run.errors ?? []
}

function scopeOf(document: ApiDocument, direction: Direction | undefined): Scope {
  let known = scopes.get(document)
  if (!known)
    scopes.set(document, (known = []))
  let scope = known.find(one => one.direction === direction)
  if (!scope) {
    scope = { document, direction, strictReadOnly: false, warn: () => {}, nodes: new WeakMap() }
    known.push(scope)
  }
  return scope
}
