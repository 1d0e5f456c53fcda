import { writeAuthScheme } from '../document/text/auth-scheme.ts'
import { toWellFormed } from '../document/text/well-formed.ts'
import type { Operation, SecurityAlternative, SecurityScheme } from '../model/types.ts'
import type { HttpRequest, Key } from './http-request.ts'
import { cookieValue, headerValue } from './header.ts'
import { isToken } from '../document/text/token.ts'
import { encodeUnreserved } from './percent.ts'
import { ownValue } from './server.ts'

/** Which alternative of the security requirements is used; the first that sends something where absent. */
export interface CredentialChoice {
  /** The API's name, for the environment variables that hold its keys. */
  api?: string
  security?: number
  /** The reader's credentials, by scheme name; `user:password` for Basic. The scheme's sample key where absent. */
  credentials?: Record<string, string>
}

/** The credentials of one alternative, all of them needed, each in its place. */
export function listKeys(operation: Operation, { security, credentials, api }: CredentialChoice): Key[] {
  const alternative = chooseAlternative(operation.security, security)
  const keys: Key[] = []
  for (const { scheme } of alternative?.schemes ?? []) {
    const key = toKey(scheme, ownValue(credentials, scheme.name) ?? scheme.sampleKey ?? scheme.placeholder)
    if (key && !keys.some(other => isSamePlace(other, key)))
      keys.push({ ...key, variables: listVariables(key, { api, variable: scheme.variable }) })
  }
  return keys
}

/** `USERFRONT_KEY`; of another scheme `USERFRONT_ACCESS_TOKEN`; two variables for a user with a password. */
function listVariables(
  { in: place, raw }: Key,
  { api = 'API', variable = '' }: { api?: string, variable?: string },
): string[] {
  const [stem, own] = [variableOf([api]), variableOf([api, variable])]
  if (place !== 'basic' || !raw.includes(':'))
    return [variable === '' ? `${stem}_KEY` : own]
  const user = variable === '' ? stem : own.replace(/_KEY(?=(?:_\d+)?$)/, '')
  return [`${user}_USERNAME`, `${user}_PASSWORD`]
}

/** Some words as the beginning of a variable's name. */
export function variableOf(words: string[]): string {
  const plain = words.map(word => word.toUpperCase().replace(/[^A-Z\d]+/g, '_').replace(/^_+|_+$/g, ''))
  const stem = plain.filter(Boolean).join('_')
  return /^[A-Z]/.test(stem) ? stem : `API_${stem}`.replace(/_$/, '')
}

/** Encodes a credential for its place, as the reader types it: a Basic user without a colon has no password. */
export function encodeKey(place: Key['in'], text: string): string {
  if (place === 'query')
    return encodeUnreserved(text)
  if (place === 'plain')
    return text
  if (place === 'user')
    return withoutControls(text.split(':', 1)[0] ?? '')
  if (place === 'password')
    return withoutControls(text.includes(':') ? text.slice(text.indexOf(':') + 1) : '')
  if (place === 'cookie')
    return cookieValue(text)
  if (place === 'basic') {
    return withoutControls(text.includes(':') ? text : `${text}:`)
  }
  return headerValue(text)
}

/** What a client must do beside sending keys: show a certificate, answer a challenge. */
export function listDemands(
  operation: Operation,
  { security }: CredentialChoice,
): Pick<HttpRequest, 'digest' | 'certificate'> {
  const schemes = (chooseAlternative(operation.security, security)?.schemes ?? []).map(({ scheme }) => scheme)
  return {
    ...(schemes.some(one => one.type === 'http' && one.scheme?.toLowerCase() === 'digest') && { digest: true }),
    ...(schemes.some(one => one.type === 'mutualTLS') && { certificate: true }),
  }
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
    const raw = text ?? 'YOUR_API_KEY'
    return parameter && (parameter.in === 'query' || isToken(parameter.name))
      ? {
          scheme: name,
          in: parameter.in,
          name: parameter.name,
          before: '',
          key: encodeKey(parameter.in, raw),
          after: '',
          raw,
          variables: [],
        }
      : undefined
  }
  const method = type === 'http' ? (scheme.scheme ?? 'bearer').toLowerCase() : 'bearer'
  if (method === 'basic' || method === 'digest') {
    return {
      scheme: name,
      in: 'basic',
      name: 'Authorization',
      before: '',
      key: encodeKey('basic', text ?? 'USERNAME:PASSWORD'),
      after: '',
      raw: text ?? 'USERNAME:PASSWORD',
      variables: [],
    }
  }
  return isToken(method)
    ? {
        scheme: name,
        in: 'header',
        name: 'Authorization',
        before: `${writeAuthScheme(scheme.type === 'http' ? (scheme.scheme ?? method) : method)} `,
        key: encodeKey('header', text ?? 'YOUR_TOKEN'),
        after: '',
        raw: text ?? 'YOUR_TOKEN',
        variables: [],
      }
    : undefined
}

function isSamePlace(one: Key, other: Key): boolean {
  const isHeader = (key: Key): boolean => key.in === 'basic' || key.in === 'header'
  return isHeader(one) === isHeader(other)
    && (isHeader(one) || one.in === other.in)
    && one.name.toLowerCase() === other.name.toLowerCase()
}

/** Removes control characters, which neither user nor password may hold (RFC 7617 §2). */
function withoutControls(text: string): string {
  // eslint-disable-next-line no-control-regex
  return toWellFormed(text).replace(/[\u0000-\u001F\u007F]/g, '')
}
