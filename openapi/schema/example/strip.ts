import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import { copyNumerals } from '../../document/json/numerals.ts'
import { flatten } from '../flatten.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { isObject } from '../../document/json/value.ts'
import { isLeftOut } from '../direction.ts'

const maxDepth = 60

/** A copy of an example without the properties that do not travel in this direction. */
export function strip(
  document: ApiDocument,
  schema: Schema,
  { value, direction }: { value: unknown, direction: 'request' | 'response' | undefined },
): unknown {
  return direction === undefined ? value : stripBelow({ document, direction, depth: 0 }, schema, value)
}

interface Travel {
  document: ApiDocument
  direction: 'request' | 'response'
  depth: number
}

function stripBelow(travel: Travel, schema: Schema, value: unknown): unknown {
  const { document, direction, depth } = travel
  if (typeof value !== 'object' || value === null || depth > maxDepth)
    return value
  const below = { ...travel, depth: depth + 1 }
  const { keywords, choices } = flatten(document, schema)
  const { properties = {}, items } = keywords
  if (Array.isArray(value)) {
    const kept =
      items === undefined ? [...value] : value.map(item => stripBelow(below, items, item))
    copyNumerals(value, kept)
    return kept
  }
  if (!isObject(value))
    return value
  let copy: PlainObject = {}
  for (const [name, child] of Object.entries(value)) {
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (known === undefined || !isLeftOut(document, known, direction)) {
      const kept = known === undefined ? child : stripBelow(below, known, child)
      Object.defineProperty(copy, name, {
        value: kept,
        enumerable: true,
        writable: true,
        configurable: true,
      })
    }
  }
  copyNumerals(value, copy)
  for (const option of depth < 4 ? choices.flatMap(({ options }) => options.slice(0, 20)) : [])
    copy = stripBelow({ ...travel, depth: depth + 4 }, option, copy) as PlainObject
  return copy
}
