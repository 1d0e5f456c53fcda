import type { ApiDocument } from '../../document/document.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import type { JsonObject } from '../message/exchange.ts'
import type { Making } from './making.ts'
import type { Resource } from './resource.ts'
import { isObject, own, setOwn } from '../../document/json/value.ts'
import { adoptNumerals, copyNumerals, keepNumeral, numeralAt } from '../../document/json/numerals.ts'
import { conventionsOf } from '../../schema/conventions.ts'
import { generateExample } from '../../schema/example/made.ts'
import { deref, flagged, propertiesOf, requiredOf, typesOf } from '../../schema/facts.ts'
import { keepNumeralOf } from '../../schema/example/numeral.ts'
import { freshTag } from './tag.ts'
import { linked } from './id/links.ts'
import { withId } from './id/new-id.ts'
import { timeOf, timeValue } from './times.ts'

/** A placeholder for the tag until the record is complete. */
const untagged = '""'

/** A new record: what was sent, and what the API sets itself. Optional properties that were not sent are left out. */
export function createRecord(document: ApiDocument, resource: Resource, input: JsonObject, making: Making): JsonObject {
  const record: JsonObject = {}
  const [id] = resource.id.length === 1 ? resource.id : []
  const fields = fieldsOf(document, resource)
  for (const { name, schema, isReadOnly, setter } of fields) {
    const sent = own(input, name)
    // The id keeps its place among the properties, before its value is known.
    const isTaken = name !== id && sent !== undefined && !isReadOnly
    const value = name === id ? (sent ?? null) : isTaken ? sent : setter?.(making)
    if (value === undefined)
      continue
    setOwn(record, name, value)
    if (!isTaken)
      keepNumeralOf(document, schema, record, name)
  }
  // Properties that the answer does not show, such as a password, are stored too.
  for (const [name, value] of Object.entries(input))
    Object.hasOwn(record, name) || setOwn(record, name, value)
  adoptNumerals(input, record)
  const made = linked(document, resource, withId(document, resource, record, input, making), making.path)
  for (const { name, isTag } of fields) {
    if (isTag && own(made, name) === untagged)
      setOwn(made, name, freshTag(made, name))
  }
  return made
}

/** How a record is changed. */
export interface Changing {
  /**
   * `replace` drops what was not sent, unless the API sets it or the answer must have it; `merge` keeps it, and `null` removes
   * what may not be null (RFC 7396).
   */
  how: 'replace' | 'merge'
  now: Date
  /** The schema of the body: what a replacement may leave out. */
  writable?: Schema
}

/** A changed record. */
export function changeRecord(
  document: ApiDocument,
  resource: Resource,
  { before, input }: { before: JsonObject, input: JsonObject },
  { how, now, writable }: Changing,
): JsonObject {
  const record: JsonObject = { ...before }
  copyNumerals(before, record)
  const required = requiredOf(document, resource.schema)
  const [id] = resource.id.length === 1 ? resource.id : []
  if (how === 'replace')
    dropUnsent(document, resource, record, writable)
  for (const [name, value] of Object.entries(input)) {
    const schema = resource.properties.get(name)
    if (name === id || (schema !== undefined && flagged(document, schema, 'readOnly')))
      continue
    if (
      how === 'merge'
      && value === null
      && schema !== undefined
      && !typesOf(document, schema).has('null')
      && !required.has(name)
    ) {
      delete record[name]
    }
    else {
      setOwn(record, name, how === 'merge' ? mergePatch(record[name], value) : value)
      if (typeof value === 'number')
        keepNumeral(record, name, numeralAt(input, name) ?? String(value))
    }
  }
  const conventions = conventionsOf(document)
  for (const [name, schema] of resource.properties) {
    if (!Object.hasOwn(record, name) || Object.hasOwn(input, name))
      continue
    if (timeOf(conventions, name) === 'change')
      setOwn(record, name, timeValue(document, schema, now))
    else if (conventions.is('etag', name))
      setOwn(record, name, freshTag(record, name))
  }
  return record
}

/** Removes what a replacement leaves out, except for properties that the API sets or every answer must have. */
function dropUnsent(document: ApiDocument, resource: Resource, record: JsonObject, writable: Schema | undefined): void {
  const required = requiredOf(document, resource.schema)
  if (writable === undefined || requiredOf(document, writable).size === 0)
    return
  for (const name of propertiesOf(document, writable).keys()) {
    if (
      name !== resource.id[0]
      && !required.has(name)
      && !flagged(document, resource.properties.get(name) ?? true, 'readOnly')
    ) {
      delete record[name]
    }
  }
}

/** RFC 7396: objects merge, anything else replaces. */
export function mergePatch(target: unknown, patch: JsonObject[string], depth = 0): JsonObject[string] {
  if (!isObject(patch) || depth > 100)
    return patch
  const merged: JsonObject = isObject(target) ? { ...(target as JsonObject) } : {}
  if (isObject(target))
    copyNumerals(target, merged)
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      delete merged[key]
    }
    else {
      setOwn(merged, key, mergePatch(own(merged, key), value as JsonObject[string], depth + 1))
      if (typeof value === 'number')
        keepNumeral(merged, key, numeralAt(patch, key) ?? String(value))
    }
  }
  return merged
}

/** A property of a resource's records, and what the API sets it to where nobody sends it. */
interface Field {
  name: string
  schema: Schema
  isReadOnly: boolean
  /** The `etag` of the record. */
  isTag: boolean
  setter?: Setter
}

type Setter = (making: Making) => JsonObject[string] | undefined

const fields = new WeakMap<Resource, Field[]>()

/** Facts about a resource's properties, found once. */
function fieldsOf(document: ApiDocument, resource: Resource): Field[] {
  const known = fields.get(resource)
  if (known)
    return known
  const required = requiredOf(document, resource.schema)
  const found = [...resource.properties].map(([name, schema]) => ({
    name,
    schema,
    isTag: conventionsOf(document).is('etag', name) && typesOf(document, schema).has('string'),
    isReadOnly: flagged(document, schema, 'readOnly'),
    setter: createSetter(document, name, schema, required.has(name)),
  }))
  fields.set(resource, found)
  return found
}

function createSetter(document: ApiDocument, name: string, schema: Schema, required: boolean): Setter | undefined {
  const found: SchemaObject = deref(document, schema) ?? {}
  const types = typesOf(document, found)
  const conventions = conventionsOf(document)
  if (timeOf(conventions, name) !== undefined)
    return ({ now }) => timeValue(document, schema, now)
  if (conventions.is('etag', name) && types.has('string'))
    return () => untagged
  if (found.const !== undefined || found.default !== undefined)
    return () => (found.const ?? found.default) as JsonObject[string]
  if (types.has('null'))
    return () => null
  if (!required)
    return undefined
  if (found.format === 'uuid')
    return ({ random }) => random.uuid()
  if (types.has('array') && !found.minItems)
    return () => []
  return () => generateExample(document, schema) as JsonObject[string]
}
