import type { Schema, SchemaObject } from '../../document/openapi.ts'
import type { Compiling } from './compiling.ts'
import type { Check, Run, SchemaNode, Seen } from './run.ts'
import { listOf } from './keyword-value.ts'
import { createSeen, fail, fits, mergeSeen } from './run.ts'

/** `allOf`, `not`, and `if` with what follows from it. */
export function branchChecks(schema: SchemaObject, { beside }: Compiling): Check[] {
  const checks: Check[] = listOf<Schema>(schema.allOf).map(part => beside(part).check)
  if (schema.not !== undefined) {
    const node = beside(schema.not)
    checks.push((run, value, at) => !fits(run, node, value, at, undefined) || fail(run, at, 'not', {}))
  }
  if (schema.if !== undefined) {
    const [condition, then, otherwise] = [schema.if, schema.then ?? true, schema.else ?? true].map(beside)
    if (condition && then && otherwise) {
      checks.push((run, value, at, seen) =>
        (fitsInto(run, condition, value, at, seen) ? then : otherwise).check(run, value, at, seen))
    }
  }
  return checks
}

/** Whether a branch fits; the properties and items that a fitting branch evaluated count as evaluated. */
export function fitsInto(run: Run, node: SchemaNode, value: unknown, at: string, seen: Seen | undefined): boolean {
  if (!seen)
    return fits(run, node, value, at, undefined)
  const own = createSeen()
  const isFitting = fits(run, node, value, at, own)
  if (isFitting)
    mergeSeen(seen, own)
  return isFitting
}
