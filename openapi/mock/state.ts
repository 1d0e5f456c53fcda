import type { ApiDocument } from '../document/document.ts'
import type { Schema } from '../document/openapi.ts'
import type { JsonObject } from './exchange.ts'
import type { Fault, Violation } from './fault.ts'
import type { MockOperation } from './operation.ts'
import type { Page } from './lists.ts'
import type { ParameterValues } from './parameters.ts'
import type { Random } from './random.ts'
import type { Action } from './action.ts'
import type { Resource } from './resource.ts'
import type { Resources } from './resources.ts'
import type { Collection, Sandbox, Tables } from './sandbox.ts'
import { deref } from './schema.ts'
import { createFault } from './fault.ts'
import { selectPage } from './lists.ts'
import { isTrue } from './mend.ts'
import { changeRecord, createRecord } from './records.ts'
import { mendRecord, showingOf } from './shown.ts'
import { isObject, own } from './text.ts'

/** What an action came to. */
export type Outcome = { kind: 'record', record: JsonObject, /** The concrete path of a new record. */ created?: string, /** Its own schema was found to allow it. */ isFit?: boolean } | { kind: 'page', page: Page } | { kind: 'removed', record: JsonObject } | Fault

export interface ActionInput {
  document: ApiDocument
  operation: MockOperation
  resources: Resources
  action: Action
  values: ParameterValues
  body: unknown
  /** The schema of the body: what a replacement may leave out. */
  bodySchema?: Schema
  /** The body is a JSON Patch. RFC 6902. */
  patch?: (record: JsonObject) => JsonObject | Fault
  sandbox: Pick<Sandbox, 'atomic' | 'look'>
  now: Date
  random: (sequence: number) => Random
  /** Checked on the record as it stands, before it changes; on none where PUT is about to make one. */
  precondition?: (record: JsonObject | undefined) => Fault | undefined
  /** What completes a record that answers may not show as it was sent. */
  example: () => unknown
  /** How many records a sandbox may hold. */
  most: number
}

/** A collection, and the concrete path it goes by. */
interface Place { tables: Tables, collection: Collection, path: string }

/** Does to a sandbox what an operation does to its resource; everything in one atomic step. */
export function perform(input: ActionInput): Promise<Outcome> {
  const { action: { kind, resource }, operation, values, sandbox, resources } = input
  const isLook = kind === 'list' || kind === 'read' || kind === 'touch'
  return (isLook ? sandbox.look : sandbox.atomic)((tables): Outcome => {
    const orphan = missingParent(resources, operation.path, values.path, tables)
    if (orphan)
      return orphan
    const path = concretePath(resource.path, values.path)
    const collection = tables.collection(path)
    const place = { tables, collection, path }
    if (kind === 'list') {
      return {
        kind: 'page',
        page: selectPage(input.document, operation, resource.properties, [
          ...collection.values(),
        ], values),
      }
    }
    if (kind === 'create')
      return create(input, place)
    const id = idOf(input)
    const record = collection.get(id)
    if (!record && !(kind === 'replace' && putCreates(input)))
      return notFound(resource)
    const failed = input.precondition?.(record)
    if (failed)
      return failed
    if (!record)
      return put(input, place, id)
    if (kind === 'read' || kind === 'touch')
      return { kind: 'record', record }
    if (kind === 'remove') {
      collection.delete(id)
      if (Number.isSafeInteger(Number(id)))
        tables.retire(path, Number(id))
      return { kind: 'removed', record }
    }
    return change(input, collection, id, record)
  })
}

/** Templates of documents, cut where their parameters stand. */
const templates = new Map<string, string[]>()

/** The concrete path of a template: `/users/{id}/keys` → `/users/42/keys`. */
export function concretePath(template: string, path: Record<string, unknown>): string {
  const parts = templates.get(template) ?? template.split(/\{([^{}]+)\}/)
  templates.set(template, parts)
  // Text stands at even places, names at odd ones.
  return parts.map((part, index) => index % 2 === 0
    ? part
    : encodeURIComponent(String(path[part] ?? ''))).join('')
}

