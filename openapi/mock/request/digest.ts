import type { Exchange } from '../message/exchange.ts'
import type { Challenge, DigestFacts } from '../message/digest.ts'
import type { Sandbox } from '../state/store/sandbox.ts'
import type { Scheme } from './scheme.ts'
import { splitOwnKey } from '../../document/own-key.ts'
import { hashText } from '../../document/text/hash.ts'
import { parseUrl } from '../../document/text/url.ts'
import { toHex } from '../../document/text/hex.ts'
import { sha256 } from '../../document/text/sha256.ts'
import { digestResponse, digestUser, parseChallenges } from '../message/digest.ts'

/** Milliseconds that a nonce may be used. */
const lifetime = 300_000
const collection = '/.digest'

/** Said of a nonce that was given out and may not be used any more; the next challenge then says `stale`. RFC 7616, 3.3. */
export const staleNonce = 'The nonce of this answer is too old, or was counted before: answer the new challenge.'

/** What a challenge is made of. */
export interface ChallengeFacts {
  realm: string
  now: number
  isStale: boolean
}

/**
 * The parameters of a challenge. Nothing is written down before a nonce is used: whoever calls without a credential fills no store.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7616#section-3.3
 */
export function digestChallenge({ realm, now, isStale }: ChallengeFacts): string {
  const random = toHex(crypto.getRandomValues(new Uint8Array(8)))
  const stamp = `${now.toString(36)}-${random}`
  const nonce = `${stamp}-${hashText(`${realm} ${stamp}`)}`
  return `qop="auth", algorithm=SHA-256, nonce="${nonce}", opaque="${hashText(realm)}", charset=UTF-8${isStale ? ', stale=true' : ''}`
}

/** What an answer to a challenge is held against. */
export interface DigestContext {
  scheme: Scheme
  exchange: Exchange
  realm: string
  now: number
  /** Where the used nonces are counted. */
  sandbox: Sandbox
}

/**
 * Why an answer to a challenge is not accepted; undefined where it is. The password of a user whom the document does not name is
 * not known: such a user is let in as any test key is, once all else is right.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7616#section-3.4
 */
export async function refuseDigest(context: DigestContext): Promise<string | undefined> {
  const { exchange, realm, now, sandbox } = context
  const [answer] = parseChallenges(exchange.header('authorization') ?? '')
  const user = answer && digestUser(answer)
  if (!answer || user === undefined)
    return 'The answer to the challenge names no user.'
  const given = factsOf(answer, user)
  const malformed = refuseForm(answer, given, context)
  if (malformed !== undefined)
    return malformed
  const time = timeOf(given.nonce, realm)
  if (time === undefined)
    return 'The nonce of this answer was not given out here.'
  const password = passwordOf(context.scheme, user)
  const { method } = exchange
  const expected = password === undefined ? undefined : digestResponse(hash, { ...given, password, method })
  if (expected !== undefined && expected !== answer.parameters.get('response')?.toLowerCase())
    return 'The response does not fit user, password and request.'
  const isFresh = time <= now && now - time < lifetime
  return isFresh && (await countNonce(sandbox, given, now)) ? undefined : staleNonce
}

type Given = Omit<DigestFacts, 'password' | 'method'> & Required<Pick<DigestFacts, 'count'>>

function factsOf({ parameters }: Challenge, user: string): Given {
  const of = (name: string): string => parameters.get(name) ?? ''
  return { user, realm: of('realm'), uri: of('uri'), nonce: of('nonce'), qop: of('qop'), count: of('nc'), cnonce: of('cnonce') }
}

/** All that can be seen without a password. */
function refuseForm({ parameters }: Challenge, given: Given, { exchange, realm }: DigestContext): string | undefined {
  if (parameters.get('algorithm')?.toUpperCase() !== 'SHA-256')
    return 'The challenge asks for the algorithm SHA-256.'
  if (given.qop !== 'auth' || !/^[\da-f]{8}$/i.test(given.count) || given.cnonce === '')
    return 'The challenge asks for qop=auth, with nc and cnonce.'
  if (given.realm !== realm || parameters.get('opaque') !== hashText(realm))
    return 'Realm and opaque are not those of the challenge.'
  const target = exchange.query === '' ? exchange.path : `${exchange.path}?${exchange.query}`
  // A proxy may have taken the beginning of the path away.
  return isTarget(given.uri, target) ? undefined : 'The uri of this answer is not that of the request.'
}

function isTarget(uri: string, target: string): boolean {
  if (uri.endsWith(target))
    return true
  const [sent, asked] = [uri, target].map(text => parseUrl(text, 'http://a.invalid'))
  return sent !== undefined && asked !== undefined && sent.href.endsWith(asked.pathname + asked.search)
}

/** The password of a user with or without a browser's own ending; undefined where the document does not name the user. */
function passwordOf({ passwords, isSample }: Scheme, user: string): string | undefined {
  return passwords.get(splitOwnKey(user, isSample)?.sample ?? user)
}

/** When a nonce was made; undefined where it was not made for this realm. */
function timeOf(nonce: string, realm: string): number | undefined {
  const [, stamp = '', time = '', mark] = /^(([\da-z]{1,10})-[\da-f]{16})-(\w+)$/.exec(nonce) ?? []
  return mark !== undefined && mark === hashText(`${realm} ${stamp}`) ? Number.parseInt(time, 36) : undefined
}

/** Counts the use of a nonce; false where the count is not higher than before, and nobody can tell a replay from it. */
function countNonce(sandbox: Sandbox, { nonce, count }: Given, now: number): Promise<boolean> {
  const next = Number.parseInt(count, 16)
  return sandbox.atomic((tables) => {
    const used = tables.collection(collection)
    for (const [other, { end }] of used) {
      if (Number(end) <= now)
        used.delete(other)
    }
    if (next <= Number(used.get(nonce)?.count ?? 0))
      return false
    used.set(nonce, { count: next, end: now + lifetime })
    return true
  })
}

function hash(text: string): string {
  return toHex(sha256(text))
}
