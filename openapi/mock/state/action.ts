import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Answered } from '../operation/answered.ts'
import type { Slot } from '../../schema/rows.ts'
import type { MockOperation } from '../operation/operation.ts'
import type { Atlas } from './atlas.ts'
import type { FindResource } from './nested.ts'
import type { Resource } from './resource.ts'
import { answered, findRecord, isSameSchema, recordSlot } from '../operation/answered.ts'
import { findRows } from '../../schema/rows.ts'
import { isJson } from '../message/media-type.ts'
import { countSegments, isParameter, split } from '../operation/path-template.ts'
import { pickId } from './id/item-id.ts'
import { propertiesOf, typesOf } from '../../schema/facts.ts'
import { findSearched, readAsked } from './search.ts'

/** What can be done to a resource. */
export type ActionKind = 'create' | 'list' | 'read' | 'replace' | 'merge' | 'remove' | 'touch'

/** What an operation does to a resource. `touch` answers with an item and does not change it. */
export interface Action {
  kind: ActionKind
  resource: Resource
  /** A path that begins with the collection's, parameters named as in the operation: its own, or what it searches. */
  path: string
  /** How many of its segments are those of the collection. */
  depth: number
  /** The operation's own name for the parameter that names the item; undefined where the body names it, or nothing does. */
  parameter?: string
  /** Where the record or the list stands in the answer; undefined where the answer shows neither. */
  slot?: Slot
  /** Where the rows of a list say what the resource calls its id, if they call it otherwise. */
  idInRows?: readonly string[]
  /** The property of the body that holds the record: `{ "pet": { … } }`. */
  wrapper?: string
  /** The operation with what its body may ask among its parameters, where a list is asked for by a body. */
  asked?: MockOperation
}

const itemKinds: Record<string, ActionKind> = {
  GET: 'read',
  PUT: 'replace',
  PATCH: 'merge',
  POST: 'merge',
  DELETE: 'remove',
}

type Told = Pick<Action, 'kind' | 'slot'>

/** What an operation does, inferred from its path, its method and its answer; undefined where it does nothing to a resource. */
export function actionOf(
  document: ApiDocument,
  operation: MockOperation,
  { atlas, at }: { atlas: Atlas, at: FindResource },
): Action | undefined {
  return actionHere(document, operation, at) ?? searchAction(document, operation, { atlas, at })
}

/** What an operation does to the resource that its own path leads to. */
function actionHere(document: ApiDocument, operation: MockOperation, at: FindResource): Action | undefined {
  const { path } = operation
  const { parent, last } = split(path)
  const result = answered(operation)
  const act = (resource: Resource, tell: typeof onItem): Action | undefined =>
    toAction(document, operation, { resource, told: tell(document, operation, { resource, result }) })
  const here = at(path)
  if (here?.kind === 'singleton')
    return act(here, onItem)
  if (here)
    return act(here, onCollection)
  const above = at(parent)
  if (above?.kind === 'collection')
    return act(above, isParameter(last) ? onItem : onQuestion)
  // `/users/{id}/activate`: something is done to an item, and the answer shows it.
  const item = isParameter(split(parent).last) ? at(split(parent).parent) : undefined
  return item?.kind === 'collection' && item.hasItems ? act(item, onItemBelow) : undefined
}

/** A search for the records of a collection at another path. */
function searchAction(
  document: ApiDocument,
  operation: MockOperation,
  { atlas, at }: { atlas: Atlas, at: FindResource },
): Action | undefined {
  const found = findSearched(document, { operation, result: answered(operation) }, { atlas, at })
  return found && {
    kind: 'list',
    resource: found.resource,
    path: found.path,
    depth: countSegments(found.path),
    slot: found.slot,
    idInRows: idInRows(document, operation, found),
    asked: askedBy(document, operation, found.resource),
  }
}

/** What a list is asked for by a body. */
function askedBy(document: ApiDocument, operation: MockOperation, { properties }: Resource): MockOperation | undefined {
  return operation.body && readAsked(document, operation, { properties, sent: sentSchema(operation) })
}