/** The API's 404, by the name of what is missing. */
export function notFound(resource?: Resource): Fault {
  const name = resource?.path.split('/').filter(segment => segment !== '' && !segment.startsWith('{')).at(-1)
  return createFault(404, 'not_found', name === undefined || !/^[\w -]{1,60}$/.test(name)
    ? 'There is nothing here.'
    : `There is nothing by that name among ${name}.`)
}

/** The item that a path stands below: the collection's template and the parameter, in the words of that path. */
interface Parent { resource: Resource, collection: string, parameter: string }

const parents = new WeakMap<Resources, Map<string, Parent | undefined>>()

/** An item below another exists only while the other one does. The other path may name its parameters otherwise. */
export function missingParent(resources: Resources, path: string, values: Record<string, unknown>, tables: Tables): Fault | undefined {
  const known = parents.get(resources) ?? new Map<string, Parent | undefined>()
  parents.set(resources, known)
  if (!known.has(path))
    known.set(path, findParent(resources, path))
  const parent = known.get(path)
  return !parent || tables.collection(concretePath(parent.collection, values)).has(String(values[parent.parameter] ?? ''))
    ? undefined
    : notFound(parent.resource)
}

function findParent(resources: Resources, path: string): Parent | undefined {
  const resource = resources.parentOf(path)
  if (!resource)
    return undefined
  const segments = path.split('/')
  const depth = resource.path.split('/').length
  return {
    resource,
    collection: segments.slice(0, depth).join('/'),
    parameter: (segments[depth] ?? '').slice(1, -1),
  }
}

function idOf({ action: { resource }, operation, values, body }: ActionInput): string {
  if (resource.id === '')
    return ''
  return String(operation.path === resource.path
    ? own(body, resource.id) ?? ''
    : values.path[resource.parameter] ?? '')
}

/**
 * PUT makes what is not there (RFC 9110, 9.3.4), unless the operation speaks of 404 and not of 201. Without a body it says that
 * something is so: that somebody is a member.
 */
function putCreates({ action: { resource }, operation: { body, path, responses } }: ActionInput): boolean {
  return (resource.id === '' || path !== resource.path) && (!body || responses.has('201') || !responses.has('404'))
}

function put(input: ActionInput, place: Place, id: string): Outcome {
  const { collection } = place
  const { document, action: { resource }, operation, values, most } = input
  if (collection.size >= most)
    return full(most)
  const name = values.path[resource.parameter] as JsonObject[string]
  const made = makeRecord(input, place, (input.body ?? {}) as JsonObject)
  const record = complete(input, resource.id !== '' && isTrue(document, resource.properties.get(resource.id), name)
    ? { ...made, [resource.id]: name }
    : made)
  const taken = takenFields(document, resource, collection, record, id)
  if (taken.length > 0)
    return duplicate(operation, taken)
  collection.set(id, record)
  return {
    kind: 'record',
    record,
    created: concretePath(operation.path, values.path),
  }
}

function full(most: number): Fault {
  return createFault(409, 'sandbox_full', `This sandbox holds ${most} of them, and that is its limit. Delete some, or use another test key.`)
}

function makeRecord({ document, action: { resource }, values, now, random }: ActionInput, { tables, collection, path }: Place, body: JsonObject): JsonObject {
  return createRecord(document, resource, body, {
    now,
    random: random(tables.next()),
    path: values.path,
    count: highest => tables.count(path, highest),
    taken: collection,
  })
}

function create(input: ActionInput, place: Place): Outcome {
  const { document, action: { resource }, most } = input
  const { collection, path } = place
  if (collection.size >= most)
    return full(most)
  const body = (input.body ?? {}) as JsonObject
  // Before the record is made: what is refused takes no number from those that follow.
  const claimed = takenFields(document, resource, collection, body)
  if (claimed.length > 0)
    return duplicate(input.operation, claimed)
  const made = makeRecord(input, place, body)
  const record = complete(input, made)
  const id = String(record[resource.id])
  const taken = takenFields(document, resource, collection, record, id)
  if (taken.length > 0 || (collection.has(id) && !isUntouched(resource, collection, id))) {
    return duplicate(input.operation, taken.length > 0
      ? taken
      : [resource.id])
  }
  collection.set(id, record)
  return {
    kind: 'record',
    record,
    created: `${path}/${encodeURIComponent(id)}`,
    isFit: record === made,
  }
}

