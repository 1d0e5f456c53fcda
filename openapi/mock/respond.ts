import type { Principal } from './authorize.ts'
import type { ReadBody } from './body.ts'
import type { Answer, Exchange } from './exchange.ts'
import type { Fault } from './fault.ts'
import type { Mock } from './handler.ts'
import type { ParameterValues } from './parameters.ts'
import type { Plan } from './plan.ts'
import type { Preferences } from './prefer.ts'
import type { Page } from './lists.ts'
import type { Outcome } from './state.ts'
import { createContext } from './context.ts'
import { wrap } from './answered.ts'
import { isFault } from './fault.ts'
import { linkHeader, wrapPage } from './lists.ts'
import { responseFor } from './operation.ts'
import { choose } from './prefer.ts'
import { createRandom } from './random.ts'
import { present } from './records.ts'
import { createTables, openSandbox } from './sandbox.ts'
import { missingParent, perform } from './state.ts'

/** A request that has passed all checks but those of state. */
export interface Checked {
  exchange: Exchange
  preferences: Preferences
  principal: Principal
  values: ParameterValues
  body: ReadBody
  /** The media type that `Accept` chose. */
  type?: string
}

/** The answer to a request that is right: an override's, or what the action did, or the document's example. */
export async function answerRequest(mock: Mock, plan: Plan, request: Checked): Promise<Answer | Fault> {
  if (!plan.override)
    return answerByDocument(mock, plan, request)
  const context = await createContext(mock, plan, request, async () => answerByDocument(mock, plan, request))
  return toAnswer(plan, request, await plan.override(context))
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
  if (typeof result === 'object' && result !== null && (result as Answer).kind === 'answer' && Array.isArray((result as Answer).headers))
    return result as Answer
  return plan.responder.value(plan.success, result, type)
}

/** What the mock makes of the document alone. */
export async function answerByDocument(mock: Mock, plan: Plan, request: Checked): Promise<Answer | Fault> {
  const { document, resources, store, limits, now } = mock
  const { operation, action, responder, success } = plan
  const { values, principal, body, type, preferences, exchange } = request
  const sandbox = openSandbox(store, principal.sandbox, resources.seeds)
  const wantsExample = preferences.example !== undefined || preferences.dynamic === true || preferences.seed !== undefined
  if (!action || wantsExample) {
    const orphan = action || !resources.parentOf(operation.path)
      ? undefined
      : await store.update(principal.sandbox, state => missingParent(resources, operation.path, values.path, createTables(state, resources.seeds)))
    return orphan ?? responder.example(success, type, choose(preferences, principal, exchange))
  }
  const outcome = await perform({
    document,
    operation,
    resources,
    action,
    values,
    body: body.value,
    bodySchema: body.content?.mediaType.schema,
    sandbox,
    now: new Date(now()),
    random: sequence => createRandom(`${principal.sandbox} ${operation.id} ${sequence}`),
    most: limits.records,
  })
  return isFault(outcome)
    ? outcome
    : answerOutcome(mock, plan, { type, exchange }, outcome)
}

function answerOutcome(mock: Mock, plan: Plan, { type, exchange }: Pick<Checked, 'type' | 'exchange'>, outcome: Exclude<Outcome, Fault>): Answer {
  const { document, prefix } = mock
  const { operation, responder, success, action } = plan
  const slot = action?.slot
  if (outcome.kind === 'page')
    return answerPage(mock, plan, { type, exchange }, outcome.page)
  const answer = slot
    ? responder.value(success, wrap(responder.exampleValue(success), slot, present(document, slot.schema, outcome.record)), type)
    : responder.example(success, type)
  if (outcome.kind === 'record' && outcome.created !== undefined && operation.responses.has('201'))
    answer.headers.push(['Location', prefix + outcome.created])
  return answer
}

function answerPage({ document }: Mock, { operation, responder, success, action }: Plan, { type, exchange }: Pick<Checked, 'type' | 'exchange'>, page: Page): Answer {
  const link = (query: Record<string, string>): string => pageLink(exchange, query)
  const slot = action?.slot ?? { schema: true, envelope: [], answer: true }
  const rows = page.rows.map(row => present(document, slot.schema, row))
  const answer = responder.value(success, wrapPage(document, slot.answer, slot.envelope, page, rows, responder.exampleValue(success), link), type)
  const declared = Object.keys(responseFor(operation, success)?.response.headers ?? {})
  if (declared.some(name => name.toLowerCase() === 'link')) {
    answer.headers.push([
      'Link',
      linkHeader(page, link),
    ])
  }
  return answer
}

/** This request's own address with other query parameters. */
function pageLink({ origin, path, query }: Exchange, changes: Record<string, string>): string {
  const parameters = new URLSearchParams(query)
  for (const [name, value] of Object.entries(changes))
    parameters.set(name, value)
  const text = parameters.toString()
  return `${origin}${path}${text === ''
    ? ''
    : `?${text}`}`
}
