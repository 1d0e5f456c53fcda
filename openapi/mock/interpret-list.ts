import type { Schema, SchemaObject } from '../document/openapi.ts'
import type { Place, Run, Seen } from './interpret-run.ts'
import { joinPointer } from '../document/resolve.ts'
import { merge, report } from './interpret-run.ts'
import { isUnique } from './unique.ts'

/** What a schema says of lists. */
export function checkList(run: Run, schema: SchemaObject, place: Place, seen: Seen): void {
  const value = place.value as unknown[]
  const { maxItems, minItems, prefixItems = [], items, contains, uniqueItems, unevaluatedItems } = schema
  const below = (index: number): Place => ({
    value: value[index],
    path: joinPointer(place.path, index),
  })
  const checkFrom = (start: number, child: Schema): void => {
    for (let index = start; index < value.length; index++)
      run.check(child, below(index), {})
  }
  /** What may not be there at all is one mistake, however many there are. */
  const checkRest = (keyword: string, start: number, child: Schema): void => {
    if (child !== false)
      checkFrom(start, child)
    else if (value.length > start)
      report(run, place, keyword, { limit: start }, `must NOT have more than ${start} items`)
  }
  if (maxItems !== undefined && value.length > maxItems)
    report(run, place, 'maxItems', { limit: maxItems })
  if (minItems !== undefined && value.length < minItems)
    report(run, place, 'minItems', { limit: minItems })
  for (const [index, child] of prefixItems.slice(0, value.length).entries())
    run.check(child, below(index), {})
  if (prefixItems.length > 0)
    merge(seen, { items: prefixItems.length })
  if (items !== undefined && schema.prefixItems)
    checkRest('items', prefixItems.length, items)
  else if (items !== undefined)
    checkFrom(0, items)
  if (contains !== undefined)
    checkContains(run, schema, contains, value.map((_, index) => below(index)), place)
  if (items !== undefined || contains !== undefined)
    seen.items = true
  if (unevaluatedItems !== undefined && seen.items !== true) {
    checkRest('unevaluatedItems', seen.items ?? 0, unevaluatedItems)
    seen.items = true
  }
  if (uniqueItems === true && !isUnique(value))
    report(run, place, 'uniqueItems')
}

function checkContains(run: Run, { minContains = 1, maxContains }: SchemaObject, contains: Schema, items: Place[], place: Place): void {
  if (minContains === 0 && maxContains === undefined)
    return
  const before = run.errors.length
  const params = {
    minContains,
    ...maxContains !== undefined && { maxContains },
  }
  if (minContains > (maxContains ?? Infinity))
    return report(run, place, 'contains', params)
  let count = 0
  for (const item of items) {
    if (run.check(contains, item, {}) && ++count > (maxContains ?? Infinity))
      break
  }
  if (count >= minContains && count <= (maxContains ?? Infinity)) {
    run.errors.length = before
  }
  else {
    report(run, place, 'contains', {
      minContains,
      ...maxContains !== undefined && { maxContains },
    })
  }
}
