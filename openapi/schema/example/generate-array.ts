import type { Schema } from '../../document/openapi.ts'
import type { FlatSchema } from '../flat-schema.ts'
import { flatten } from '../flatten.ts'
import { both } from '../narrow.ts'
import type { At, Generation } from './generation.ts'
import { countGuess, isWithin, none } from './generation.ts'
import { sameJson } from '../../document/json/value.ts'
import { keepNumeralOf } from './numeral.ts'
import { singular } from './realistic/singular.ts'

const maxItems = 1000

/** Makes a list: as many items as are required, one where none is, none where it would not end. */
export function generateArray(generation: Generation, flat: FlatSchema, at: At): unknown[] | typeof none {
  const { keywords, contains } = flat
  const prefix = keywords.prefixItems ?? []
  const rest: Schema =
    keywords.items
    ?? (keywords.unevaluatedItems === undefined || contains.length > 0 ? true : keywords.unevaluatedItems)
  const demanded = contains.reduce((sum, { min }) => sum + min, 0)
  const least = Math.min(Math.max(keywords.minItems ?? 0, demanded), maxItems)
  const most = Math.min(keywords.maxItems ?? Infinity, rest === false ? prefix.length : Infinity)
  const isEndless = keywords.items !== undefined && isWithin(flatten(generation.document, keywords.items), at.above)
  const wanted =
    at.lean || isEndless || generation.nodes <= 0
      ? 0
      : prefix.length > 0
        ? prefix.length
        : generation.seed === undefined
          ? 1
          : 1 + (at.variant % 3)
  const count = Math.min(Math.max(least, wanted), most)
  const items: unknown[] = []
  const told = generation.guessed?.size
  for (let index = 0; index < count; index++) {
    const item = makeItem({ generation, flat, at }, prefix[index] ?? rest, items)
    if (item === none) {
      if (items.length >= least)
        return items
      // Fewer than are asked for say more than none.
      countGuess(generation, flat, told)
      return items.length > 0 || generation.isLenient ? items : none
    }
    items.push(item)
    keepNumeralOf(generation.document, prefix[index] ?? rest, { holder: items, key: index })
  }
  return items
}

/** An item; another one where lists may not repeat themselves. */
function makeItem(
  { generation, flat, at }: { generation: Generation, flat: FlatSchema, at: At },
  schema: Schema,
  before: unknown[],
): unknown {
  const index = before.length
  const wanted = containedAt(flat, index)
  const place = {
    ...at,
    name: singular(at.name),
    depth: at.depth + 1,
    merges: 0,
  }
  const unique = flat.keywords.uniqueItems === true
  const asked = both(schema, wanted)
  for (let turn = 0; turn < (unique ? 30 : 1); turn++) {
    const item = generation.generate(asked, {
      ...place,
      variant: at.variant + index + turn,
      lean: at.lean || index > 20,
      // The usual values have been used up.
      ...(turn > 4 && { fresh: index + turn - 5 }),
    })
    if (item === none || !unique || !before.some(other => sameJson(other, item)))
      return item
  }
  return none
}

/** The first items are those that `contains` asks for. */
function containedAt({ contains }: FlatSchema, index: number): Schema {
  let start = 0
  for (const { schema, min } of contains) {
    if (index < start + min)
      return schema
    start += min
  }
  return true
}
