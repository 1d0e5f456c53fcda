import type { Schema, SchemaObject } from '../../document/openapi.ts'
import type { Place, Run, Seen } from './interpret-run.ts'
import { joinPointer } from '../../document/resolve.ts'
import { merge, report } from './interpret-run.ts'
import { isUnique } from '../unique.ts'

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
  const refuseFrom = (start: number, keyword: string): void => {
    if (value.length > start)
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
  if (items === false && schema.prefixItems)
    refuseFrom(prefixItems.length, 'items')
  else if (items !== undefined)
    checkFrom(prefixItems.length, items)
  if (items !== undefined)
    merge(seen, { items: true })
  if (contains !== undefined) {
    merge(seen, {
      found: checkContains(
        run,
        schema,
        contains,
        value.map((_, index) => below(index)),
        place,
      ),
    })
  }
  if (unevaluatedItems !== undefined && seen.items !== true) {
    const start = seen.items ?? 0
    const rest = [...value.keys()].filter(index => index >= start && !seen.found?.has(index))
    if (unevaluatedItems === false && rest.length === value.length - start)
      refuseFrom(start, 'unevaluatedItems')
    else if (unevaluatedItems === false)
      rest.forEach(index => report(run, below(index), 'unevaluatedItems'))
    else
      rest.forEach(index => run.check(unevaluatedItems, below(index), {}))
    seen.items = true
  }
  if (uniqueItems === true && !isUnique(value))
    report(run, place, 'uniqueItems')
}

/** The places of the items that it finds. */
function checkContains(
  run: Run,
  { minContains = 1, maxContains }: SchemaObject,
  contains: Schema,
  items: Place[],
  place: Place,
): Set<number> {
  const found = new Set<number>()
  const before = run.errors.length
  const params = { minContains, ...(maxContains !== undefined && { maxContains }) }
  if (minContains > (maxContains ?? Infinity)) {
    report(run, place, 'contains', params)
    return found
  }
  for (const [index, item] of items.entries()) {
    if (run.check(contains, item, {}) && found.add(index).size > (maxContains ?? Infinity))
      break
  }
  if (found.size >= minContains && found.size <= (maxContains ?? Infinity))
    run.errors.length = before
  else
    report(run, place, 'contains', params)
  return found
}
