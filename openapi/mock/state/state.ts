import type { ActionInput, Outcome } from './outcome.ts'
import type { Tables } from './store/sandbox.ts'
import { isFault } from '../error/fault.ts'
import { change } from './change.ts'
import { create, put } from './create.ts'
import { selectPage } from './lists.ts'
import { concreteOf, findItem, keyOf, membersOf } from './places.ts'
import { nameOf } from './id/record-id.ts'
import { notFound } from './refusals.ts'
import { askedOf } from './search.ts'

/** Does to a sandbox what an operation does to its resource; everything in one atomic step. */
export function perform(input: ActionInput): Promise<Outcome> {
  const { action: { kind }, sandbox } = input
  const isLook = kind === 'list' || kind === 'read' || kind === 'touch'
  return (isLook ? sandbox.look : sandbox.atomic)(tables => performIn(input, tables))
}

function performIn(input: ActionInput, tables: Tables): Outcome {
  const { action: { kind, resource, path: wanted, depth, asked }, operation, values, resources } = input
  const stock = { resources, tables }
  const path = concreteOf(stock, { path: wanted, count: depth }, values.path)
  if (isFault(path))
    return path
  if (kind === 'list') {
    const query = asked ? askedOf(input.document, resource, { query: values.query, body: input.body }) : values.query
    const members = membersOf(stock, resource, path)
    return selectPage(input.document, asked ?? operation, { resource, records: members, query })
  }
  if (kind === 'create')
    return create(input, tables, path)
  const id = idOf(input)
  const found = findItem(stock, resource, { path, key: id })
  if (!found && !(kind === 'replace' && putCreates(input)))
    return notFound(resource)
  const failed = input.precondition?.(found?.record)
  if (failed)
    return failed
  if (!found)
    return put(input, { tables, path, collection: tables.collection(path) }, id)
  if (kind === 'read' || kind === 'touch')
    return { kind: 'record', record: found.record }
  if (kind === 'remove') {
    found.collection.delete(found.key)
    if (Number.isSafeInteger(Number(found.key)))
      tables.retire(found.path, Number(found.key))
    return { kind: 'removed', record: found.record }
  }
  return change(input, found)
}

function idOf({ action: { resource, parameter }, values, sent }: ActionInput): string {
  if (resource.kind === 'singleton')
    return ''
  return parameter === undefined ? (nameOf(sent, resource.id) ?? '') : keyOf(values.path, parameter)
}

/**
 * PUT makes what is not there (RFC 9110, 9.3.4), unless the operation declares 404 and not 201. Without a body it says that
 * something is so: that somebody is a member.
 */
function putCreates({ action: { resource, parameter }, operation: { body, responses } }: ActionInput): boolean {
  return (resource.kind === 'singleton' || parameter !== undefined)
    && (!body || responses.has('201') || !responses.has('404'))
}
