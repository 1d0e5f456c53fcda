import type { ApiDocument } from '../../document/document.ts'
import type { Answered, Slot } from '../operation/answered.ts'
import type { MockOperation } from '../operation/operation.ts'
import type { Resource } from './resource.ts'
import { answered, findRecord, findRows, isSameSchema, recordSlot } from '../operation/answered.ts'
import { isJson } from '../message/media-type.ts'
import { isParameter, split } from '../operation/path-template.ts'
import { propertiesOf, typesOf } from '../../schema/facts.ts'

/** What can be done to a resource. */
export type ActionKind = 'create' | 'list' | 'read' | 'replace' | 'merge' | 'remove' | 'touch'

/** What an operation does to a resource. `touch` leaves an item as it is and answers with it. */
export interface Action {
  kind: ActionKind
  resource: Resource
  /** Where the record or the list stands in the answer; undefined where the answer shows neither. */
  slot?: Slot
}

const itemKinds: Record<string, ActionKind> = {
  GET: 'read',
  PUT: 'replace',
  PATCH: 'merge',
  POST: 'merge',
  DELETE: 'remove',
}

/** What an operation does, told from its path, its method and its answer; undefined where it does nothing to a resource. */
export function actionOf(
  document: ApiDocument,
  operation: MockOperation,
  at: (path: string) => Resource | undefined,
): Action | undefined {
  const { path, method } = operation
  const { parent, last } = split(path)
  const result = answered(operation)
  const here = at(path)
  if (here) {
    return here.id === '' ? onItem(document, operation, here, result) : onCollection(document, operation, here, result)
  }
  const above = at(parent)
  if (above && above.id !== '') {
    if (isParameter(last))
      return onItem(document, operation, above, result)
    // `/pet/findByStatus`: a question to a collection, answered by its items.
    const rows = method === 'GET' && result ? findRows(document, result.schema) : undefined
    return rows && isSameSchema(document, rows.schema, above.schema)
      ? { kind: 'list', resource: above, slot: rows }
      : undefined
  }
  // `/users/{id}/activate`: something is done to an item, and the answer shows it.
  const item = isParameter(split(parent).last) ? at(split(parent).parent) : undefined
  const makesNew = operation.method === 'POST' && operation.responses.has('201')
  const shown =
    item
    && item.id !== ''
    && !makesNew
    && result
    && isSameSchema(document, findRecord(document, result.schema)?.schema ?? true, item.schema)
  return item && shown ? { kind: 'touch', resource: item, slot: findRecord(document, result.schema) } : undefined
}

function onItem(
  document: ApiDocument,
  { method }: MockOperation,
  resource: Resource,
  result: Answered | undefined,
): Action | undefined {
  const kind = itemKinds[method]
  const slot = result && recordSlot(document, result.schema, resource.schema, resource.id)
  return kind && (kind !== 'read' || slot) ? { kind, resource, slot } : undefined
}

function onCollection(
  document: ApiDocument,
  { method, body }: MockOperation,
  resource: Resource,
  result: Answered | undefined,
): Action | undefined {
  const rows = result && findRows(document, result.schema)
  if (method === 'GET') {
    return rows ? { kind: 'list', resource, slot: rows } : undefined
  }
  const sent = body?.content.find(({ type }) => isJson(type) || type.includes('form'))?.mediaType.schema
  const slot = result && recordSlot(document, result.schema, resource.schema, resource.id)
  if (sent === undefined || !typesOf(document, sent).has('object') || (result && !slot))
    return undefined
  if (method === 'POST')
    return { kind: 'create', resource, slot }
  // `PUT /pet` names the item in its body.
  return method === 'PUT' && propertiesOf(document, sent).has(resource.id)
    ? { kind: 'replace', resource, slot }
    : undefined
}
