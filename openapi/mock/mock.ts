import type { ApiDocument } from '../document/document.ts'
import type { Authorizer } from './request/authorize.ts'
import type { Scheme } from './request/scheme.ts'
import type { BodyLimits } from './request/body.ts'
import type { Journal } from './journal.ts'
import type { Random } from './message/random.ts'
import type { AllowOrigin } from './request/cors.ts'
import type { Answer, Exchange } from './message/exchange.ts'
import type { MockOperation } from './operation/operation.ts'
import type { MockOverrides } from './override.ts'
import type { Resources } from './state/resources.ts'
import type { Store } from './state/store/store.ts'
import type { Validators } from '../schema/validate/validator.ts'

/** Limits of what is read and kept; each can be raised. */
export interface MockLimits extends BodyLimits {
  /** Milliseconds that `Prefer: delay` may ask for. */
  delay: number
  /** Records of one collection in one sandbox. */
  records: number
}

/** What a mock is made with, besides its document. */
export interface MockOptions {
  /** Where the API's paths begin, before the path of its first server: `/userfront`. */
  base?: string
  overrides?: MockOverrides
  store?: Store
  /** Milliseconds since the epoch; a test gives its own clock. */
  now?: () => number
  validators: Validators
  limits?: Partial<MockLimits>
  /** Which pages may read answers, besides those of the mock's own origin; those of this machine unless told. */
  allowOrigin?: AllowOrigin
  /** Requests per key and hour; 429 after them. */
  rateLimit?: number
  /** Refuses bodies with `readOnly` properties, which are ignored otherwise. */
  strictReadOnly?: boolean
  /** Answers with the document's examples, and remembers nothing. */
  isStateless?: boolean
  /** Answers with values made from the schemas, unless a request asks for an example. */
  isDynamic?: boolean
  /** Answers requests that break the document, and says in a header and the log what they break. */
  isLenient?: boolean
  /** Accepts the document's sample keys, and no other. */
  isKnownOnly?: boolean
  /** The share of requests, 0 to 1, that are answered with one of their operation's errors. */
  errorRate?: number
  /** Milliseconds before each answer; a request may ask for others. */
  delay?: number
  /** Receives faults that do not stop the mock but should be repaired: a pattern that is skipped, an override that failed. */
  warn?: (message: string) => void
}

/** An API that answers: a fetch handler, and a faster form without `Request` and `Response` for hosts. */
export interface MockServer {
  (request: Request): Promise<Response>
  answer: (exchange: Exchange) => Promise<Answer>
  /** Where its paths begin, `/userfront/v0`. */
  prefix: string
  /** Where they begin under all servers of the API, the usual one first. */
  prefixes: string[]
}

/** What every request to a mock shares. */
export interface Mock {
  document: ApiDocument
  prefix: string
  overrides: MockOverrides
  authorizer: Authorizer
  resources: Resources
  store: Store
  validators: Validators
  limits: MockLimits
  now: () => number
  allowOrigin: AllowOrigin
  rateLimit?: number
  strictReadOnly: boolean
  journal: Journal
  isLenient: boolean
  isDynamic: boolean
  errorRate: number
  /** Decides which requests fail where `errorRate` is set. */
  chance: Random
  delay: number
  warn: (message: string) => void
  /** The security schemes of the document, by name. */
  schemes: Map<string, Scheme>
  /** An operation that declares 404: its error form is used for paths that the document does not have. */
  usual: () => MockOperation | undefined
  /** The mock with the sandboxes of the caller's own sample key, where it has one. */
  asSeenBy: (exchange: Exchange) => Mock
}
