import type { ApiDocument } from '../../../document/document.ts'
import type { Schema } from '../../../document/openapi.ts'
import type { JsonObject } from '../../message/exchange.ts'
import type { Making } from './making.ts'
import type { Resource } from '../resource.ts'
import { isObject, own, setOwn } from '../../../document/json/value.ts'
import { adoptNumerals, copyNumerals, keepNumeral, numeralAt } from '../../../document/json/numerals.ts'
import { conventionsOf } from '../../../schema/conventions.ts'
import { flagged, propertiesOf, requiredOf, typesOf } from '../../../schema/facts.ts'
import { keepNumeralOf } from '../../../schema/example/numeral.ts'
import { formOf, untagged } from './record-form.ts'
import { freshTag } from './tag.ts'
import { linked } from '../id/links.ts'
import { withId } from '../id/new-id.ts'
import { timeOf, timeValue } from './times.ts'

/** A new record: what was sent, and what the API sets itself. Optional properties that were not sent are left out. */
export function createRecord(
  document: ApiDocument,
  resource: Resource,
  { input, making }: { input: JsonObject, making: Making },
): JsonObject {
  const { blank, sent, set, tags } = formOf(document, resource, Object.keys(input))
  const record: JsonObject = { ...blank }
  copyNumerals(blank, record)
  for (const name of sent)
    setOwn(record, name, input[name])
  for (const { name, schema, setter } of set) {
    setOwn(record, name, setter(making))
    keepNumeralOf(document, schema, { holder: record, key: name })
  }
  adoptNumerals(input, record)
  const identified = withId(document, resource, { record, input, making })
  const made = linked(document, resource, { record: identified, concrete: making.path })
  for (const name of tags) {
    if (own(made, name) === untagged)
      setOwn(made, name, freshTag(made, name))
  }
  return made
}

/** How a record is changed. */
interface Changing {
  before: JsonObject
  input: JsonObject
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
  { before, input, how, now, writable }: Changing,
): JsonObject {
  const record: JsonObject = { ...before }
  copyNumerals(before, record)
  const required = requiredOf(document, resource.schema)
  const [id] = resource.id.length === 1 ? resource.id : []
  if (how === 'replace')
    dropUnsent(document, resource, { record, writable })
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
function dropUnsent(
  document: ApiDocument,
  resource: Resource,
  { record, writable }: { record: JsonObject, writable: Schema | undefined },
): void {
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
function mergePatch(target: unknown, patch: JsonObject[string], depth = 0): JsonObject[string] {
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
