import type { ApiDocument } from '../../../document/document.ts'
import type { Schema } from '../../../document/openapi.ts'
import type { Conventions } from '../../../schema/conventions.ts'
import { conventionsOf } from '../../../schema/conventions.ts'
import type { JsonObject } from '../../message/exchange.ts'
import { deref, typesOf } from '../../../schema/facts.ts'

/** The time that a property's name means: the record's creation or its last change. */
export function timeOf(conventions: Conventions, name: string): 'creation' | 'change' | undefined {
  return conventions.is('changedAt', name) ? 'change' : conventions.is('createdAt', name) ? 'creation' : undefined
}

/** When a record was last changed, by what it says of itself; undefined where it says nothing that is a time. */
export function changedAt(document: ApiDocument, record: JsonObject): Date | undefined {
  const conventions = conventionsOf(document)
  const names = Object.keys(record)
  const name = conventions.find('changedAt', names) ?? conventions.find('createdAt', names)
  const told = name === undefined ? undefined : record[name]
  const time = typeof told === 'number' ? new Date(told * 1_000) : typeof told === 'string' ? new Date(told) : undefined
  return time === undefined || Number.isNaN(time.getTime()) ? undefined : time
}

/** A time as a schema writes it: seconds since the epoch, a date, or RFC 3339. */
export function timeValue(document: ApiDocument, schema: Schema, now: Date): JsonObject[string] {
  const types = typesOf(document, schema)
  if (types.has('integer') || types.has('number'))
    return Math.floor(now.getTime() / 1_000)
  const text = isoText(now.getTime())
  return deref(document, schema)?.format === 'date' ? text.slice(0, 10) : text
}

let lastTime = { time: 0, text: '1970-01-01T00:00:00.000Z' }

/** Cache of the last text: a record has several times, and several records are made in a millisecond. */
function isoText(time: number): string {
  if (time !== lastTime.time)
    lastTime = { time, text: new Date(time).toISOString() }
  return lastTime.text
}
