import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Slot } from '../../schema/rows.ts'
import type { Content, MockOperation } from './operation.ts'
import { conventionsOf } from '../../schema/conventions.ts'
import { deref, propertiesOf, typesOf } from '../../schema/facts.ts'
import { isJson } from '../message/media-type.ts'
import { responseFor, successStatus } from './operation.ts'
import { own, setOwn } from '../../document/json/value.ts'
import { copyNumerals } from '../../document/json/numerals.ts'

/** What an operation answers with when it succeeds, in JSON. */
export interface Answered {
  schema: Schema
  content: Content
}

export function answered(operation: MockOperation): Answered | undefined {
  const content = responseFor(operation, successStatus(operation))?.content.find(({ type }) => isJson(type))
  return content?.mediaType.schema === undefined ? undefined : { schema: content.mediaType.schema, content }
}

/** Finds the one record in an answer: the answer itself, or what it wraps as `data`. */
export function findRecord(document: ApiDocument, schema: Schema): Slot | undefined {
  if (!typesOf(document, schema).has('object'))
    return undefined
  const properties = propertiesOf(document, schema)
  const conventions = conventionsOf(document)
  for (const [name, property] of properties) {
    if (
      (conventions.is('recordProperty', name) || properties.size === 1)
      && typesOf(document, property).has('object')
      && propertiesOf(document, property).size > 0
    ) {
      return { schema: property, envelope: [name], answer: schema }
    }
  }
  return { schema, envelope: [], answer: schema }
}

/** The form of a resource's records: their schema, and where their id stands. */
interface RecordForm {
  kind: 'collection' | 'singleton'
  schema: Schema
  id: readonly string[]
}

/** Where a record of one schema stands in an answer of another; undefined where the answer shows none. */
export function recordSlot(document: ApiDocument, schema: Schema, record: RecordForm): Slot | undefined {
  const wanted = deref(document, record.schema)
  const names = [...propertiesOf(document, record.schema).keys()]
  const [id] = record.id
  const fits = (candidate: Schema): boolean =>
    deref(document, candidate) === wanted
    || (id === undefined
      ? names.length > 0 && names.every(name => propertiesOf(document, candidate).has(name))
      : propertiesOf(document, candidate).has(id))
  if (fits(schema))
    return { schema, envelope: [], answer: schema }
  for (const [name, property] of propertiesOf(document, schema)) {
    if (typesOf(document, property).has('object') && fits(property)) {
      return { schema: property, envelope: [name], answer: schema }
    }
  }
  return undefined
}

/** An answer with a value in its slot; the rest of an envelope is that of the example. */
export function wrap(example: unknown, { envelope: [name] }: Slot, value: unknown): unknown {
  if (name === undefined)
    return value
  const wrapped = {}
  for (const key of typeof example === 'object' && example !== null ? Object.keys(example) : [])
    setOwn(wrapped, key, own(example, key))
  if (typeof example === 'object' && example !== null)
    copyNumerals(example, wrapped)
  setOwn(wrapped, name, value)
  return wrapped
}

export function unwrap(value: unknown, envelope: string[]): unknown {
  return envelope.reduce<unknown>((inner, key) => own(inner, key), value)
}

export function isSameSchema(document: ApiDocument, a: Schema, b: Schema): boolean {
  return a === b || deref(document, a) === deref(document, b)
}
