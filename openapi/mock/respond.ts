import type { ApiDocument } from '../document/document.ts'
import type { Answer, Exchange, JsonObject } from './message/exchange.ts'
import type { ReadBody } from './request/body.ts'
import type { Action } from './state/action.ts'
import type { Resource } from './state/resource.ts'
import type { ActionInput, Outcome } from './state/outcome.ts'
import type { Checked } from './checked.ts'
import type { Slot } from './operation/answered.ts'
import type { Fault } from './error/fault.ts'
import type { Mock } from './mock.ts'
import type { Plan } from './plan.ts'
import type { Page } from './operation/page.ts'
import { createContext } from './context.ts'
import { answered, isSameSchema, unwrap, wrap } from './operation/answered.ts'
import { checkPrecondition, etagOf, namesTag } from './answer/etag.ts'
import { changedAt } from './state/times.ts'
import { createAnswer, setHeader } from './message/exchange.ts'
import { isPatch, patchRecord } from './answer/json-patch.ts'
import { answerOnce } from './idempotency.ts'
import { repair } from './operation/repair.ts'
import { isObject, own, setOwn } from '../document/json.ts'
import { adoptNumerals, copyNumerals } from '../document/numerals.ts'
import { propertiesOf } from '../schema/facts.ts'
import { withFiles } from './state/files.ts'
import { readAt, writeAt } from './state/id/record-id.ts'
import { isFault } from './error/fault.ts'
import { linkHeader } from './answer/envelope.ts'
import { choose } from './request/prefer.ts'
import { createRandom } from './message/random.ts'
import { openTables } from './state/store/sandbox.ts'
import { showingOf } from './state/shown.ts'
import { missingParent } from './state/places.ts'
import { perform } from './state/state.ts'

/** The answer to a valid request: from an override, from the action's result, or the document's example. */
export function answerRequest(mock: Mock, plan: Plan, request: Checked): Promise<Answer | Fault> {
  return answerOnce(mock, request, async () => {
    if (!plan.override)
      return answerByDocument(mock, plan, request)
    const context = await createContext(mock, plan, request, () => answerByDocument(mock, plan, request))
    return toAnswer(plan, request, await plan.override(context))
  })
}

async function toAnswer(plan: Plan, { type }: Checked, result: unknown): Promise<Answer | Fault> {
  if (isFault(result))
    return result
  if (result instanceof Response) {
    return {
      kind: 'answer',
      status: result.status,
      headers: [...result.headers],
      body: new Uint8Array(await result.arrayBuffer()),
    }
  }
  if (
    typeof result === 'object'
    && result !== null
    && (result as Answer).kind === 'answer'
    && Array.isArray((result as Answer).headers)
  ) {
    return result as Answer
  }
  return plan.responder.value(plan.success, result, type)
}

/** The answer from the document alone, without overrides. */
export async function answerByDocument(mock: Mock, plan: Plan, request: Checked): Promise<Answer | Fault> {
  const { preferences } = request
  const wantsExample =
    preferences.example !== undefined || preferences.dynamic === true || preferences.seed !== undefined
  if (!plan.action || wantsExample)
    return answerFreely(mock, plan, request, wantsExample)
  const outcome = await perform(toInput(mock, plan, plan.action, request))
  return isFault(outcome) ? outcome : answerOutcome(mock, plan, request, outcome)
}

/** An answer without a stored record: the values that were sent, where they fit, else the document's example. */
async function answerFreely(mock: Mock, plan: Plan, request: Checked, wantsExample: boolean): Promise<Answer | Fault> {
  const { document, resources, store, now } = mock
  const { operation, action, responder, success } = plan
  const { values, principal, body, type, preferences, exchange } = request
  const sandbox = openTables(store, principal.sandbox, resources.seeds, body.length)
  const orphan =
    action || !resources.parentOf(operation.path)
      ? undefined
      : await sandbox.look(tables => missingParent(resources, operation.path, values.path, tables))
  if (orphan)
    return orphan
  const echo = wantsExample || !body.present ? undefined : plan.echo()
  if (echo) {
    const sequence = await sandbox.atomic(tables => tables.next())
    const value = echo({
      body: isObject(body.value) && body.files
        ? withFiles(document, propertiesOf(document, answered(operation)?.schema), body.value as JsonObject, body.files)
        : body.value,
      declared: responder.hasExample(success) ? responder.exampleValue(success) : undefined,
      example: responder.exampleValue(success),
      making: { now: new Date(now()), random: createRandom(`${principal.sandbox} ${operation.id} ${sequence}`) },
    })
    if (value !== undefined)
      return responder.value(success, value, type)
  }
  return responder.example(success, type, choose(preferences, principal, exchange))
}