function toAction(
  document: ApiDocument,
  operation: MockOperation,
  { resource, told }: { resource: Resource, told: Told | undefined },
): Action | undefined {
  const depth = countSegments(resource.path)
  const named = operation.path.split('/')[depth + 1] ?? ''
  return told && {
    ...told,
    resource,
    path: operation.path,
    depth,
    asked: told.kind === 'list' ? askedBy(document, operation, resource) : undefined,
    parameter: isParameter(named) ? named.slice(1, -1) : undefined,
    idInRows: told.kind === 'list' ? idInRows(document, operation, { resource, slot: told.slot }) : undefined,
    wrapper: told.kind === 'list' ? undefined : wrapperOf(document, operation, { resource, slot: told.slot }),
  }
}

function onItem(
  document: ApiDocument,
  { method }: MockOperation,
  { resource, result }: { resource: Resource, result: Answered | undefined },
): Told | undefined {
  const kind = itemKinds[method]
  const slot = result && recordSlot(document, result.schema, resource)
  return kind && (kind !== 'read' || slot) ? { kind, slot } : undefined
}

/** `/pet/findByStatus`: a query on a collection, answered by its items. */
function onQuestion(
  document: ApiDocument,
  { method }: MockOperation,
  { resource, result }: { resource: Resource, result: Answered | undefined },
): Told | undefined {
  const rows = method === 'GET' && result ? findRows(document, result.schema) : undefined
  return rows && isSameSchema(document, rows.schema, resource.schema) ? { kind: 'list', slot: rows } : undefined
}

function onItemBelow(
  document: ApiDocument,
  { method, responses }: MockOperation,
  { resource, result }: { resource: Resource, result: Answered | undefined },
): Told | undefined {
  const makesNew = method === 'POST' && responses.has('201')
  const slot = makesNew || !result ? undefined : findRecord(document, result.schema)
  return slot && isSameSchema(document, slot.schema, resource.schema) ? { kind: 'touch', slot } : undefined
}

function onCollection(
  document: ApiDocument,
  operation: MockOperation,
  { resource, result }: { resource: Resource, result: Answered | undefined },
): Told | undefined {
  const { method } = operation
  // QUERY asks as GET does, by a body (OpenAPI 3.2).
  if (method === 'GET' || method === 'QUERY') {
    const rows = result && findRows(document, result.schema)
    return rows ? { kind: 'list', slot: rows } : undefined
  }
  const sent = sentSchema(operation)
  const slot = result && recordSlot(document, result.schema, resource)
  // What is made without a body, such as an export, is named by the answer alone.
  if (method === 'POST' && !operation.body && slot && resource.hasItems)
    return { kind: 'create', slot }
  if (sent === undefined || !typesOf(document, sent).has('object') || (result && !slot))
    return undefined
  if (method === 'POST')
    return { kind: 'create', slot }
  // `PUT /pet` names the item in its body.
  const [name] = resource.id
  return method === 'PUT' && name !== undefined && propertiesOf(document, sent).has(name)
    ? { kind: 'replace', slot }
    : undefined
}

/** The schema of what an operation is sent. */
export function sentSchema({ body }: MockOperation): Schema | undefined {
  return body?.content.find(({ type }) => isJson(type) || type.includes('form'))?.mediaType.schema
}

/** The property that wraps the record in a body: the answer's wrapper, or the body's only property. */
function wrapperOf(
  document: ApiDocument,
  operation: MockOperation,
  { resource, slot }: { resource: Resource, slot: Slot | undefined },
): string | undefined {
  const properties = propertiesOf(document, sentSchema(operation))
  const [answers] = slot?.envelope ?? []
  const name = [answers, ...(properties.size === 1 ? properties.keys() : [])].find(
    candidate => candidate !== undefined && properties.has(candidate) && !resource.properties.has(candidate),
  )
  const inner = name === undefined ? undefined : properties.get(name)
  const isShared = [...propertiesOf(document, inner).keys()].some(key => resource.properties.has(key))
  return isShared && typesOf(document, inner).has('object') ? name : undefined
}

function idInRows(
  document: ApiDocument,
  { path }: MockOperation,
  { resource: { id }, slot }: { resource: Resource, slot?: Slot | undefined },
): readonly string[] | undefined {
  const properties = propertiesOf(document, slot?.schema)
  return id[0] === undefined || properties.has(id[0])
    ? undefined
    : pickId(document, { path, properties, examples: [], wanted: [] })
}
