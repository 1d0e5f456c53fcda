import { toWellFormed } from '../document/well-formed.ts'
import type { Operation, SecurityAlternative, SecurityScheme } from '../model/types.ts'
import type { Key } from './http-request.ts'
import { cookieValue, headerValue } from './header.ts'
import { isToken } from '../document/token.ts'
import { encodeUnreserved } from './percent.ts'
import { ownValue } from './server.ts'

/** Which alternative of the security requirements is used; the first that sends something where absent. */
export interface CredentialChoice {
  security?: number
  /** What the reader has, by scheme name; `user:password` for Basic. The scheme's sample key where absent. */
  credentials?: Record<string, string>
}

/** The credentials of one alternative, all of them needed, each in its place. */
export function listKeys(operation: Operation, { security, credentials }: CredentialChoice): Key[] {
  const alternative = chooseAlternative(operation.security, security)
  const keys: Key[] = []
  for (const { scheme } of alternative?.schemes ?? []) {
    const key = toKey(scheme, ownValue(credentials, scheme.name) ?? scheme.sampleKey ?? scheme.placeholder)
    if (key && !keys.some(other => isSamePlace(other, key)))
      keys.push(key)
  }
  return keys
}

/** Encodes a credential for its place, as the reader types it: a Basic user without a colon has no password. */
export function encodeKey(place: Key['in'], text: string): string {
  if (place === 'query')
    return encodeUnreserved(text)
  if (place === 'cookie')
    return cookieValue(text)
  if (place === 'basic') {
    return withoutControls(text.includes(':') ? text : `${text}:`)
  }
  return headerValue(text)
}

function chooseAlternative(
  alternatives: SecurityAlternative[],
  index: number | undefined,
): SecurityAlternative | undefined {
  return index === undefined
    ? (alternatives.find(one => one.schemes.some(({ scheme }) => scheme.type !== 'mutualTLS')) ?? alternatives[0])
    : alternatives[index]
}

/** @see https://spec.openapis.org/oas/v3.2.0#security-scheme-object, RFC 6750 §2.1, RFC 7617 §2 */
function toKey(scheme: SecurityScheme, text: string | undefined): Key | undefined {
  const { name, type, parameter } = scheme
  if (type === 'mutualTLS')
    return undefined
  if (type === 'apiKey') {
    return parameter && (parameter.in === 'query' || isToken(parameter.name))
      ? {
          scheme: name,
          in: parameter.in,
          name: parameter.name,
          before: '',
          key: encodeKey(parameter.in, text ?? 'YOUR_API_KEY'),
          after: '',
        }
      : undefined
  }
  const method = type === 'http' ? (scheme.scheme ?? 'bearer') : 'bearer'
  if (method === 'basic') {
    return {
      scheme: name,
      in: 'basic',
      name: 'Authorization',
      before: '',
      key: encodeKey('basic', text ?? 'USERNAME:PASSWORD'),
      after: '',
    }
  }
  return isToken(method)
    ? {
        scheme: name,
        in: 'header',
        name: 'Authorization',
        before: `${capitalize(method)} `,
        key: encodeKey('header', text ?? 'YOUR_TOKEN'),
        after: '',
      }
    : undefined
}

function isSamePlace(one: Key, other: Key): boolean {
  const isHeader = (key: Key): boolean => key.in === 'basic' || key.in === 'header'
  return isHeader(one) === isHeader(other)
    && (isHeader(one) || one.in === other.in)
    && one.name.toLowerCase() === other.name.toLowerCase()
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** RFC 7617 §2: neither user nor password may hold a control character. */
function withoutControls(text: string): string {
  // eslint-disable-next-line no-control-regex
  return toWellFormed(text).replace(/[\u0000-\u001F\u007F]/g, '')
}