/** A record with all that the answer must show: from the example first, then made up. One that has it stays the same object. */
function complete({ document, action: { resource }, values, example }: ActionInput, record: JsonObject): JsonObject {
  const kept = [
    resource.id,
    ...Object.keys(values.path),
  ]
  if (showingOf(document, resource.schema).fits(record))
    return record
  const shown = example()
  return mendRecord(document, resource.schema, isObject(shown)
    ? {
        ...shown as JsonObject,
        ...record,
      }
    : record, kept)
}

/** An example that nobody has changed makes room: samples create what the examples show. */
function isUntouched(resource: Resource, collection: Collection, id: string): boolean {
  const seed = resource.seeds().find(([key]) => key === id)?.[1]
  const record = collection.get(id)
  return seed !== undefined && record !== undefined && Object.keys(seed).every(key => JSON.stringify(seed[key]) === JSON.stringify(record[key]))
}

function change(input: ActionInput, collection: Collection, id: string, record: JsonObject): Outcome {
  const { document, action: { resource, kind }, now, bodySchema, patch } = input
  const patched = patch?.(record)
  if (patched && 'kind' in patched && patched.kind === 'fault')
    return patched as Fault
  const changed = changeRecord(document, resource, record, (patched ?? input.body ?? {}) as JsonObject, kind === 'replace' || patched
    ? 'replace'
    : 'merge', now, patched ? resource.schema : bodySchema)
  const after = mendRecord(document, resource.schema, changed, [resource.id])
  const taken = takenFields(document, resource, collection, after, id)
  if (taken.length > 0)
    return duplicate(input.operation, taken)
  collection.set(id, after)
  return { kind: 'record', record: after }
}

/** What makes records of a resource unique, found once. */
const uniques = new WeakMap<Resource, string[]>()

/** Properties marked `x-unique` whose value another record has. */
function takenFields(document: ApiDocument, resource: Resource, collection: Collection, record: JsonObject, self?: string): string[] {
  return uniqueNames(document, resource).filter((name) => {
    const value = record[name]
    if (value === undefined || value === null)
      return false
    for (const [id, other] of collection) {
      if (id !== self && fold(other[name]) === fold(value))
        return true
    }
    return false
  })
}

function uniqueNames(document: ApiDocument, resource: Resource): string[] {
  const known = uniques.get(resource)
  if (known)
    return known
  const isUnique = (schema: Schema): boolean => deref(document, schema)?.['x-unique'] === true || (typeof schema === 'object' && schema['x-unique'] === true)
  const names = [...resource.properties].filter(([, schema]) => isUnique(schema)).map(([name]) => name)
  uniques.set(resource, names)
  return names
}

/** E-mail addresses and names are taken in any case. */
function fold(value: unknown): unknown {
  return typeof value === 'string'
    ? value.toLowerCase()
    : value
}

/** 409 where the operation declares it, else a broken rule like any other. */
function duplicate(operation: MockOperation, names: string[]): Fault {
  const violations = names.map((name): Violation => ({
    in: 'body',
    pointer: `/${name}`,
    keyword: 'x-unique',
    params: {},
    message: 'is already taken',
  }))
  return operation.responses.has('409') || !operation.responses.has('400')
    ? createFault(409, 'conflict', `There is one with this ${names.join(' and ')} already.`, { violations })
    : invalid(operation, violations)
}

/** A request that breaks the schema: 422 where the operation declares it, else 400. */
export function invalid(operation: MockOperation, violations: Violation[]): Fault {
  const status = operation.responses.has('422')
    ? 422
    : 400
  // A field that breaks two rules is one field.
  const count = new Set(violations.map(({ in: location, pointer }) => `${location} ${pointer}`)).size
  return createFault(status, 'validation_error', count === 1
    ? '1 field is missing or not valid.'
    : `${count} fields are missing or not valid.`, { violations })
}
