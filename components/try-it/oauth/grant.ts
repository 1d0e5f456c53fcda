import type { Token } from './client.ts'
import { isObject } from '../../../openapi/document/json/value.ts'
import { isWeb } from '../../../openapi/document/text/url.ts'

/** A token and all that renews and revokes it. Its secrets go back to the server that gave them and to no other. */
export interface Grant {
  token: Token
  clientId: string
  /** The sandbox gave it. */
  isSandbox: boolean
  renewAt?: string
  revokeAt?: string
}

/** Reads what a tab kept: anybody may have written there. */
export function readGrant(value: unknown): Grant | undefined {
  const { token, clientId, isSandbox, renewAt, revokeAt } = isObject(value) ? value as Partial<Grant> : {}
  const { access, refresh, scopes, expires } = isObject(token) ? token as Partial<Token> : {}
  const isAddress = (one: unknown): one is string | undefined => one === undefined || (typeof one === 'string' && isWeb(one))
  return typeof access === 'string' && typeof clientId === 'string' && typeof isSandbox === 'boolean'
    && (refresh === undefined || typeof refresh === 'string')
    && Array.isArray(scopes) && scopes.every(scope => typeof scope === 'string')
    && (expires === undefined || Number.isFinite(expires))
    && isAddress(renewAt) && isAddress(revokeAt)
    ? { token: { access, refresh, scopes, expires }, clientId, isSandbox, renewAt, revokeAt }
    : undefined
}
