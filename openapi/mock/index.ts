import type { ApiDocument } from '../document/document.ts'
import type { MockOptions, MockServer } from './mock.ts'
import { createValidators } from '../schema/validate/validators.ts'
import { createHandler } from './handler.ts'

export type { Fault, Violation } from './error/fault.ts'
export type { Exchange, Json, JsonObject } from './message/exchange.ts'
export type { MockOptions, MockServer } from './mock.ts'
export type { HandlerResult, MockContext, MockHandlers, MockOverrides } from './override.ts'
export { defineMock } from './override.ts'
export type { Credential } from './request/credentials.ts'
export type { AuthenticateContext, Authenticated } from './request/principal.ts'
export type { Sandbox, Tables } from './state/store/sandbox.ts'
export type { Store } from './state/store/store.ts'
export { createMemoryStore } from './state/store/store.ts'

/**
 * Makes the mock of an API: a fetch handler that checks requests as the document says, stores what it is sent, and
 * answers in the API's own words. It needs no `eval`: a page and a worker run it as a server does.
 *
 * @example
 * ```ts
 * const handler = createMockHandler(document, { base: '/userfront' })
 * const response = await handler(new Request('http://localhost/userfront/v0/users', { headers: { authorization: 'Bearer uf_test_…' } }))
 * ```
 */
export function createMockHandler(document: ApiDocument, options: Partial<MockOptions> = {}): MockServer {
  return createHandler(document, {
    ...options,
    validators: options.validators ?? createValidators(document, options),
  })
}
