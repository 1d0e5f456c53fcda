import type { SecurityScheme } from '../../document/openapi.ts'
import type { Credential } from './credentials.ts'
import type { Sandbox } from '../state/store/sandbox.ts'

/** Who calls: which credential was accepted, what it may do, and whose sandbox it sees. */
export interface Principal {
  /** The name of the security scheme; empty for a caller without credentials. */
  scheme: string
  /** The credential itself: for overrides, never for logs. */
  key: string
  /** The roles or scopes it holds; undefined where it holds all. */
  roles?: string[]
  /** The name of the sandbox it works in. */
  sandbox: string
  /** What an override's `authenticate` found out, such as the signed-in user's id. */
  subject?: string
}

/** What an override's `authenticate` may answer: a principal, a refusal in words, or nothing to leave it to the mock. */
export type Authenticated = Partial<Principal> | { refused: string } | undefined
export type Authenticate = (
  credential: Credential & { type: SecurityScheme['type'] },
  context: AuthenticateContext,
) => Authenticated | Promise<Authenticated>

/** What an override may look at to know a credential: keys and sessions that a sandbox remembers. */
export interface AuthenticateContext {
  openSandbox: (name: string) => Sandbox
  now: Date
  /** The path of the request, as sent. */
  path: string
}
