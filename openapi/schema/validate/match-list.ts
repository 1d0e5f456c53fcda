import type { SchemaObject } from '../../document/openapi.ts'
import type { DeepTest, Link, Visit } from './match-node.ts'
import { listOf } from './match-node.ts'
import { isUnique } from '../unique.ts'

const keywords = [
  'items',
  'prefixItems',
  'contains',
  'minItems',
  'maxItems',
  'uniqueItems',
  'unevaluatedItems',
] as const

/** What a schema asks of lists; nothing where it has no keyword of theirs. */
export function listTest(schema: SchemaObject, link: Link): DeepTest[] {
  if (keywords.every(keyword => schema[keyword] === undefined))
    return []
  const { minItems, maxItems, uniqueItems } = schema
  const checkItems = itemTest(schema, link)
  const checkContained = containedTest(schema, link)
  const rest = schema.unevaluatedItems === undefined ? undefined : link(schema.unevaluatedItems)
  return [
    (visit) => {
      const { value, budget, depth, seen } = visit
      return !Array.isArray(value)
        || (!(minItems !== undefined && value.length < minItems)
          && !(maxItems !== undefined && value.length > maxItems)
          && !(uniqueItems === true && !isUnique(value))
          && checkItems(visit, value)
          && checkContained(visit, value)
          && (rest === undefined
            || value.every((item, index) => seen?.items.has(index) || rest.check(item, budget, depth))))
    },
  ]
}

type ListTest = (visit: Visit, value: unknown[]) => boolean

function itemTest({ prefixItems, items }: SchemaObject, link: Link): ListTest {
  const first = listOf(prefixItems).map(link)
  const others = items === undefined ? undefined : link(items)
  return ({ budget, depth, seen }, value) => {
    for (const [index, item] of value.entries()) {
      const node = index < first.length ? first[index] : others
      if (node === undefined)
        continue
      if (!node.check(item, budget, depth))
        return false
      seen?.items.add(index)
    }
    return true
  }
}

function containedTest({ contains, minContains = 1, maxContains = Infinity }: SchemaObject, link: Link): ListTest {
  if (contains === undefined)
    return () => true
  const node = link(contains)
  return ({ budget, depth, seen }, value) => {
    let found = 0
    for (const [index, item] of value.entries()) {
      if (node.check(item, budget, depth)) {
        found++
        seen?.items.add(index)
      }
    }
    return found >= minContains && found <= maxContains
  }
}
