import type { JsonObject } from '../../message/exchange.ts'
import { isObject, own, setOwn } from '../../../document/json/value.ts'
import { copyNumerals, numeralAt } from '../../../document/json/numerals.ts'

/** The value in a record at a path of properties; undefined where there is none, or the path is empty. */
export function readAt(record: unknown, path: readonly string[]): unknown {
  return path.length === 0 ? undefined : path.reduce<unknown>((value, name) => own(value, name), record)
}

/** A copy of a record with a value at a path of properties. */
export function writeAt(record: JsonObject, [name, ...rest]: readonly string[], value: unknown): JsonObject {
  if (name === undefined)
    return record
  const copy = { ...record }
  copyNumerals(record, copy)
  const below = own(record, name)
  setOwn(copy, name, rest.length === 0 ? value : writeAt(isObject(below) ? (below as JsonObject) : {}, rest, value))
  return copy
}

/** The id of a record as text, digit by digit; undefined where it has none. */
export function nameOf(record: unknown, path: readonly string[]): string | undefined {
  const last = path.at(-1)
  const holder = path.length === 1 ? record : readAt(record, path.slice(0, -1))
  return last === undefined || typeof holder !== 'object' || holder === null ? undefined : textAt(holder, last)
}

/** A text, or a number digit by digit, that stands at a key. */
export function textAt(holder: object, key: string): string | undefined {
  const value = own(holder, key)
  if (typeof value === 'number')
    return numeralAt(holder, key) ?? String(value)
  return typeof value === 'string' ? value : undefined
}
