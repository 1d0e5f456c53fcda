import type { ApiDocument } from '../../document/document.ts'
import { flatten } from '../flatten.ts'
import { isObject } from '../../document/json/value.ts'
import { toSnake } from './realistic/realistic.ts'
import { remember } from '../../document/remember.ts'

const known = new WeakMap<ApiDocument, Map<string, unknown>>()

/**
 * The id that the spec shows of a thing, for a property that refers to it: `order_id` and `orderId` look like the `id` of an `Order`.
 * Undefined where there is none.
 */
export function knownId(document: ApiDocument, name: string): unknown {
  const thing = /^(.+)_ids?$/.exec(toSnake(name))?.[1]
  if (thing === undefined)
    return undefined
  return remember(known, document, () => listIds(document)).get(thing)
}

function listIds(document: ApiDocument): Map<string, unknown> {
  const ids = new Map<string, unknown>()
  for (const [name, schema] of Object.entries(document.root.components?.schemas ?? {})) {
    const { properties } = flatten(document, schema).keywords
    const id =
      isObject(properties) && Object.hasOwn(properties, 'id')
        ? flatten(document, properties.id ?? true).keywords
        : undefined
    const example = Array.isArray(id?.examples) && id.examples.length > 0 ? (id.examples[0] as unknown) : id?.example
    if ((typeof example === 'string' || typeof example === 'number') && !ids.has(toSnake(name)))
      ids.set(toSnake(name), example)
  }
  return ids
}
