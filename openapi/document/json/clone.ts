import type { PlainObject } from './value.ts'
import { setOwn } from './value.ts'
import { copyOrder } from './key-order.ts'
import { copyNumerals } from './numerals.ts'

/** A deep copy of plain data that keeps its numerals and the order of its keys as they were written. */
export function cloneTree<T>(value: T): T {
  if (typeof value !== 'object' || value === null)
    return value
  const copy = Array.isArray(value)
    ? value.map(cloneTree)
    : Object.entries(value).reduce((object, [key, item]) => {
        setOwn(object, key, cloneTree(item))
        return object
      }, {})
  copyNumerals(value, copy)
  copyOrder(value, copy)
  return copy as T
}

/**
 * A copy that is quick to copy, to read and to write as JSON. An object to which keys were added one by one is a hash table in V8 from some
 * dozen keys on; one that was parsed has a shape, which its copies share.
 */
export function shapedCopy<T extends object>(object: T): T {
  const keys = Object.keys(object)
  const copy = JSON.parse(`{${keys.map(key => `${JSON.stringify(key)}:null`).join(',')}}`) as T
  for (const key of keys)
    setOwn(copy, key, (object as PlainObject)[key])
  copyNumerals(object, copy)
  copyOrder(object, copy)
  return copy
}

/** How many values a tree holds. */
export function countNodes(value: unknown): number {
  return typeof value === 'object' && value !== null
    ? Object.values(value).reduce<number>((sum, item) => sum + countNodes(item), 1)
    : 1
}

/** A deep copy that keeps sharing: an object that stood in two places is copied once and stands in both. */
export function cloneGraph<T>(value: T, copies = new Map<unknown, unknown>()): T {
  if (typeof value !== 'object' || value === null)
    return value
  const known = copies.get(value)
  if (known !== undefined)
    return known as T
  const copy = Array.isArray(value) ? [] : {}
  copies.set(value, copy)
  for (const [key, item] of Object.entries(value))
    setOwn(copy, key, cloneGraph(item, copies))
  copyNumerals(value, copy)
  copyOrder(value, copy)
  return copy as T
}
