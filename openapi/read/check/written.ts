import { copyNumerals } from '../../document/json/numerals.ts'
import { joinPointer, pointerSegments } from '../../document/json/pointer.ts'
import type { PlainObject } from '../../document/json/value.ts'

/** Where the items of a list stood before some were left out. */
const writtenAt = new WeakMap<unknown[], number[]>()

/** A list without some of its items, which still knows where the others were written. */
export function shorten(items: unknown[], isKept: (item: unknown, index: number) => boolean): unknown[] {
  const places = items.flatMap((item, index) => (isKept(item, index) ? [index] : []))
  if (places.length === items.length)
    return items
  const before = writtenAt.get(items)
  const kept = places.map(place => items[place])
  writtenAt.set(kept, places.map(place => before?.[place] ?? place))
  copyNumerals(items, kept)
  return kept
}

/** A pointer into a repaired tree as a pointer into what was written. */
export function toWritten(root: unknown, pointer: string): string {
  let node = root
  return joinPointer(
    '#',
    ...pointerSegments(pointer).map((segment) => {
      const index = Array.isArray(node) ? writtenAt.get(node)?.[Number(segment)] : undefined
      node = typeof node === 'object' && node !== null ? (node as PlainObject)[segment] : undefined
      return index ?? segment
    }),
  )
}
