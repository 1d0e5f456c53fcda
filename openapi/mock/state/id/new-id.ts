import type { ApiDocument } from '../../../document/document.ts'
import type { JsonObject } from '../../message/exchange.ts'
import type { Making } from '../record/making.ts'
import type { Resource } from '../resource.ts'
import { setOwn } from '../../../document/json/value.ts'
import { keepNumeral } from '../../../document/json/numerals.ts'
import { isTrue } from '../../../schema/validate/matches.ts'
import { matchesPattern, textOfPattern } from '../../../schema/pattern/pattern.ts'
import { deref, flagged, typesOf } from '../../../schema/facts.ts'
import { nameOf, readAt, writeAt } from './record-id.ts'

/** A new record, which may be changed, with an id: the one that was sent where it may be, else the next number, or a text like the other ids. */
export function withId(
  document: ApiDocument,
  resource: Resource,
  { record, input, making }: { record: JsonObject, input: JsonObject, making: Making },
): JsonObject {
  const { id, idSchema = true } = resource
  if (id.length === 0)
    return record
  const sent = readAt(input, id)
  // A sent id is used only where the id's own schema allows it.
  if (
    (typeof sent === 'string' || typeof sent === 'number')
    && !flagged(document, idSchema, 'readOnly')
    && isTrue(document, idSchema, sent)
  ) {
    return id.length === 1 && readAt(record, id) === sent ? record : writeAt(record, id, sent)
  }
  const types = typesOf(document, idSchema)
  return types.has('integer') || types.has('number')
    ? withNumber(resource, record, making)
    : writeAt(record, id, textId(document, resource, making))
}

/** The next number; beyond what JavaScript counts it is written digit by digit. */
function withNumber({ id }: Resource, record: JsonObject, { count, taken }: Making): JsonObject {
  let highest = 0n
  const number = count(() => {
    for (const key of taken.keys()) {
      if (/^\d+$/.test(key) && BigInt(key) > highest)
        highest = BigInt(key)
    }
    return Number(highest)
  })
  const [name = ''] = id
  if (Number.isSafeInteger(number) && id.length === 1) {
    setOwn(record, name, number)
    return record
  }
  if (Number.isSafeInteger(number))
    return writeAt(record, id, number)
  for (const key of taken.keys()) {
    if (/^\d+$/.test(key) && BigInt(key) > highest)
      highest = BigInt(key)
  }
  const text = String(highest + 1n)
  const made = writeAt(record, id, Number(text))
  const holder = id.length === 1 ? made : readAt(made, id.slice(0, -1))
  if (typeof holder === 'object' && holder !== null)
    keepNumeral(holder, id.at(-1) ?? '', text)
  return made
}

/** An id like that of the example, unless the schema's pattern wants another form. */
function textId(document: ApiDocument, resource: Resource, { random, taken }: Making): string {
  const example = nameOf(resource.seeds()[0]?.[1], resource.id)
  const { format, pattern } = deref(document, resource.idSchema ?? true) ?? {}
  const make = (attempt: number): string | undefined => {
    if (pattern !== undefined && attempt > 20) {
      return textOfPattern(pattern, { variant: random.below(100_000) })
    }
    if (format === 'uuid')
      return random.uuid()
    return example !== undefined && example.length > 3 ? random.like(example) : random.text(12)
  }
  for (let attempt = 0; attempt < 60; attempt++) {
    const id = make(attempt)
    if (id !== undefined && !taken.has(id) && (pattern === undefined || matchesPattern(pattern, id) !== false))
      return id
  }
  return random.uuid()
}
