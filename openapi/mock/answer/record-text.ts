import type { JsonObject } from '../message/exchange.ts'
import { toExactText } from '../../document/json/exact-json.ts'

/** The texts of shown records; empty until a record is written for the first time. */
const texts = new WeakMap<object, string>()

/** Says that a record is never changed, only replaced: it is written as JSON once, however often it is read. */
export function lasting(record: JsonObject): JsonObject {
  if (!texts.has(record))
    texts.set(record, '')
  return record
}

/** The JSON text of an answer, of which records that last are not written again. */
export function toAnswerText(value: unknown): string {
  if (Array.isArray(value) && value.length > 0 && value.every(isLasting))
    return `[${value.map(textOf).join(',')}]`
  return isLasting(value) ? textOf(value) : (toExactText(value) ?? 'null')
}

function isLasting(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && texts.has(value)
}

function textOf(record: JsonObject): string {
  const known = texts.get(record)
  if (known)
    return known
  const text = toExactText(record) ?? 'null'
  texts.set(record, text)
  return text
}
