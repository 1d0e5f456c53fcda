import type { JsonObject } from '../message/exchange.ts'
import type { StatePlace } from './places.ts'
import type { ActionInput, Outcome } from './outcome.ts'
import { isFault } from '../error/fault.ts'
import { linked } from './id/links.ts'
import { changeRecord } from './record/records.ts'
import { duplicate, invalid } from './refusals.ts'
import { showingOf } from './record/shown.ts'
import { takenFields } from './id/unique-fields.ts'
import { wrongFields } from './record/wrong-fields.ts'

/** Changes a record in place; a change that would make it invalid is refused. */
export function change(
  input: ActionInput,
  { collection, path, key, record }: StatePlace & { key: string, record: JsonObject },
): Outcome {
  const { document, operation, action: { resource, kind }, now, bodySchema, patch } = input
  const patched = patch?.(record)
  if (patched && isFault(patched))
    return patched
  const changed = changeRecord(document, resource, {
    before: record,
    input: patched ?? input.body,
    how: kind === 'replace' || patched ? 'replace' : 'merge',
    now,
    writable: patched ? resource.schema : bodySchema,
  })
  const wrong = patched
    ? []
    : wrongFields(
        document,
        resource,
        { body: input.body, schema: bodySchema, record: changed },
      )
  if (wrong.length > 0)
    return invalid(operation, wrong)
  const placed = linked(document, resource, { record: changed, concrete: path })
  const after = showingOf(document, resource.schema, resource).complete(placed)
  const taken = takenFields(document, resource, { collection, record: after, self: key })
  if (taken.length > 0)
    return duplicate(operation, taken)
  collection.set(key, after)
  return { kind: 'record', record: after }
}
