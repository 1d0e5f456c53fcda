import type { ApiDocument } from '../../document/document.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import type { JsonObject } from '../message/exchange.ts'
import type { Random } from '../message/random.ts'
import type { Resource } from './resource.ts'
import { isOwnName } from './item-id.ts'
import { matchesPattern, textOfPattern } from '../../schema/pattern/pattern.ts'
import { generateExample } from '../operation/examples.ts'
import { isTrue } from '../operation/repair.ts'
import { deref, flagged, propertiesOf, requiredOf, typesOf } from '../../schema/facts.ts'
import { words } from '../../document/words.ts'
import { isObject, own, setOwn } from '../../document/json.ts'

/** What the maker of a record may need; nothing here reads a clock or throws dice by itself. */
export interface Making {
  now: Date
  random: Random
  /** The path's own values: `{ tenantId: 'demo1234' }` becomes part of a record that has that property. */
  path: Record<string, unknown>
  /** A number that was never given before, for numbered ids: those of deleted records do not come back. */
  count: (highest: () => number) => number
  /** Ids that are taken. */
  taken: Map<string, JsonObject>
}

/** A new record: what was sent, and what the API sets itself. Optional properties that were not sent stay away. */
export function createRecord(document: ApiDocument, resource: Resource, input: JsonObject, making: Making): JsonObject {
  const record: JsonObject = {}
  for (const { name, schema, isReadOnly, isInPath, setter } of fieldsOf(document, resource)) {
    const sent = own(input, name)
    const value =
      name === resource.id
        ? pickIdValue(document, resource, schema, sent, making)
        : sent !== undefined && !isReadOnly
          ? sent
          : ((isInPath ? own(making.path, name) : undefined) ?? setter?.(making))
    if (value !== undefined)
      setOwn(record, name, value)
  }
  // What the answer does not show, such as a password, is still remembered.
  for (const [name, value] of Object.entries(input))
    Object.hasOwn(record, name) || setOwn(record, name, value)
  return record
}

/**
 * A changed record. `replace` drops what was not sent, unless the API sets it or the answer must have it; `merge` keeps
 * it, and `null` removes what may not be null (RFC 7396).
 */
export function changeRecord(
  document: ApiDocument,
  resource: Resource,
  before: JsonObject,
  input: JsonObject,
  how: 'replace' | 'merge',
  now: Date,
  writable?: Schema,
): JsonObject {
  const record: JsonObject = { ...before }
  const required = requiredOf(document, resource.schema)
  if (how === 'replace' && writable !== undefined && requiredOf(document, writable).size > 0) {
    for (const name of propertiesOf(document, writable).keys()) {
      if (
        name !== resource.id
        && !required.has(name)
        && !flagged(document, resource.properties.get(name) ?? true, 'readOnly')
      ) {
        delete record[name]
      }
    }
  }
  for (const [name, value] of Object.entries(input)) {
    const schema = resource.properties.get(name)
    if (name === resource.id || (schema !== undefined && flagged(document, schema, 'readOnly')))
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
    }
  }
  for (const [name, schema] of resource.properties) {
    if (timeOf(name) === 'change' && Object.hasOwn(record, name) && !Object.hasOwn(input, name))
      setOwn(record, name, timeValue(document, schema, now))
  }
  return record
}

/** RFC 7396: objects merge, anything else replaces. */
export function mergePatch(target: unknown, patch: JsonObject[string], depth = 0): JsonObject[string] {
  if (!isObject(patch) || depth > 100)
    return patch
  const merged: JsonObject = isObject(target) ? { ...(target as JsonObject) } : {}
  for (const [key, value] of Object.entries(patch)) {
    if (value === null)
      delete merged[key]
    else
      setOwn(merged, key, mergePatch(own(merged, key), value as JsonObject[string], depth + 1))
  }
  return merged
}

