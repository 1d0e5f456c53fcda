import { compareDecimals, decimalOf, toDecimal } from './decimal.ts'
import { numeralAt } from './numerals.ts'

export type PlainObject = Record<string, unknown>

/** Whether a value is a plain object, not a list. */
export function isObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether a text is JSON. */
export function isJsonText(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  }
  catch {
    return false
  }
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

/** How two numbers outside of any object were written, where that is known. */
type Numerals = readonly [one?: string, other?: string]

/**
 * Whether two JSON values are equal, the order of keys aside (JSON Schema core, section 4.2.2). Numbers are equal where their numerals
 * mean the same, however far beyond the digits of JavaScript's own; those of values that stand alone are given.
 */
export function sameJson(one: unknown, other: unknown, numerals: Numerals = []): boolean {
  if (typeof one === 'number' && typeof other === 'number')
    return one === other && isSameNumeral(one, other, numerals)
  if (one === other)
    return true
  if (Array.isArray(one)) {
    return Array.isArray(other)
      && one.length === other.length
      && one.every((item, at) => sameJson(item, other[at], numeralsAt(one, other, at)))
  }
  if (!isObject(one) || !isObject(other))
    return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length
    && keys.every(key =>
      Object.hasOwn(other, key) && sameJson(one[key], other[key], numeralsAt(one, other, key)))
  )
}

function numeralsAt(one: object, other: object, key: string | number): Numerals {
  const numerals = [numeralAt(one, key), numeralAt(other, key)] as const
  return numerals[0] === numerals[1] ? [] : numerals
}

function isSameNumeral(one: number, other: number, [written, otherWritten]: Numerals): boolean {
  if (written === otherWritten)
    return true
  const decimals = [written ?? String(one), otherWritten ?? String(other)].map(toDecimal)
  return compareDecimals(decimals[0] ?? decimalOf(one), decimals[1] ?? decimalOf(other)) === 0
}

/** Where a value stands: a number that stands alone is printed as it was written there. */
export interface Holder {
  holder: object
  key: string
}
