import type { ApiDocument } from '../document/document.ts'
import type { Answer, JsonObject } from './message/exchange.ts'
import type { ReadBody } from './request/body.ts'
import type { Action } from './state/action.ts'
import type { ActionInput } from './state/outcome.ts'
import type { Checked } from './checked.ts'
import type { Fault } from './error/fault.ts'
import type { Mock } from './mock.ts'
import type { Plan } from './plan.ts'
import { answerOutcome } from './answer-outcome.ts'
import { createContext } from './context.ts'
import { answered, unwrap } from './operation/answered.ts'
import { checkPrecondition } from './answer/etag.ts'
import { isPatch, patchRecord } from './answer/json-patch.ts'
import { answerOnce } from './idempotency.ts'
import { adoptNumerals } from '../document/json/numerals.ts'
import { isObject, own } from '../document/json/value.ts'
import { propertiesOf } from '../schema/facts.ts'
import { withFiles } from './state/files.ts'
import { isFault } from './error/fault.ts'
import { choose } from './request/prefer.ts'
import { createRandom } from './message/random.ts'
import { openTables } from './state/store/sandbox.ts'
import { missingParent } from './state/places.ts'
import { perform } from './state/state.ts'

/** The answer to a valid request: from an override, from the action's result, or the document's example. */
export function answerRequest(mock: Mock, plan: Plan, request: Checked): Promise<Answer | Fault> {
  const { override } = plan
  return answerOnce(mock, request, () =>
    override ? answerByOverride(mock, plan, { request, override }) : answerByDocument(mock, plan, request))
}

async function answerByOverride(
  mock: Mock,
  plan: Plan,
  { request, override }: { request: Checked, override: NonNullable<Plan['override']> },
): Promise<Answer | Fault> {
  const context = await createContext(mock, plan, { request, next: () => answerByDocument(mock, plan, request) })
  return toAnswer(plan, request, await override(context))
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
  if (!plan.action || wantsExample(request))
    return answerFreely(mock, plan, request)
  const outcome = await perform(toInput(mock, plan, { action: plan.action, request }))
  return isFault(outcome) ? outcome : answerOutcome(mock, { plan, request }, outcome)
}

function wantsExample({ preferences: { example, dynamic, seed } }: Checked): boolean {
  return example !== undefined || dynamic === true || seed !== undefined
}

/** An answer without a stored record: the values that were sent, where they fit, else the document's example. */
async function answerFreely(mock: Mock, plan: Plan, request: Checked): Promise<Answer | Fault> {
  const { document, resources, store, now } = mock
  const { operation, action, responder, success } = plan
  const { values, principal, body, type, preferences, exchange } = request
  const sandbox = openTables(store, principal.sandbox, { seeds: resources.seeds, bytes: body.length })
  const orphan =
    action || !resources.parentOf(operation.path)
      ? undefined
      : await sandbox.look(tables => missingParent({ resources, tables }, operation.path, values.path))
  if (orphan)
    return orphan
  const isExample = wantsExample(request)
  const echo = isExample || !body.present ? undefined : plan.echo()
  if (echo) {
    const sequence = await sandbox.atomic(tables => tables.next())
    const value = echo({
      body: isObject(body.value) && body.files
        ? withFiles(document, propertiesOf(document, answered(operation)?.schema), {
            body: body.value as JsonObject,
            files: body.files,
          })
        : body.value,
      declared: responder.hasExample(success) ? responder.exampleValue(success) : undefined,
      example: responder.exampleValue(success),
      making: { now: new Date(now()), random: createRandom(`${principal.sandbox} ${operation.id} ${sequence}`) },
    })
    if (value !== undefined)
      return responder.value(success, value, type)
  }
  const page = isExample ? undefined : plan.pageAfter(type)(values.query)
  if (page)
    return answerOutcome(mock, { plan, request }, { kind: 'page', page })
  return responder.example(success, type, choose(preferences, principal, exchange))
}

/** Picks what an action needs from a request. */
function toInput(mock: Mock, plan: Plan, { action, request }: { action: Action, request: Checked }): ActionInput {
  const { document, resources, store, limits, now } = mock
  const { operation, responder, success } = plan
  const { values, principal, body, exchange } = request
  const { schema } = body.content?.mediaType ?? {}
  const isMadeUp = action.kind === 'create' && !operation.body
  const record = isMadeUp ? shownRecord(plan, action) : recordIn(document, action, body)
  const ifMatch = exchange.header('if-match')
  const conditions = {
    ifMatch: ifMatch !== undefined && plan.isShownTag(ifMatch) ? '*' : ifMatch,
    ifNoneMatch: exchange.header('if-none-match'),
    ifUnmodifiedSince: exchange.header('if-unmodified-since'),
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
        ? record => patchRecord(document, { operation, resource: action.resource }, { record, patch: body.value })
        : undefined,
    sandbox: openTables(store, principal.sandbox, { seeds: resources.seeds, bytes: body.length }),
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

/** What is made where nothing is sent: the declared example, under an id of its own. */
function shownRecord({ responder, success }: Plan, { resource, slot }: Action): JsonObject {
  const example = responder.hasExample(success) ? responder.exampleValue(success) : undefined
  const shown = unwrap(example, slot?.envelope ?? [])
  if (!isObject(shown))
    return {}
  const { [resource.id[0] ?? '']: _, ...rest } = shown as JsonObject
  adoptNumerals(shown, rest)
  return rest
}

/** The record in a body, without its wrapper and without the bytes of files. */
function recordIn(document: ApiDocument, { wrapper, resource }: Action, body: ReadBody): JsonObject {
  const inner = wrapper === undefined ? undefined : own(body.value, wrapper)
  const value = isObject(inner) ? inner : body.value
  const record = (isObject(value) ? value : {}) as JsonObject
  const { files = [] } = body
  return files.length > 0 ? withFiles(document, resource.properties, { body: record, files }) : record
}
