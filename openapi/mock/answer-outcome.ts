import type { Checked } from './checked.ts'
import type { Fault } from './error/fault.ts'
import type { Answer, Exchange, JsonObject } from './message/exchange.ts'
import type { Mock } from './mock.ts'
import type { Slot } from '../schema/rows.ts'
import type { Page } from './operation/page.ts'
import type { Plan } from './plan.ts'
import type { Action } from './state/action.ts'
import type { Outcome } from './state/outcome.ts'
import type { Resource } from './state/resource.ts'
import { isObject, setOwn } from '../document/json/value.ts'
import { adoptNumerals, copyNumerals } from '../document/json/numerals.ts'
import { linkHeader } from './answer/envelope.ts'
import { etagOf, isChangedSince, namesTag } from './answer/etag.ts'
import { lasting } from './answer/record-text.ts'
import { createAnswer, setHeader } from './message/exchange.ts'
import { isSameSchema, unwrap, wrap } from './operation/answered.ts'
import { repairSent } from './operation/repair.ts'
import { readAt, writeAt } from './state/id/record-id.ts'
import { showingOf } from './state/record/shown.ts'
import { changedAt } from './state/record/times.ts'

/** A request, and the plan of its operation. */
interface Asked {
  plan: Plan
  request: Pick<Checked, 'type' | 'exchange'>
}

/** A record or a page of a list in the media type that was negotiated, by the schema that this type has. */
export function answerOutcome(
  mock: Mock,
  { plan, request }: Asked,
  outcome: Exclude<Outcome, Fault>,
): Answer {
  const { operation, responder, success } = plan
  const { type, exchange } = request
  if (outcome.kind === 'page')
    return answerPage(mock, { plan, request }, outcome.page)
  const slot = plan.slotOf(type)
  const value = slot && shownValue(mock, { plan, slot, type }, outcome)
  const isNew = outcome.kind === 'record' && outcome.created !== undefined
  const status = isNew ? plan.created : success
  const answer =
    value === undefined || responder.types(status).length === 0
      ? responder.example(status, type)
      : responder.value(status, value, type)
  if (isNew && outcome.created !== '' && operation.responses.has('201'))
    setHeader(answer, 'Location', mock.prefix + outcome.created)
  if (outcome.kind !== 'record')
    return answer
  const dated = responder.declares(status, 'last-modified') ? withTime(answer, changedAt(mock.document, outcome.record), exchange) : answer
  return responder.declares(success, 'etag') ? withTag(dated, etagOf(mock.document, outcome.record), exchange) : dated
}

/** Says when the record changed, or answers 304 where the client has it as it is since. RFC 9110, 13.1.3. */
function withTime(answer: Answer, changed: Date | undefined, { method, header }: Exchange): Answer {
  if (changed === undefined)
    return answer
  const isKnown =
    (method === 'GET' || method === 'HEAD')
    && header('if-none-match') === undefined
    && isChangedSince(changed, header('if-modified-since')) === false
  const shown = isKnown ? createAnswer(304, []) : answer
  setHeader(shown, 'Last-Modified', changed.toUTCString())
  return shown
}

/** Adds the tag, or answers 304 where the client has this answer already. RFC 9110, 13.1.2. */
function withTag(answer: Answer, tag: string, { method, header }: Exchange): Answer {
  const known = header('if-none-match')
  if ((method === 'GET' || method === 'HEAD') && known !== undefined && namesTag(known, tag)) {
    return createAnswer(304, [['ETag', tag]])
  }
  setHeader(answer, 'ETag', tag)
  return answer
}

/**
 * Puts a record into its place in the answer. Where the two schemas differ, the example that the document declares fills
 * the gaps, and what must be there is made up.
 */
function shownValue(
  { document }: Mock,
  { plan, slot, type }: { plan: Plan, slot: Slot, type?: string },
  outcome: Exclude<Outcome, Fault | { kind: 'page' }>,
): unknown {
  const { responder, success, action, operation } = plan
  const { record } = outcome
  const { present, show, look } = showingOf(document, slot.schema, action?.resource)
  if (!action || isSameSchema(document, slot.schema, action.resource.schema)) {
    const shown = outcome.kind === 'record' && outcome.isFit ? look(record) : show(record)
    if (slot.envelope.length === 0)
      return operation.method === 'GET' ? lasting(shown) : shown
    return wrap(responder.exampleValue(success, type), slot, shown)
  }
  const example = responder.exampleValue(success, type)
  const inner = unwrap(example, slot.envelope)
  const shown = present(record)
  const told = action.kind === 'remove' ? idOnly(action.resource, shown) : shown
  const filled = isObject(inner) && (action.kind === 'remove' || responder.hasExample(success)) ? merged(inner, told) : told
  return repairSent(document, slot.answer, wrap(example, slot, filled))
}

/** The answer for a deleted record: its id alone. */
function idOnly({ id: [name] }: Resource, shown: JsonObject): JsonObject {
  const only = {}
  if (name !== undefined && Object.hasOwn(shown, name))
    setOwn(only, name, shown[name])
  return only
}

/** Two objects as one, numerals included; the second wins. */
function merged(one: object, other: object): JsonObject {
  const both = { ...one, ...other }
  copyNumerals(one, both)
  adoptNumerals(other, both)
  return both
}

function answerPage({ document }: Mock, { plan, request: { type, exchange } }: Asked, page: Page): Answer {
  const { responder, success, action, envelope, slotOf } = plan
  const link = (query: Record<string, string>): string => pageLink(exchange, query)
  const slot = slotOf(type)
  const showing = showingOf(document, slot?.schema ?? true, action?.resource)
  const isRenamed = action?.idInRows !== undefined && slot === action.slot
  const rows = page.rows.map(row =>
    isRenamed ? renamed(showing.show(row), row, action) : lasting(showing.show(row)))
  const answer = responder.value(success, envelope(type)(page, rows, link), type)
  if (responder.declares(success, 'link'))
    setHeader(answer, 'Link', linkHeader(page, link))
  if (responder.declares(success, 'x-total-count'))
    setHeader(answer, 'X-Total-Count', String(page.total))
  return answer
}

/** A row with its id under the name that the row's own schema uses. */
function renamed(shown: JsonObject, row: JsonObject, { resource, idInRows = [] }: Action): JsonObject {
  return writeAt(shown, idInRows, readAt(row, resource.id))
}

/** This request's own address with other query parameters. */
function pageLink({ origin, path, query }: Exchange, changes: Record<string, string>): string {
  const parameters = new URLSearchParams(query)
  for (const [name, value] of Object.entries(changes))
    parameters.set(name, value)
  const text = parameters.toString()
  return `${origin}${path}${text === '' ? '' : `?${text}`}`
}
