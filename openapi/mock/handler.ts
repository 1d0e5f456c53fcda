import type { ApiDocument } from '../document/document.ts'
import type { Answer, Exchange } from './message/exchange.ts'
import type { Fault } from './error/fault.ts'
import type { Mock, MockLimits, MockOptions, MockServer } from './mock.ts'
import type { MockOperation, OperationEntry } from './operation/operation.ts'
import type { Plan } from './plan.ts'
import type { Preferences } from './request/prefer.ts'
import type { Sandbox } from './state/sandbox.ts'
import { createAuthorizer } from './request/authorize.ts'
import { check } from './checks.ts'
import { addCors, answerOptions, isLocalOrigin } from './request/cors.ts'
import { answerFault } from './error/errors.ts'
import { addHeader, createAnswer, noticeHeader, toExchange, toResponse } from './message/exchange.ts'
import { faultContext } from './fault-context.ts'
import { BrokenOffError, createFault, isFault } from './error/fault.ts'
import { listOperations, listWide, openOperation } from './operation/operation.ts'
import { createPlan } from './plan.ts'
import { appliedPreferences, missedPreferences, parsePrefer } from './request/prefer.ts'
import { createResources } from './state/resources.ts'
import { createRouter } from './operation/router.ts'
import { openSandbox } from './state/sandbox.ts'
import { restBelow, serverPath, trimSlashes } from './operation/server.ts'
import { createMemoryStore, SandboxFullError, StoreError } from './state/store.ts'

const defaultLimits: MockLimits = {
  body: 1_048_576,
  depth: 200,
  delay: 10_000,
  records: 1_000,
}

/**
 * Answers as the API of a document would. The order of the checks is fixed: route, method, authentication, permission, rate
 * limit, media type and `Accept`, syntax, schema, state. Nothing is opened, compiled or inferred before it is needed.
 */
export function createHandler(document: ApiDocument, options: MockOptions): MockServer {
  const { base = '', overrides = {}, now = Date.now, warn = () => {} } = options
  const entries = [...listOperations(document)]
  const resources = createResources(document, entries)
  const store = options.store ?? createMemoryStore({ now })
  const openNamed = (name: string): Sandbox => openSandbox(store, name, resources.seeds)
  const mock: Mock = {
    document,
    prefix: trimSlashes(base) + serverPath(document),
    overrides,
    authorizer: createAuthorizer(
      document,
      overrides.authenticate
      && ((credential, path) =>
        overrides.authenticate?.(credential, {
          openSandbox: openNamed,
          now: new Date(now()),
          path,
        })),
    ),
    resources,
    store,
    validators: options.validators,
    limits: { ...defaultLimits, ...options.limits },
    now,
    allowOrigin: options.allowOrigin ?? isLocalOrigin,
    rateLimit: options.rateLimit,
    strictReadOnly: options.strictReadOnly ?? false,
    usual: findUsual(document, entries),
    warn,
  }
  const router = createRouter<OperationEntry>()
  for (const entry of entries)
    router.add(entry.path, entry.method, entry, listWide(document, entry))
  const plans = new Map<OperationEntry, Plan>()

  async function answer(exchange: Exchange): Promise<Answer> {
    const preferences = parsePrefer(exchange.header('prefer'), mock.limits.delay)
    const written = await settle(mock, exchange, preferences, router, plans)
    finish(mock, exchange, preferences, written)
    if (preferences.delay)
      await new Promise(resolve => setTimeout(resolve, preferences.delay))
    return written
  }

  const handle = async (request: Request): Promise<Response> => toResponse(await answer(toExchange(request)))
  return Object.assign(handle, { answer, prefix: mock.prefix })
}

/** `DELETE /.sandbox`: the caller's sandbox starts anew. No API has a path that begins with a dot. */
async function forget(mock: Mock, exchange: Exchange): Promise<Answer> {
  const principal = await mock.authorizer.authorize([], exchange)
  if (!isFault(principal))
    await mock.store.remove(principal.sandbox)
  return createAnswer(204)
}

function findUsual(document: ApiDocument, entries: OperationEntry[]): () => MockOperation | undefined {
  let found: { operation?: MockOperation } | undefined
  return () => {
    if (!found) {
      const entry = entries.find(({ operation }) => operation.responses?.['404'])
      found = { operation: entry && openOperation(document, entry) }
    }
    return found.operation
  }
}

