import type { SecurityRequirement, SecurityScheme } from '../../document/openapi.ts'
import type { Exchange } from '../message/exchange.ts'
import type { SchemeOf } from './find-scheme.ts'
import type { Principal } from './principal.ts'
import type { Scheme } from './scheme.ts'

/** What a credential makes of a caller: a principal, a refusal in words, or nothing where there is none. */
export type Checking = Principal | string | undefined
/** Answers at once where neither an override nor the store is asked: that is nearly always. */
export type Check = (scheme: Scheme, exchange: Exchange) => Checking | Promise<Checking>

/** Whether all schemes of one requirement are met, and by whom; a refusal in words, or nothing, where a credential is missing. */
export async function satisfy(
  requirement: SecurityRequirement,
  exchange: Exchange,
  { schemeOf, check }: { schemeOf: SchemeOf, check: Check },
): Promise<{ allowed: boolean, principal?: Principal } | string | undefined> {
  let principal: Principal | undefined
  let allowed = true
  for (const [name, needed] of Object.entries(requirement)) {
    const scheme = schemeOf(name)
    // A requirement that names no declared scheme can never be met; the document's findings say so.
    const checking = scheme && check(scheme, exchange)
    const found = checking instanceof Promise ? await checking : checking
    if (!scheme || typeof found !== 'object') {
      return typeof found === 'string' ? found : undefined
    }
    allowed &&= holds(scheme.scheme, found.roles, needed)
    principal ??= found
  }
  return { allowed, principal }
}

function holds(scheme: SecurityScheme, roles: string[] | undefined, needed: string[]): boolean {
  if (roles === undefined || needed.length === 0)
    return true
  return scheme.type === 'oauth2' || scheme.type === 'openIdConnect'
    ? needed.every(role => roles.includes(role))
    : needed.some(role => roles.includes(role))
}
