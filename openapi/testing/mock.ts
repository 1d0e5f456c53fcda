import type { ApiDocument } from '../document/index.ts'
import type { Exchange, HandlerResult, MockContext, MockHandlers, MockOptions, MockOverrides, MockServer, Store } from '../mock/index.ts'
import { closest } from '../document/text/closest.ts'
import { listOperations } from '../document/operations.ts'
import { splitOwnKey } from '../document/own-key.ts'
import { parseUrl } from '../document/text/url.ts'
import { serveMock } from '../mock/host/node.ts'
import { createMemoryStore, createMockHandler } from '../mock/index.ts'
import { openSchemes } from '../mock/request/scheme.ts'
import { partition } from '../mock/state/store/partition.ts'
import { formatFindings } from '../read/format.ts'
import type { DocumentSource } from './source.ts'
import { readSource } from './source.ts'

export type { HandlerResult, MockContext, MockOverrides } from '../mock/index.ts'
export { defineMock } from '../mock/index.ts'

/** A request that a mock was asked, and the status it answered. */
export interface SeenRequest {
  method: string
  url: string
  status: number
}

/** The mock of an API in one's own process: a fetch handler, and what a test does with it. */
export interface TestMock<Id extends string = string> extends MockServer {
  document: ApiDocument
  /** What it was asked since it was made or reset, oldest first. */
  requests: () => SeenRequest[]
  /** Forgets every record and every request, or the records of one key alone; what was overridden stays. */
  reset: (key?: string) => void
  /**
   * Makes records by an operation, each of a body, as a client would: `await mock.seed('createOrder', [{ dish: 'soup' }])`. Answers with what
   * came back; throws where one is refused.
   */
  seed: (operationId: Id, bodies: unknown[], headers?: Record<string, string>) => Promise<unknown[]>
  /**
   * Answers one operation by a function of one's own until the mock is made anew.
   *
   * @throws {Error} where the document has no such operation
   */
  override: (operationId: Id, handler: (context: MockContext) => HandlerResult | Promise<HandlerResult>) => void
}

/** The operations of a document that is written in TypeScript, `as const`; of any other, every text. */
export type OperationId<Source> = Source extends { paths: infer Paths }
  ? { [Path in keyof Paths]: IdsOf<Paths[Path]> }[keyof Paths]
  : string

type IdsOf<Item> = {
  [Method in keyof Item]: Item[Method] extends { operationId: infer Id extends string } ? Id : never
}[keyof Item]

export type TestMockOptions = Partial<Omit<MockOptions, 'store'>> & { name?: string }

/**
 * Makes the mock of an API from its document.
 *
 * @throws {Error} the findings, one a line, where it cannot be read
 * @example
 * ```ts
 * const mock = await createMock('openapi/shop.yaml')
 * const answer = await mock(new Request('https://shop.example/v1/orders'))
 * ```
 */
export async function createMock<const Source extends DocumentSource>(
  source: Source,
  { name = 'api', overrides = {}, now = Date.now, ...options }: TestMockOptions = {},
): Promise<TestMock<OperationId<Source>>> {
  const document = await openDocument(source, name)
  const own: MockHandlers = {}
  const seen: SeenRequest[] = []
  let store = createMemoryStore({ now })
  const make = () => createMockHandler(document, { ...options, now, store, overrides: withOwn(overrides, own) })
  let handler = make()
  const { prefix, prefixes } = handler
  return Object.assign(
    async (request: Request) => {
      const { method, url } = request
      const response = await handler(request)
      seen.push({ method, url, status: response.status })
      return response
    },
    {
      prefix,
      prefixes,
      async answer(exchange: Exchange) {
        const { method, origin, path, query } = exchange
        const answer = await handler.answer(exchange)
        seen.push({ method, url: `${origin}${path}${query === '' ? '' : `?${query}`}`, status: answer.status })
        return answer
      },
      document,
      requests: () => [...seen],
      reset(key?: string) {
        if (key !== undefined)
          return forgetKey(document, store, key)
        seen.length = 0
        store = createMemoryStore({ now })
        handler = make()
      },
      async seed(operationId: string, bodies: unknown[], headers: Record<string, string> = {}) {
        const { method, path } = findOperation(document, operationId)
        const made: unknown[] = []
        for (const body of bodies) {
          const response = await handler(new Request(`http://localhost${prefix}${path}`, {
            method,
            headers: { 'Content-Type': 'application/json', ...headers },
            body: JSON.stringify(body),
          }))
          if (!response.ok)
            throw new Error(`${operationId} answered ${response.status}: ${await response.text()}`)
          made.push(await response.json().catch(() => undefined))
        }
        return made
      },
      override(operationId: string, answer: MockHandlers[string]) {
        findOperation(document, operationId)
        own[operationId] = answer
        handler = make()
      },
    },
  )
}

/** What of MSW is needed to make its handlers: `http` of `msw`. */
export interface MswHttp<Handler> {
  all: (path: string, resolver: (info: { request: Request }) => Promise<Response>) => Handler
}

/**
 * Handlers of MSW that answer at every address the document gives its API.
 *
 * @example setupServer(...toMswHandler(mock, http))
 */
export function toMswHandler<Handler>(mock: TestMock, http: MswHttp<Handler>): Handler[] {
  const origins = (mock.document.root.servers ?? []).flatMap(({ url }) => parseUrl(url)?.origin ?? [])
  return [...new Set(origins)].map(origin => http.all(`${origin}/*`, ({ request }) => mock(request)))
}

/** Serves a mock on a port; any free one unless told. */
export async function startMock(
  source: DocumentSource,
  { port = 0, host = '127.0.0.1', ...options }: TestMockOptions & { port?: number, host?: string } = {},
): Promise<{ url: string, mock: TestMock, close: () => Promise<void> }> {
  const mock = await createMock(source, options)
  const { url, close } = await serveMock({ apis: [{ name: mock.document.name, handler: mock }], port, host })
  return { url: url + mock.prefix, mock, close }
}

function findOperation(document: ApiDocument, operationId: string): { method: string, path: string } {
  const all = listOperations(document)
  const found = all.find(({ operation }) => operation.operationId === operationId)
  if (found !== undefined)
    return { method: found.method.toUpperCase(), path: found.path }
  const meant = closest(operationId, all.flatMap(({ operation }) => operation.operationId ?? []))
  throw new Error(`There is no operation "${operationId}" in ${document.name}${meant === undefined ? '.' : `: did you mean "${meant}"?`}`)
}

/** Forgets the sandbox of a key. A sample key with a browser's own ending has its sandbox in the part of that ending. */
function forgetKey(document: ApiDocument, store: Store, key: string): void {
  const schemes = [...openSchemes(document).values()]
  const split = splitOwnKey(key, sample => schemes.some(({ isSample }) => isSample(sample)))
  void (split === undefined ? store.remove(key) : partition(store, split.own).remove(split.sample))
}

function withOwn(overrides: MockOverrides, operations: MockHandlers): MockOverrides {
  return { ...overrides, operations: { ...overrides.operations, ...operations } }
}

async function openDocument(source: DocumentSource, name: string): Promise<ApiDocument> {
  const { document, findings } = await readSource(source, { name })
  if (document === undefined)
    throw new Error(formatFindings(findings))
  return document
}
