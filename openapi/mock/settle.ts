import type { Answer, Exchange } from './message/exchange.ts'
import type { Fault } from './error/fault.ts'
import type { Mock } from './mock.ts'
import type { OperationEntry } from './operation/operation.ts'
import type { Plan } from './plan.ts'
import type { Preferences } from './request/prefer.ts'
import type { Route, Routes } from './routes.ts'
import type { Outcome, Visit } from './visit.ts'
import { check, explain, takes } from './checks.ts'
import { answerFault } from './error/errors.ts'
import { BrokenOffError, createFault, isFault } from './error/fault.ts'
import { createAnswer } from './message/exchange.ts'
import { setOwn } from '../document/json/value.ts'
import { faultContext } from './fault-context.ts'
import { addNotice } from './finish.ts'
import { createPlan } from './plan.ts'
import { answerOptions, isPreflight } from './request/cors.ts'
import { answerSandbox } from './sandbox-routes.ts'
import { SandboxFullError, StoreError } from './state/store/store.ts'

/** Answers a request, also where something goes wrong. */
export type Settle = (exchange: Exchange, preferences: Preferences) => Answer | Promise<Answer>

/** Finds the operation of a request and answers as declared. */
export function createSettler(mock: Mock, routes: Routes): Settle {
  const plans = new Map<OperationEntry, Plan>()

  function planOf(entry: OperationEntry): Plan {
    const known = plans.get(entry)
    if (known)
      return known
    const { document, resources, validators, overrides } = mock
    const override = overrides.operations?.[entry.id]
    const plan = createPlan({ document, entry, resources, validators, override })
    plans.set(entry, plan)
    return plan
  }

  function answer(seen: Mock, exchange: Exchange, preferences: Preferences): Answer | Promise<Answer> {
    const route = routes.find(exchange, exchange.method)
    const options = exchange.method === 'OPTIONS' ? findOptions(mock, routes, { exchange, route }) : undefined
    if (options)
      return options
    if (route.kind !== 'found')
      return refuse(mock, exchange, unrouted(route, exchange.method))
    const [only, ...others] = route.entries
    return only === undefined || others.length > 0
      ? answerVariants(seen, route.entries.map(entry => toVisit(planOf(entry), route, { exchange, preferences })))
      : answerOne(seen, { plan: planOf(only), exchange, preferences, path: route.parameters })
  }

  return (exchange, preferences) => {
    const seen = mock.asSeenBy(exchange)
    const rest = routes.below(exchange.path)
    return rest?.startsWith('/.')
      ? answerSandbox(seen, exchange, rest).then(own => own ?? answer(seen, exchange, preferences))
      : answer(seen, exchange, preferences)
  }
}

/** Answers a fault that belongs to no operation. */
function refuse(mock: Mock, exchange: Exchange, fault: Fault): Answer {
  const operation = fault.status === 404 ? mock.usual() : undefined
  return { ...answerFault(fault, faultContext(mock, exchange, operation)), reason: reasonOf(fault) }
}

/** Answers preflights, and `OPTIONS` where it is not declared. */
function findOptions(
  mock: Mock,
  routes: Routes,
  { exchange, route }: { exchange: Exchange, route: Route },
): Answer | undefined {
  const all = route.kind === 'found' && isPreflight(exchange) ? routes.find(exchange, '') : route
  return all.kind === 'method' ? answerOptions(exchange, all.allowed, mock.allowOrigin) : undefined
}

