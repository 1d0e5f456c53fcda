import type { SecurityScheme } from '../../../openapi/model/types.ts'
import { isObject } from '../../../openapi/document/json/value.ts'
import { isRefused, listKeySchemes } from './key.ts'

/** Where a signed-in reader's own test keys come from. */
export interface KeySource {
  /** The page on which a reader signs in; it is linked from the card of keys. */
  signIn: string
  /** An address on the site's own host, or on another that allows it, which answers with JSON: `{ "shop": "shop_test_123" }`, or by scheme. */
  endpoint: string
}

/** Whether the reader is signed in at the owner's, and where they are not sent a key, why. */
export type Account = 'unknown' | 'signed-in' | 'signed-out' | 'refused'

export interface AccountKeys {
  account: Exclude<Account, 'unknown'>
  keys: Record<string, Record<string, string>>
}

/** An API as far as its keys go. */
export interface KeyedApi {
  name: string
  securitySchemes: SecurityScheme[]
}

const timeoutMs = 10_000

/**
 * Asks the owner's address for the reader's own test keys, with the cookies of its host; nothing of the page is sent along. An answer
 * that is no list of keys, or none, means that nobody is signed in.
 */
export async function askForKeys({ endpoint }: KeySource, apis: KeyedApi[]): Promise<AccountKeys> {
  try {
    const address = new URL(endpoint, location.origin)
    const response = await fetch(address, {
      credentials: address.origin === location.origin ? 'same-origin' : 'include',
      headers: { Accept: 'application/json' },
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeoutMs),
    })
    return response.ok ? readKeys(await response.json(), apis) : { account: 'signed-out', keys: {} }
  }
  catch {
    return { account: 'signed-out', keys: {} }
  }
}

/** `{ "shop": "shop_test_1" }`, or by scheme, `{ "shop": { "apiKey": "…" } }`. One key that looks live has all of them refused. */
export function readKeys(answer: unknown, apis: KeyedApi[]): AccountKeys {
  const keys: AccountKeys['keys'] = {}
  for (const { name, securitySchemes } of apis) {
    const given = isObject(answer) && Object.hasOwn(answer, name) ? answer[name] : undefined
    const found = securitySchemes.flatMap((scheme): [string, string][] => {
      const isUsual = listKeySchemes(securitySchemes).includes(scheme)
      const isOwn = isObject(given) && Object.hasOwn(given, scheme.name)
      const key = isOwn ? given[scheme.name] : isUsual ? given : undefined
      return typeof key === 'string' && key !== '' ? [[scheme.name, key]] : []
    })
    if (found.some(([, key]) => isRefused(key, securitySchemes)))
      return { account: 'refused', keys: {} }
    if (found.length > 0)
      keys[name] = Object.fromEntries(found)
  }
  return { account: Object.keys(keys).length > 0 ? 'signed-in' : 'signed-out', keys }
}
