import { stringifyExact } from './numerals.ts'

export type PlainObject = Record<string, unknown>

/** Whether a value is a plain object, not a list. */
export function isObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An own property, never an inherited one. */
export function own(target: unknown, key: string): unknown {
  return typeof target === 'object' && target !== null && Object.hasOwn(target, key)
    ? (target as PlainObject)[key]
    : undefined
}

/** Sets a key as an own property whatever its name; assigning `__proto__` would set the prototype. */
export function setOwn(target: object, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
  else
    (target as PlainObject)[key] = value
}

/** Whether two JSON values are equal, the order of keys aside (JSON Schema core, section 4.2.2). */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other)
    return true
  if (Array.isArray(one))
    return Array.isArray(other) && one.length === other.length && one.every((item, at) => sameJson(item, other[at]))
  if (!isObject(one) || !isObject(other))
    return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length
    && keys.every(key => Object.hasOwn(other, key) && sameJson(one[key], other[key]))
  )
}

/** Where a value stands: a number that stands alone is printed as it was written there. */
export interface Holder {
  holder: object
  key: string
}

/** JSON as a reader sees it, numerals as they were written in the spec; on one line where `indent` is 0. */
export function toJson(value: unknown, indent = 2, place?: Holder): string {
  return stringifyExact(value, indent, place)
}
