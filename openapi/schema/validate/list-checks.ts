import type { Schema, SchemaObject } from '../../document/openapi.ts'
import type { Compiling } from './compiling.ts'
import type { Check, Run, SchemaNode, Seen } from './run.ts'
import { isCount, listOf } from './keyword-value.ts'
import { checkBelow, fail } from './run.ts'
import { isUnique } from './unique.ts'

type ListCheck = (run: Run, value: unknown[], at: string, seen: Seen | undefined) => boolean

/** What a schema asks of lists. */
export function listChecks(schema: SchemaObject, compiling: Compiling): Check[] {
  const checks = [...countChecks(schema), ...itemChecks(schema, compiling), ...containsChecks(schema, compiling)]
  return checks.map((check): Check => (run, value, at, seen) => !Array.isArray(value) || check(run, value, at, seen))
}

function countChecks({ minItems, maxItems, uniqueItems }: SchemaObject): ListCheck[] {
  const checks: ListCheck[] = []
  if (isCount(maxItems))
    checks.push((run, value, at) => value.length <= maxItems || fail(run, at, 'maxItems', { limit: maxItems }))
  if (isCount(minItems))
    checks.push((run, value, at) => value.length >= minItems || fail(run, at, 'minItems', { limit: minItems }))
  if (uniqueItems === true)
    checks.push((run, value, at) => isUnique(value) || fail(run, at, 'uniqueItems', {}))
  return checks
}

function itemChecks({ prefixItems, items }: SchemaObject, { below }: Compiling): ListCheck[] {
  const first = listOf<Schema>(prefixItems).map(below)
  const others = items === undefined ? undefined : below(items)
  return first.length === 0 && !others
    ? []
    : [
        (run, value, at, seen) => {
          // Items beyond the allowed ones are reported as one error, however many there are.
          if (items === false && value.length > first.length && first.length > 0)
            return fail(run, at, 'items', { limit: first.length })
          let isValid = true
          for (let index = 0; index < value.length; index++) {
            const node = index < first.length ? first[index] : others
            if (node === undefined)
              break
            seen?.items.add(index)
            if (!checkBelow(run, node, value, index, at)) {
              isValid = false
              if (run.errors === undefined)
                return false
            }
          }
          return isValid
        },
      ]
}

function containsChecks({ contains, minContains, maxContains }: SchemaObject, { below }: Compiling): ListCheck[] {
  if (contains === undefined)
    return []
  const node = below(contains)
  const least = isCount(minContains) ? minContains : 1
  const most = isCount(maxContains) ? maxContains : Infinity
  const params = { minContains: least, ...(most < Infinity && { maxContains: most }) }
  return [
    (run, value, at, seen) => {
      const found = countFitting(run, node, value, at, seen)
      return (found >= least && found <= most) || fail(run, at, 'contains', params)
    },
  ]
}

function countFitting(run: Run, node: SchemaNode, value: unknown[], at: string, seen: Seen | undefined): number {
  const { errors } = run
  run.errors = undefined
  let found = 0
  for (let index = 0; index < value.length; index++) {
    if (checkBelow(run, node, value, index, at)) {
      found++
      seen?.items.add(index)
    }
  }
  if (seen)
    seen.isSparse = true
  run.errors = errors
  return found
}

/** Checks the items that no keyword beside or below has evaluated. The last check of a schema. */
export function unevaluatedItemsChecks({ unevaluatedItems }: SchemaObject, { below }: Compiling): Check[] {
  if (unevaluatedItems === undefined)
    return []
  const node = below(unevaluatedItems)
  return [
    (run, value, at, seen) => {
      if (!Array.isArray(value))
        return true
      const rest = [...value.keys()].filter(index => !seen?.items.has(index))
      if (unevaluatedItems === false && rest.length > 0 && !seen?.isSparse)
        return fail(run, at, 'unevaluatedItems', { limit: value.length - rest.length })
      let isValid = true
      for (const index of rest) {
        const isAllowed = checkBelow(run, node, value, index, at)
        isValid &&= isAllowed
        if (!isValid && run.errors === undefined)
          return false
        seen?.items.add(index)
      }
      return isValid
    },
  ]
}
