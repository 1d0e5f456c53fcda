import type { SecurityScheme } from '../../document/openapi.ts'
import type { Exchange } from '../message/exchange.ts'
import { digestUser, parseChallenges } from '../message/digest.ts'
import { parsePairs } from '../message/text.ts'

/** A credential as it was sent. */
export interface Credential {
  /** The name of the scheme in `components.securitySchemes`. */
  scheme: string
  /** The key: the token, the API key, the user name of Digest, or that of Basic (`name:password` where there is a password). */
  key: string
}

/**
 * Reads what a request holds for a security scheme; undefined where it holds nothing.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#security-scheme-object
 */
export function readCredential(name: string, scheme: SecurityScheme, exchange: Exchange): Credential | undefined {
  const key = scheme.type === 'apiKey' ? readApiKey(scheme, exchange) : readAuthorization(scheme, exchange)
  return key === undefined ? undefined : { scheme: name, key }
}

function readApiKey(scheme: SecurityScheme, exchange: Exchange): string | undefined {
  const name = scheme.name ?? ''
  if (scheme.in === 'header')
    return exchange.header(name.toLowerCase())?.trim()
  if (scheme.in === 'cookie')
    return parseCookies(exchange.header('cookie')).get(name)
  return parsePairs(exchange.query)?.find(([present]) => present === name)?.[1]
}

function readAuthorization(scheme: SecurityScheme, exchange: Exchange): string | undefined {
  const header = exchange.header('authorization')?.trim()
  const wanted = scheme.type === 'http' ? (scheme.scheme ?? 'bearer').toLowerCase() : 'bearer'
  const space = header?.indexOf(' ') ?? -1
  if (!header || header.slice(0, space < 0 ? undefined : space).toLowerCase() !== wanted) {
    return undefined
  }
  const value = space < 0 ? '' : header.slice(space + 1).trim()
  if (wanted === 'digest')
    return parseChallenges(header).map(digestUser)[0] ?? ''
  return wanted === 'basic' ? decodeBasic(value) : value
}

/** RFC 7617: `name:password` in Base64; an empty password is left out, as API keys are sent. Empty where it is malformed. */
export function decodeBasic(value: string): string {
  try {
    const bytes = Uint8Array.from(atob(value), character => character.charCodeAt(0))
    const text = new TextDecoder().decode(bytes)
    return text.includes(':') ? text.replace(/:$/, '') : ''
  }
  catch {
    return ''
  }
}

/** The cookies of a request, as sent. RFC 6265, 4.2. */
export function parseCookies(header: string | undefined): Map<string, string> {
  const cookies = new Map<string, string>()
  for (const pair of header?.split(';') ?? []) {
    const equals = pair.indexOf('=')
    if (equals > 0)
      cookies.set(pair.slice(0, equals).trim(), pair.slice(equals + 1).trim())
  }
  return cookies
}
