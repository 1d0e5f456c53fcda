import type { ApiDocument } from '../document/document.ts'
import type { Answer, Exchange } from './message/exchange.ts'
import type { Mock, MockLimits, MockOptions, MockServer } from './mock.ts'
import type { MockOperation, OperationEntry } from './operation/operation.ts'
import type { Sandbox } from './state/store/sandbox.ts'
import { finish } from './finish.ts'
import { createJournal } from './journal.ts'
import { toExchange, toResponse } from './message/exchange.ts'
import { createRandom } from './message/random.ts'
import { listOperations, openOperation } from './operation/operation.ts'
import { trimSlashes } from './operation/server.ts'
import type { Authorizer } from './request/authorize.ts'
import type { Store } from './state/store/store.ts'
import { createAuthorizer } from './request/authorize.ts'
import { openSchemes } from './request/scheme.ts'
import { partition } from './state/store/partition.ts'
import { isLocalOrigin } from './request/cors.ts'
import { parsePrefer } from './request/prefer.ts'
import { createRoutes } from './routes.ts'
import { createSettler } from './settle.ts'
import { createResources } from './state/resources.ts'
import { openSandbox } from './state/store/sandbox.ts'
import { createMemoryStore } from './state/store/store.ts'

const defaultLimits: MockLimits = {
  body: 1_048_576,
  depth: 200,
  delay: 10_000,
  records: 1_000,
}

/**
 * Answers as the API of a document would. The order of the checks is fixed: route, method, authentication, permission, rate
 * limit, media type and `Accept`, syntax, schema, state. Operations are opened, compiled and inferred when first needed.
 */
export function createHandler(document: ApiDocument, options: MockOptions): MockServer {
  const entries = [...listOperations(document)]
  const routes = createRoutes(document, trimSlashes(options.base ?? ''), entries)
  const mock = createMock(document, options, { entries, prefix: routes.prefixes[0] ?? '' })
  const settle = createSettler(mock, routes)

  async function answer(exchange: Exchange): Promise<Answer> {
    const asked = parsePrefer(exchange.header('prefer'), mock.limits.delay)
    const isFree = mock.isDynamic && asked.example === undefined && asked.code === undefined
    const written = await settle(exchange, isFree ? { ...asked, dynamic: true } : asked)
    finish(mock, written, { exchange, asked })
    const delay = asked.delay ?? mock.delay
    if (delay > 0)
      await new Promise(resolve => setTimeout(resolve, delay))
    return written
  }

  const handle = async (request: Request): Promise<Response> => toResponse(await answer(toExchange(request)))
  return Object.assign(handle, { answer, prefix: mock.prefix, prefixes: routes.prefixes })
}

/** What all requests share. */
function createMock(
  document: ApiDocument,
  options: MockOptions,
  { entries, prefix }: { entries: OperationEntry[], prefix: string },
): Mock {
  const { overrides = {}, now = Date.now } = options
  const resources = createResources(document, options.isStateless ? [] : entries)
  const store = options.store ?? createMemoryStore({ now })
  const schemes = openSchemes(document)
  const { authenticate } = overrides
  const authorizerOf = (part: Store): Authorizer => {
    const openNamed = (name: string): Sandbox => openSandbox(part, name, resources)
    return createAuthorizer(document, {
      schemes,
      isKnownOnly: options.isKnownOnly,
      grants: { openSandbox: openNamed, now },
      authenticate: authenticate
        && ((credential, path) => authenticate(credential, { openSandbox: openNamed, now: new Date(now()), path })),
    })
  }
  const mock: Mock = {
    document,
    schemes,
    prefix,
    overrides,
    authorizer: authorizerOf(store),
    resources,
    store,
    journal: createJournal(),
    validators: options.validators,
    limits: { ...defaultLimits, ...options.limits },
    now,
    allowOrigin: options.allowOrigin ?? isLocalOrigin,
    rateLimit: options.rateLimit,
    strictReadOnly: options.strictReadOnly ?? false,
    isLenient: options.isLenient ?? false,
    isDynamic: options.isDynamic ?? false,
    errorRate: options.errorRate ?? 0,
    chance: createRandom('errors'),
    delay: options.delay ?? 0,
    usual: findUsual(document, entries),
    warn: options.warn ?? (() => {}),
    asSeenBy(exchange) {
      const own = mock.authorizer.partOf(exchange)
      const part = own === undefined ? undefined : partition(store, own)
      return part ? { ...mock, store: part, authorizer: authorizerOf(part) } : mock
    },
  }
  return mock
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