function pickIdValue(
  document: ApiDocument,
  resource: Resource,
  schema: Schema,
  sent: unknown,
  making: Making,
): JsonObject[string] | undefined {
  // What is sent may be an id in the words of another schema.
  if (
    (typeof sent === 'string' || typeof sent === 'number')
    && !flagged(document, schema, 'readOnly')
    && isTrue(document, schema, sent)
  ) {
    return sent
  }
  const types = typesOf(document, schema)
  if (types.has('integer') || types.has('number')) {
    return making.count(() => {
      let highest = 0
      for (const id of making.taken.keys())
        highest = Math.max(highest, Number(id) || 0)
      return highest
    })
  }
  return textId(document, resource, schema, making)
}

/** An id like that of the example, unless the schema's pattern wants another form. */
function textId(document: ApiDocument, resource: Resource, schema: Schema, { random, taken }: Making): string {
  const example = own(resource.seeds()[0]?.[1], resource.id)
  const { format, pattern } = deref(document, schema) ?? {}
  const make = (attempt: number): string | undefined => {
    if (pattern !== undefined && attempt > 20) {
      return textOfPattern(pattern, { variant: random.below(100_000) })
    }
    if (format === 'uuid')
      return random.uuid()
    return typeof example === 'string' && example.length > 3 ? random.like(example) : random.text(12)
  }
  for (let attempt = 0; attempt < 60; attempt++) {
    const id = make(attempt)
    if (id !== undefined && !taken.has(id) && (pattern === undefined || matchesPattern(pattern, id) !== false))
      return id
  }
  return random.uuid()
}

/** A property of a resource's records, and what the API sets it to where nobody sends it. */
interface Field {
  name: string
  schema: Schema
  isReadOnly: boolean
  /** A parameter of that name is its value. */
  isInPath: boolean
  setter?: Setter
}

type Setter = (making: Making) => JsonObject[string] | undefined

const fields = new WeakMap<Resource, Field[]>()

/** What is to be known of a resource's properties, found out once. */
function fieldsOf(document: ApiDocument, resource: Resource): Field[] {
  const known = fields.get(resource)
  if (known)
    return known
  const required = requiredOf(document, resource.schema)
  const found = [...resource.properties].map(([name, schema]) => ({
    name,
    schema,
    isReadOnly: flagged(document, schema, 'readOnly'),
    isInPath: !isOwnName(name),
    setter: createSetter(document, name, schema, required.has(name)),
  }))
  fields.set(resource, found)
  return found
}

function createSetter(document: ApiDocument, name: string, schema: Schema, required: boolean): Setter | undefined {
  const found: SchemaObject = deref(document, schema) ?? {}
  const types = typesOf(document, found)
  if (timeOf(name) !== undefined)
    return ({ now }) => timeValue(document, schema, now)
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

const creation =
  /^(?:date )?(?:created|inserted|registered)(?: at| on| date| time)?$|^(?:creation|create) (?:date|time)$/
const change =
  /^(?:date |last )?(?:updated|modified|changed)(?: at| on| date| time)?$|^(?:update|modification|last update) (?:date|time)$/

/** What names of properties say of times: the same few are asked for with every record. */
const times = new Map<string, 'creation' | 'change' | undefined>()

function timeOf(name: string): 'creation' | 'change' | undefined {
  if (!times.has(name)) {
    if (times.size >= 5_000)
      times.clear()
    const text = words(name)
    times.set(name, change.test(text) ? 'change' : creation.test(text) ? 'creation' : undefined)
  }
  return times.get(name)
}

function timeValue(document: ApiDocument, schema: Schema, now: Date): JsonObject[string] {
  const types = typesOf(document, schema)
  if (types.has('integer') || types.has('number'))
    return Math.floor(now.getTime() / 1_000)
  const text = isoText(now.getTime())
  return deref(document, schema)?.format === 'date' ? text.slice(0, 10) : text
}

let lastTime = { time: 0, text: '1970-01-01T00:00:00.000Z' }

/** A record has several times, and a millisecond several records. */
function isoText(time: number): string {
  if (time !== lastTime.time) {
    lastTime = { time, text: new Date(time).toISOString() }
  }
  return lastTime.text
}
