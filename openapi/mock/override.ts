import type { ApiDocument } from '../document/document.ts'
import type { Authenticate, Principal } from './request/principal.ts'
import type { Answer, Json, JsonObject } from './message/exchange.ts'
import type { Fault, Violation } from './error/fault.ts'
import type { Random } from './message/random.ts'
import type { Sandbox } from './state/store/sandbox.ts'

/** What a handler declares of the values it reads; the document has checked them before the handler runs. */
export interface Values {
  path?: Record<string, unknown>
  query?: Record<string, unknown>
  header?: Record<string, unknown>
  cookie?: Record<string, unknown>
  body?: unknown
}

/** What a handler works with: the checked request, who calls, and the caller's sandbox. */
export interface MockContext<V extends Values = Values> {
  operation: { id: string, method: string, path: string }
  document: ApiDocument
  /** Values by location, deserialised and validated. Names are those of the document. */
  path: V['path'] & Record<string, unknown>
  query: V['query'] & Record<string, unknown>
  header: V['header'] & Record<string, unknown>
  cookie: V['cookie'] & Record<string, unknown>
  /** The parsed body; undefined where none was sent. */
  body: V['body'] extends object ? V['body'] : unknown
  /** A header of the request as sent, also one the document does not declare. */
  rawHeader: (name: string) => string | undefined
  /** `https://host/base`: where this API's paths begin. */
  baseUrl: string
  principal: Principal
  /** The caller's records. */
  sandbox: Sandbox
  /** Another sandbox, such as that of the tenant whom a public request names. */
  openSandbox: (name: string) => Sandbox
  /**
   * Makes a record of a declared collection as its POST would: id, times and defaults are set. It is
   * not stored yet.
   */
  createRecord: (collection: string, input: JsonObject) => Promise<JsonObject>
  /** A record as the answer's schema shows it: without `writeOnly` and unknown properties. */
  present: (record: JsonObject) => JsonObject
  now: () => Date
  /** Seeded by key, operation and the number of the request: ids that repeat in tests, and never within a sandbox. */
  random: Random
  /** The API's own error for a status. `code` fills the error's code, `violations` its list. */
  fail: (
    status: number,
    error?: { code?: string, message?: string, violations?: Partial<Violation>[], headers?: [string, string][] },
  ) => Fault
  /** An answer with another status or headers than the usual ones. */
  answer: (value: Json | undefined, options?: { status?: number, headers?: Record<string, string> }) => Answer
  /** What the mock would have answered by itself; a fault where it would have refused. */
  next: () => Promise<Answer | Fault>
}

/** What a handler may answer: a value (sent with the declared status of success), a `Response`, an answer, or a fault. */
export type HandlerResult = Json | object | undefined | Response | Answer | Fault

/** Answers one operation. Written as a method, since parameters of methods may be narrower: a handler names the values it reads. */
export interface MockHandler {
  // eslint-disable-next-line ts/method-signature-style -- the looser check of methods is what is wanted here
  answer(context: MockContext): HandlerResult | Promise<HandlerResult>
}
export type MockHandlers = Record<string, MockHandler['answer']>

/**
 * Checks a keyword of the document's own, `x-uncommon-password`, in a body. Answers true where the value will do, false
 * where it will not, or the parameters for the rule's name.
 */
export type KeywordCheck = (value: Json, argument: unknown, parent: JsonObject) => boolean | Record<string, unknown>

/** What a document cannot say of its API; everything is optional. */
export interface MockOverrides {
  /** Checks a credential before the mock does: for tokens that the API itself issues. */
  authenticate?: Authenticate
  operations?: MockHandlers
  keywords?: Record<string, KeywordCheck>
  /** Says in the API's own words what the mock itself found wrong with a request; undefined leaves the mock's words. */
  describe?: (fault: Fault) => string | undefined
}

/**
 * Defines what the mock of an API does where its document cannot say it. Lives beside the document, as
 * `openapi/<api>.mock.ts`, and is its default export. All checks of the mock have passed when a handler runs.
 *
 * @example
 * ```ts
 * import { defineMock, type MockContext } from 'specimen-docs/mock'
 *
 * interface SignIn { body: { email: string, password: string } }
 *
 * export default defineMock({
 *   // Tokens that `signIn` gave out: `<user id>.<sandbox>`; anything else is left to the mock.
 *   authenticate: ({ key }) => key.startsWith('session.')
 *     ? { subject: key.split('.')[1], sandbox: key.split('.')[2], roles: ['self'] }
 *     : undefined,
 *   keywords: { 'x-uncommon-password': value => value !== 'password' },
 *   operations: {
 *     async signIn({ body, sandbox, fail, present, random }: MockContext<SignIn>) {
 *       const user = await sandbox.find('/users', { email: body.email })
 *       if (!user || user.password !== body.password)
 *         return fail(401, { code: 'invalid_credentials', message: 'The name or the password is wrong.' })
 *       return { token: random.hex(32), user: present(user) }
 *     },
 *     // Falls back to the mock's own answer.
 *     createUser: async ({ next }) => next(),
 *   },
 * })
 * ```
 */
export function defineMock(overrides: MockOverrides): MockOverrides {
  return overrides
}
