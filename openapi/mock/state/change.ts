import type { JsonObject } from '../message/exchange.ts'
import type { Place } from './places.ts'
import type { ActionInput, Outcome } from './outcome.ts'
import { isFault } from '../error/fault.ts'
import { linked } from './id/links.ts'
import { changeRecord } from './record/records.ts'
import { duplicate, invalid } from './refusals.ts'
import { completeRecord } from './record/shown.ts'
import { takenFields } from './id/unique-fields.ts'
import { wrongFields } from './record/wrong-fields.ts'

/** Changes a record in place; a change that would make it invalid is refused. */
export function change(
  input: ActionInput,
  { collection, path, key, record }: Place & { key: string, record: JsonObject },
): Outcome {
  const { document, operation, action: { resource, kind }, now, bodySchema, patch } = input
  const patched = patch?.(record)
  if (patched && isFault(patched))
    return patched
  const changed = changeRecord(
    document,
    resource,
    { before: record, input: patched ?? input.body },
    {
      how: kind === 'replace' || patched ? 'replace' : 'merge',
      now,
      writable: patched ? resource.schema : bodySchema,
    },
  )
  const wrong = patched
    ? []
    : wrongFields(
        document,
        resource,
        { body: input.body, schema: bodySchema, record: changed },
      )
  if (wrong.length > 0)
    return invalid(operation, wrong)
  const placed = linked(document, resource, changed, path)
  const after = completeRecord(document, resource.schema, placed, resource)
  const taken = takenFields(document, resource, collection, after, { self: key })
  if (taken.length > 0)
    return duplicate(operation, taken)
  collection.set(key, after)
  return { kind: 'record', record: after }
}
