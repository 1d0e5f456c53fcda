import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Action } from './action.ts'
import type { JsonObject } from '../message/exchange.ts'
import type { Fault } from '../error/fault.ts'
import type { Page } from '../operation/page.ts'
import type { MockOperation, ParameterValues } from '../operation/operation.ts'
import type { Random } from '../message/random.ts'
import type { Resource } from './resource.ts'
import type { Resources } from './resources.ts'
import type { Collection, Sandbox, Tables } from './sandbox.ts'
import { selectPage } from './lists.ts'
import { isTrue } from '../operation/repair.ts'
import { missingParent } from './parents.ts'
import { concretePath } from '../operation/path-template.ts'
import { changeRecord, createRecord } from './records.ts'
import { duplicate, full, notFound } from './refusals.ts'
import { mendRecord, showingOf } from './shown.ts'
import { isObject, own } from '../../document/json.ts'
import { takenFields } from './unique-fields.ts'

/** What an action came to. */
export type Outcome =
  | {
    kind: 'record'
    record: JsonObject
    /** The concrete path of a new record. */ created?: string
    /** Its own schema was found to allow it. */ isFit?: boolean
  }
  | { kind: 'page', page: Page }
  | { kind: 'removed', record: JsonObject }
  | Fault

/** What an action is done to, and with. */
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
interface Place {
  tables: Tables
  collection: Collection
  path: string
}

/** Does to a sandbox what an operation does to its resource; everything in one atomic step. */
export function perform(input: ActionInput): Promise<Outcome> {
  const {
    action: { kind, resource },
    operation,
    values,
    sandbox,
    resources,
  } = input
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
        page: selectPage(input.document, operation, resource.properties, [...collection.values()], values),
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

function idOf({ action: { resource }, operation, values, body }: ActionInput): string {
  if (resource.id === '')
    return ''
  return String(
    operation.path === resource.path ? (own(body, resource.id) ?? '') : (values.path[resource.parameter] ?? ''),
  )
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
  const {
    document,
    action: { resource },
    operation,
    values,
    most,
  } = input
  if (collection.size >= most)
    return full(most)
  const name = values.path[resource.parameter] as JsonObject[string]
  const made = makeRecord(input, place, (input.body ?? {}) as JsonObject)
  const record = complete(
    input,
    resource.id !== '' && isTrue(document, resource.properties.get(resource.id), name)
      ? { ...made, [resource.id]: name }
      : made,
  )
  const taken = takenFields(document, resource, collection, record, id)
  if (taken.length > 0)
    return duplicate(operation, taken)
  collection.set(id, record)
  return { kind: 'record', record, created: concretePath(operation.path, values.path) }
}

function makeRecord(
  { document, action: { resource }, values, now, random }: ActionInput,
  { tables, collection, path }: Place,
  body: JsonObject,
): JsonObject {
  return createRecord(document, resource, body, {
    now,
    random: random(tables.next()),
    path: values.path,
    count: highest => tables.count(path, highest),
    taken: collection,
  })
}

function create(input: ActionInput, place: Place): Outcome {
  const {
    document,
    action: { resource },
    most,
  } = input
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
    return duplicate(input.operation, taken.length > 0 ? taken : [resource.id])
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
  const kept = [resource.id, ...Object.keys(values.path)]
  if (showingOf(document, resource.schema).fits(record))
    return record
  const shown = example()
  return mendRecord(document, resource.schema, isObject(shown) ? { ...(shown as JsonObject), ...record } : record, kept)
}

/** An example that nobody has changed makes room: samples create what the examples show. */
function isUntouched(resource: Resource, collection: Collection, id: string): boolean {
  const seed = resource.seeds().find(([key]) => key === id)?.[1]
  const record = collection.get(id)
  return seed !== undefined
    && record !== undefined
    && Object.keys(seed).every(key => JSON.stringify(seed[key]) === JSON.stringify(record[key]))
}

function change(input: ActionInput, collection: Collection, id: string, record: JsonObject): Outcome {
  const {
    document,
    action: { resource, kind },
    now,
    bodySchema,
    patch,
  } = input
  const patched = patch?.(record)
  if (patched && 'kind' in patched && patched.kind === 'fault')
    return patched as Fault
  const changed = changeRecord(
    document,
    resource,
    record,
    (patched ?? input.body ?? {}) as JsonObject,
    kind === 'replace' || patched ? 'replace' : 'merge',
    now,
    patched ? resource.schema : bodySchema,
  )
  const after = mendRecord(document, resource.schema, changed, [resource.id])
  const taken = takenFields(document, resource, collection, after, id)
  if (taken.length > 0)
    return duplicate(input.operation, taken)
  collection.set(id, after)
  return { kind: 'record', record: after }
}
