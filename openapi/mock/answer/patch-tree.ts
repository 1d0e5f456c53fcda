import type { Json, JsonObject } from '../message/exchange.ts'
import { isObject, setOwn } from '../../document/json/value.ts'
import { copyNumerals, keepNumeral, numeralAt } from '../../document/json/numerals.ts'

/** A value in a tree, and how its number is written. */
export interface Leaf {
  value: Json
  numeral?: string
}

/** The value at the segments of a pointer; only own members and list indexes count. RFC 6901, 4. */
export function findLeaf(root: Leaf, path: readonly string[]): Leaf | undefined {
  let leaf: Leaf | undefined = root
  for (const key of path) {
    leaf = leaf && childOf(leaf.value, key)
    if (!leaf)
      return undefined
  }
  return leaf
}

function childOf(parent: Json, key: string): Leaf | undefined {
  if (Array.isArray(parent)) {
    const index = indexOf(key)
    const value = index === undefined ? undefined : parent[index]
    return value === undefined ? undefined : { value, numeral: numeralAt(parent, key) }
  }
  return isObject(parent) && Object.hasOwn(parent, key)
    ? { value: (parent as JsonObject)[key] ?? null, numeral: numeralAt(parent, key) }
    : undefined
}

/** An index of a list: digits without leading zeros. */
function indexOf(key: string): number | undefined {
  return /^(?:0|[1-9]\d{0,8})$/.test(key) ? Number(key) : undefined
}

/** A copy of a tree with a value at a place: a member is set, an item of a list is inserted. */
export function insertLeaf(root: Leaf, path: readonly string[], leaf: Leaf): Leaf | undefined {
  return putLeaf(root, path, { leaf, count: 0 })
}

/** A copy of a tree with another value at a place; undefined where there is none. */
export function replaceLeaf(root: Leaf, path: readonly string[], leaf: Leaf): Leaf | undefined {
  return findLeaf(root, path) && putLeaf(root, path, { leaf, count: 1 })
}

/** Puts a value in the place of so many items of a list. */
function putLeaf(root: Leaf, path: readonly string[], { leaf, count }: { leaf: Leaf, count: 0 | 1 }): Leaf | undefined {
  return edit(root, path, {
    whole: leaf,
    change(parent, key) {
      if (!Array.isArray(parent))
        return withMember(parent, key, leaf)
      const index = key === '-' ? parent.length : indexOf(key)
      return index === undefined || index > parent.length ? undefined : spliced(parent, [leaf], { index, count })
    },
  })
}

/** A copy of a tree without the value at a place; undefined where there is none. */
export function removeLeaf(root: Leaf, path: readonly string[]): Leaf | undefined {
  return findLeaf(root, path) && edit(root, path, {
    change(parent, key) {
      if (Array.isArray(parent))
        return spliced(parent, [], { index: Number(key), count: 1 })
      const { [key]: _, ...rest } = parent
      copyNumerals(parent, rest)
      return rest
    },
  })
}

interface Edit {
  /** What takes the place of the object or list that a path ends in. */
  change: (parent: Json[] | JsonObject, key: string) => Json[] | JsonObject | undefined
  /** What takes the place of the root. */
  whole?: Leaf
}

/** Copies the objects on the path to a place and edits the last. */
function edit(root: Leaf, [key, ...rest]: readonly string[], how: Edit): Leaf | undefined {
  if (key === undefined)
    return how.whole
  const parent = root.value
  if (typeof parent !== 'object' || parent === null)
    return undefined
  if (rest.length === 0) {
    const value = how.change(parent, key)
    return value && { value }
  }
  const child = childOf(parent, key)
  const changed = child && edit(child, rest, how)
  if (!changed)
    return undefined
  const value = Array.isArray(parent)
    ? spliced(parent, [changed], { index: Number(key), count: 1 })
    : withMember(parent, key, changed)
  return { value }
}

function withMember(parent: JsonObject, key: string, { value, numeral }: Leaf): JsonObject {
  const copy = { ...parent }
  copyNumerals(parent, copy)
  setOwn(copy, key, value)
  if (typeof value === 'number')
    keepNumeral(copy, key, numeral ?? String(value))
  return copy
}

function spliced(parent: Json[], added: Leaf[], { index, count }: { index: number, count: number }): Json[] {
  const leaves = parent.map((value, at): Leaf => ({ value, numeral: numeralAt(parent, at) }))
  leaves.splice(index, count, ...added)
  const copy = leaves.map(({ value }) => value)
  for (const [at, { numeral }] of leaves.entries()) {
    if (numeral !== undefined)
      keepNumeral(copy, at, numeral)
  }
  return copy
}