/** A request as one of the operations at its path sees it. */
function toVisit(
  plan: Plan,
  { parameters, entries }: Extract<Route, { kind: 'found' }>,
  { exchange, preferences }: Pick<Visit, 'exchange' | 'preferences'>,
): Visit {
  const [first] = entries
  if (first === undefined || first.path === plan.operation.path)
    return { plan, exchange, preferences, path: parameters }
  // Variants of a path may name its parameters differently.
  const values = Object.values(parameters)
  const names = plan.operation.path.replace(/[#?].*$/s, '').match(/(?<=\{)[^{}]+(?=\})/g) ?? []
  const path: Record<string, string> = {}
  for (const [index, name] of names.entries())
    setOwn(path, name, values[index] ?? '')
  return { plan, exchange, preferences, path }
}

/** Most paths and methods lead to one operation. */
async function answerOne(mock: Mock, visit: Visit): Promise<Answer> {
  let outcome: Outcome
  try {
    outcome = await check(mock, visit)
  }
  catch (error) {
    outcome = { result: trouble(mock, visit.plan, error) }
  }
  return conclude(mock, visit, outcome)
}

/** The closeness of a request that passed all checks. */
const closest = 2

/** Tries the variants of an operation in turn; the first that accepts the request answers, else the one whose checks went furthest. */
async function answerVariants(mock: Mock, visits: Visit[]): Promise<Answer> {
  const shared = visits.length > 1 ? await likelyFirst(mock, shareBody(visits)) : visits
  let best: { visit: Visit, outcome: Outcome } | undefined
  for (const [index, visit] of shared.entries()) {
    const outcome = await attempt(mock, visit, index > 0)
    const limit = outcome.limit ?? best?.outcome.limit
    if (!best || closeness(outcome) > closeness(best.outcome))
      best = { visit, outcome: { ...outcome, limit } }
    if (closeness(outcome) === closest)
      break
  }
  return best ? conclude(mock, best.visit, best.outcome) : createAnswer(404)
}

/** An answer that is asked for by its status is shown without a look at the request: the variant that takes it shows it. */
async function likelyFirst(mock: Mock, visits: Visit[]): Promise<Visit[]> {
  if (visits[0]?.preferences.code === undefined)
    return visits
  for (const visit of visits) {
    if (await takes(mock, visit).catch(() => false))
      return [visit, ...visits.filter(other => other !== visit)]
  }
  return visits
}

/** A body can be read once: variants share what was read. */
function shareBody(visits: Visit[]): Visit[] {
  let body: Promise<Uint8Array | undefined> | undefined
  return visits.map(({ exchange, ...visit }) => ({
    ...visit,
    exchange: { ...exchange, body: limit => (body ??= exchange.body(limit)) },
  }))
}

/** How far a request came through the checks: before its content, to its fields, or through all of them. */
function closeness({ result }: Outcome): number {
  if (!isFault(result) || ![400, 406, 415, 422].includes(result.status))
    return closest
  return result.status === 406 || result.status === 415 ? 0 : 1
}

async function attempt(mock: Mock, visit: Visit, isCounted: boolean): Promise<Outcome> {
  try {
    return await check(mock, visit, isCounted)
  }
  catch (error) {
    return { result: trouble(mock, visit.plan, error) }
  }
}

/** Finishes the answer to a request, and writes the journal. */
function conclude(mock: Mock, { plan, exchange }: Visit, { result, principal, limit, notice }: Outcome): Answer {
  const { operation } = plan
  const reason = isFault(result) ? reasonOf(result) : notice
  const written = isFault(result) ? answerFault(result, faultContext(mock, exchange, operation)) : result
  if (limit) {
    // The true values of the limit replace the document's examples.
    const names = limit.map(([name]) => name.toLowerCase())
    written.headers = [...written.headers.filter(([name]) => !names.includes(name.toLowerCase())), ...limit]
  }
  if (reason !== undefined)
    written.reason = reason
  if (notice !== undefined)
    addNotice(written, notice)
  if (principal) {
    mock.journal.add(principal.sandbox, {
      time: mock.now(),
      method: exchange.method,
      path: exchange.path,
      operation: operation.id,
      status: written.status,
      reason,
    })
  }
  return written
}

/** Why a request was refused: the fault, and rules by their place, never a value. */
function reasonOf({ code, violations }: Fault): string {
  return violations?.length ? `${code}: ${explain(violations)}` : code
}

/** A fault of the mock itself, of an override or of the store; details go to the log, and the caller sees none of them. */
function trouble(mock: Mock, { operation: { id } }: Plan, error: unknown): Fault {
  if (error instanceof SandboxFullError)
    return createFault(409, 'sandbox_full', error.message)
  if (error instanceof StoreError) {
    mock.warn(`${id}: ${error.message}`)
    return {
      ...createFault(503, 'store_unavailable', 'What this mock remembers cannot be reached at the moment.'),
      headers: [['Retry-After', '1']],
    }
  }
  if (error instanceof BrokenOffError)
    return createFault(400, 'malformed_body', 'The request broke off.')
  // An override may throw anything; the warning tells its author.
  mock.warn(`${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  return createFault(500, 'server_error', 'The mock could not answer this; its log says why.')
}

function unrouted(route: Exclude<Route, { kind: 'found' }>, method: string): Fault {
  if (route.kind === 'malformed')
    return createFault(400, 'malformed_path', 'The path holds a malformed percent escape.')
  if (route.kind !== 'method')
    return createFault(404, 'not_found', 'No operation of this API has that path.')
  const { allowed } = route
  const methods = [...allowed, ...(allowed.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
  const name = /^[A-Z]{1,20}$/.test(method) ? method : 'That method'
  const message = `${name} is not among the methods of this path: ${methods}.`
  return { ...createFault(405, 'method_not_allowed', message), headers: [['Allow', methods]] }
}
