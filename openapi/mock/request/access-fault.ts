import type { ApiDocument } from '../../document/document.ts'
import type { SecurityRequirement } from '../../document/openapi.ts'
import type { Fault } from '../error/fault.ts'
import type { SchemeOf } from './find-scheme.ts'
import type { Principal } from './principal.ts'
import { createFault } from '../error/fault.ts'
import { isServed } from '../state/tokens.ts'
import { digestChallenge, staleNonce } from './digest.ts'
import { isDigest } from './scheme.ts'

/** The message for a caller without a credential. */
export const noCredential = 'The request needs a credential and has none.'

/** The refusal of a caller who is known and may not do what the operation does. */
export function forbidden(requirements: SecurityRequirement[], principal: Principal, schemeOf: SchemeOf): Fault {
  return {
    ...createFault(403, 'forbidden', explainForbidden(requirements, principal, schemeOf)),
    headers: scopeChallenge(requirements, principal, schemeOf),
  }
}

/** What a key may not do, by the scopes that it lacks. */
function explainForbidden(
  requirements: SecurityRequirement[],
  { scheme, roles }: Principal,
  schemeOf: SchemeOf,
): string {
  const found = schemeOf(scheme)?.scheme
  const needed = requirements.map(requirement => requirement[scheme]).find(scopes => scopes !== undefined) ?? []
  const missing = needed.filter(scope => !roles?.includes(scope))
  return found && isServed(found) && missing.length > 0
    ? `This token may not do that: it lacks the ${missing.length === 1 ? 'scope' : 'scopes'} ${missing.join(', ')}.`
    : 'This key may not do that: the operation needs other permissions.'
}

/** Which scopes a token lacks. RFC 6750, 3.1. */
function scopeChallenge(
  requirements: SecurityRequirement[],
  { scheme }: Principal,
  schemeOf: SchemeOf,
): [string, string][] {
  const type = schemeOf(scheme)?.scheme.type
  const scopes = requirements.map(requirement => requirement[scheme]).find(needed => needed !== undefined) ?? []
  return (type === 'oauth2' || type === 'openIdConnect')
    && scopes.every(scope => /^[\x21\x23-\x5B\x5D-\x7E]+$/.test(scope))
    ? [['WWW-Authenticate', `Bearer error="insufficient_scope", scope="${scopes.join(' ')}"`]]
    : []
}

/** What a refused request asked for, and why it was refused. */
interface Refused {
  requirements: SecurityRequirement[]
  schemeOf: SchemeOf
  refusal: string | undefined
  now: number
}

/** The name under which an API asks for credentials. */
export function realmOf({ name }: ApiDocument): string {
  return name.replace(/[^\w.-]/g, '')
}

/** 401 always names the schemes that would do. RFC 9110, 11.6.1. */
export function unauthorized(document: ApiDocument, { requirements, schemeOf, refusal, now }: Refused): Fault {
  const realm = realmOf(document)
  const names = [...new Set(requirements.flatMap(requirement => Object.keys(requirement)))]
  const challenges = names.flatMap((name) => {
    const scheme = schemeOf(name)?.scheme
    if (!scheme || scheme.type === 'mutualTLS')
      return []
    const kind =
      scheme.type === 'apiKey' ? 'ApiKey' : scheme.type === 'http' ? capitalise(scheme.scheme ?? 'bearer') : 'Bearer'
    const more = isDigest(scheme) ? `, ${digestChallenge({ realm, now, isStale: refusal === staleNonce })}` : ''
    return /^[\w!#$%&'*+.^`|~-]+$/.test(kind) ? [`${kind} realm="${realm}"${more}`] : []
  })
  const value = [...new Set(challenges)].join(', ') || `Bearer realm="${realm}"`
  return { ...createFault(401, 'unauthorized', refusal ?? noCredential), headers: [['WWW-Authenticate', value]] }
}

function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