/** Picks what an action needs from a request. */
function toInput(mock: Mock, plan: Plan, action: Action, request: Checked): ActionInput {
  const { document, resources, store, limits, now } = mock
  const { operation, responder, success } = plan
  const { values, principal, body, exchange } = request
  const { schema } = body.content?.mediaType ?? {}
  const record = recordIn(document, action, body)
  const ifMatch = exchange.header('if-match')
  const conditions = {
    ifMatch: ifMatch !== undefined && plan.isShownTag(ifMatch) ? '*' : ifMatch,
    ifNoneMatch: exchange.header('if-none-match'),
    isRequired: operation.responses.has('428'),
  }
  return {
    document,
    operation,
    resources,
    action,
    values,
    body: record,
    sent: body.sent === undefined ? record : recordIn(document, action, { ...body, value: body.sent }),
    bodySchema: action.wrapper === undefined ? schema : propertiesOf(document, schema).get(action.wrapper),
    isShown: plan.isShown,
    isShownValue: plan.isShownValue,
    patch:
      isPatch(document, schema, body)
        ? record => patchRecord(document, operation, action.resource, { record, patch: body.value })
        : undefined,
    sandbox: openTables(store, principal.sandbox, resources.seeds, body.length),
    now: new Date(now()),
    random: sequence => createRandom(`${principal.sandbox} ${operation.id} ${sequence}`),
    precondition:
      operation.method === 'GET' || operation.method === 'HEAD'
        ? undefined
        : record => checkPrecondition(document, record, conditions),
    example: () => unwrap(responder.exampleValue(success), action.slot?.envelope ?? []),
    most: limits.records,
  }
}

/** The record in a body, without its wrapper and without the bytes of files. */
function recordIn(document: ApiDocument, { wrapper, resource }: Action, body: ReadBody): JsonObject {
  const inner = wrapper === undefined ? undefined : own(body.value, wrapper)
  const value = isObject(inner) ? inner : body.value
  const record = (isObject(value) ? value : {}) as JsonObject
  return body.files && body.files.length > 0 ? withFiles(document, resource.properties, record, body.files) : record
}

function answerOutcome(
  mock: Mock,
  plan: Plan,
  { type, exchange }: Pick<Checked, 'type' | 'exchange'>,
  outcome: Exclude<Outcome, Fault>,
): Answer {
  const { operation, responder, success, action } = plan
  if (outcome.kind === 'page')
    return answerPage(mock, plan, { type, exchange }, outcome.page)
  const value = action?.slot && shownValue(mock, plan, action.slot, outcome)
  const isNew = outcome.kind === 'record' && outcome.created !== undefined
  const status = isNew ? plan.created : success
  const answer =
    value === undefined || responder.types(status).length === 0
      ? responder.example(status, type)
      : responder.value(status, value, type)
  if (isNew && outcome.created !== '' && operation.responses.has('201'))
    setHeader(answer, 'Location', mock.prefix + outcome.created)
  if (outcome.kind === 'record' && responder.declares(status, 'last-modified')) {
    const changed = changedAt(mock.document, outcome.record)
    if (changed !== undefined)
      setHeader(answer, 'Last-Modified', changed.toUTCString())
  }
  return outcome.kind === 'record' && responder.declares(success, 'etag')
    ? withTag(answer, etagOf(mock.document, outcome.record), exchange)
    : answer
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

/** Puts a record into its place in the answer. Where the two schemas differ, the answer's example fills the gaps. */
function shownValue(
  { document }: Mock,
  { responder, success, action }: Plan,
  slot: Slot,
  outcome: Exclude<Outcome, Fault | { kind: 'page' }>,
): unknown {
  const { record } = outcome
  const { present, show, look } = showingOf(document, slot.schema, action?.resource)
  if (!action || isSameSchema(document, slot.schema, action.resource.schema)) {
    const shown = outcome.kind === 'record' && outcome.isFit ? look(record) : show(record)
    return slot.envelope.length === 0 ? shown : wrap(responder.exampleValue(success), slot, shown)
  }
  const example = responder.exampleValue(success)
  const inner = unwrap(example, slot.envelope)
  const shown = present(record)
  const filled = isObject(inner)
    ? merged(
        inner,
        action.kind === 'remove' ? idOnly(action.resource, shown) : shown,
      )
    : shown
  return repair(document, slot.answer, wrap(example, slot, filled))
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

function answerPage(
  { document }: Mock,
  { responder, success, action, envelope }: Plan,
  { type, exchange }: Pick<Checked, 'type' | 'exchange'>,
  page: Page,
): Answer {
  const link = (query: Record<string, string>): string => pageLink(exchange, query)
  const showing = showingOf(document, action?.slot?.schema ?? true, action?.resource)
  const rows = page.rows.map(action?.idInRows ? row => renamed(showing.show(row), row, action) : showing.show)
  const answer = responder.value(success, envelope()(page, rows, link), type)
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