/** Route and method, and whatever goes wrong after them. */
async function settle(
  mock: Mock,
  exchange: Exchange,
  preferences: Preferences,
  router: ReturnType<typeof createRouter<OperationEntry>>,
  plans: Map<OperationEntry, Plan>,
): Promise<Answer> {
  const { document, validators, prefix } = mock
  const path = restBelow(prefix, exchange.path)
  if (path === '/.sandbox' && exchange.method === 'DELETE')
    return forget(mock, exchange)
  const found = path === undefined ? { kind: 'missing' as const } : router.find(path, exchange.method)
  if (found.kind !== 'found') {
    const allowed = found.kind === 'method' ? found.allowed : []
    if (exchange.method === 'OPTIONS' && found.kind === 'method')
      return answerOptions(exchange, allowed, mock.allowOrigin)
    return answerFault(
      unrouted(found.kind, exchange.method, allowed),
      faultContext(mock, exchange, found.kind === 'missing' ? mock.usual() : undefined),
    )
  }
  const entry = found.match.route
  try {
    const plan =
      plans.get(entry)
      ?? createPlan({
        document,
        entry,
        resources: mock.resources,
        validators,
        override: mock.overrides.operations?.[entry.id],
      })
    plans.set(entry, plan)
    const told: [string, string][] = []
    const result = await check(mock, plan, exchange, preferences, found.match.parameters, told)
    const written = isFault(result) ? answerFault(result, faultContext(mock, exchange, plan.operation)) : result
    // What is known of the limit stands in place of what the document shows.
    const names = told.map(([name]) => name.toLowerCase())
    if (told.length > 0) {
      written.headers = [...written.headers.filter(([name]) => !names.includes(name.toLowerCase())), ...told]
    }
    return written
  }
  catch (error) {
    return answerFault(trouble(mock, entry, error), faultContext(mock, exchange))
  }
}

/** What is wrong with the mock itself, or with what it was made of; its log says more, the caller gets no trace of it. */
function trouble(mock: Mock, { id }: OperationEntry, error: unknown): Fault {
  if (error instanceof SandboxFullError)
    return createFault(409, 'sandbox_full', error.message)
  if (error instanceof StoreError) {
    mock.warn(`${id}: ${error.message}`)
    return createFault(503, 'store_unavailable', 'What this mock remembers cannot be reached at the moment.', {
      headers: [['Retry-After', '1']],
    })
  }
  if (error instanceof BrokenOffError)
    return createFault(400, 'malformed_body', 'The request broke off.')
  // An override may throw anything; its author hears of it.
  mock.warn(`${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  return createFault(500, 'server_error', 'The mock could not answer this; its log says why.')
}

/** What every answer carries. */
function finish(mock: Mock, exchange: Exchange, preferences: Preferences, answer: Answer): void {
  addHeader(answer, 'X-Content-Type-Options', 'nosniff')
  addHeader(answer, 'Cache-Control', 'no-store')
  if (answer.headers.some(([name, value]) => name === 'Content-Type' && /html|xml|svg/.test(value)))
    addHeader(answer, 'Content-Security-Policy', 'sandbox; default-src \'none\'')
  addCors(answer, exchange, mock.allowOrigin)
  tellPreferences(preferences, answer)
  if (exchange.method === 'HEAD')
    answer.body = undefined
}

/** Says which preferences the answer shows, and which it could not. RFC 7240, 3. */
function tellPreferences(preferences: Preferences, answer: Answer): void {
  const applied = appliedPreferences(preferences, answer.applied ?? [])
  if (applied !== '')
    addHeader(answer, 'Preference-Applied', applied)
  const missed = missedPreferences(preferences, answer.applied ?? [])
  if (missed !== undefined)
    answer.headers.push([noticeHeader, missed])
}

function unrouted(kind: 'missing' | 'method' | 'malformed', method: string, allowed: string[]): Fault {
  if (kind === 'malformed')
    return createFault(400, 'malformed_path', 'The path holds a malformed percent escape.')
  if (kind === 'missing')
    return createFault(404, 'not_found', 'No operation of this API has that path.')
  const methods = [...allowed, ...(allowed.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
  return createFault(
    405,
    'method_not_allowed',
    `${/^[A-Z]{1,20}$/.test(method) ? method : 'That method'} is not among the methods of this path: ${methods}.`,
    { headers: [['Allow', methods]] },
  )
}
