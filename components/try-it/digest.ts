import type { Challenge } from '../../openapi/mock/message/digest.ts'
import { md5 } from '@noble/hashes/legacy.js'
import { toHex } from '../../openapi/document/text/hex.ts'
import { sha256 } from '../../openapi/document/text/sha256.ts'
import { digestResponse, parseChallenges } from '../../openapi/mock/message/digest.ts'

/** Browsers hash no MD5 by themselves, and many servers know nothing else. */
const hashes: Record<string, (text: string) => string> = {
  'SHA-256': text => toHex(sha256(text)),
  'MD5': text => toHex(md5(new TextEncoder().encode(text))),
}

/** Why a page cannot answer a challenge: it may not read it, or knows no way to. */
export type Unanswerable = 'hidden' | 'unknown'

/**
 * `fetch` that answers the challenge of Digest. The password is never sent, and a request is made again only with an answer to
 * what was asked; once more where a nonce was too old.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7616
 */
export function withDigest(fetch: typeof globalThis.fetch, credential: string): typeof globalThis.fetch {
  return async (input, init = {}) => {
    let response = await fetch(input, init)
    for (let turn = 0; turn < 2 && response.status === 401; turn++) {
      const challenge = chooseChallenge(response.headers.get('WWW-Authenticate'))
      if (!challenge || (turn > 0 && challenge.parameters.get('stale')?.toLowerCase() !== 'true'))
        break
      await response.body?.cancel()
      const answer = answerChallenge(challenge, { url: String(input), method: init.method ?? 'GET', credential })
      response = await fetch(input, { ...init, headers: [...init.headers as [string, string][] ?? [], ['Authorization', answer]] })
    }
    return response
  }
}

/** Why a refusal was not answered; undefined where it was. */
export function whyUnanswered(header: string | null): Unanswerable | undefined {
  if (header === null)
    return 'hidden'
  return chooseChallenge(header) ? undefined : 'unknown'
}

/** The first challenge that can be answered. The server lists them as it prefers them. */
function chooseChallenge(header: string | null): Challenge | undefined {
  return parseChallenges(header ?? '').find(({ scheme, parameters }) =>
    scheme === 'digest'
    && Object.hasOwn(hashes, algorithmOf(parameters).name)
    && (qopOf(parameters)?.includes('auth') ?? true))
}

function algorithmOf(parameters: Challenge['parameters']): { name: string, isSession: boolean } {
  const text = (parameters.get('algorithm') ?? 'MD5').toUpperCase()
  return { name: text.replace(/-SESS$/, ''), isSession: text.endsWith('-SESS') }
}

/** Absent before RFC 2617. */
function qopOf(parameters: Challenge['parameters']): string[] | undefined {
  return parameters.get('qop')?.toLowerCase().split(',').map(one => one.trim())
}

function answerChallenge(
  { parameters }: Challenge,
  { url, method, credential }: { url: string, method: string, credential: string },
): string {
  const { name, isSession } = algorithmOf(parameters)
  const { pathname, search } = new URL(url)
  const [user = ''] = credential.split(':', 1)
  const facts = {
    user,
    password: credential.slice(user.length + 1),
    realm: parameters.get('realm') ?? '',
    method,
    uri: pathname + search,
    nonce: parameters.get('nonce') ?? '',
    ...(qopOf(parameters) && { qop: 'auth', count: '00000001' }),
    cnonce: toHex(crypto.getRandomValues(new Uint8Array(16))),
    isSession,
  }
  const response = digestResponse(hashes[name] ?? String, facts)
  const isPlain = /^[\x20-\x7E]*$/.test(user)
  return `Digest ${[
    isPlain ? `username=${quote(user)}` : `username*=UTF-8''${encodeURIComponent(user)}`,
    `realm=${quote(facts.realm)}`,
    `nonce=${quote(facts.nonce)}`,
    `uri=${quote(facts.uri)}`,
    `response="${response}"`,
    ...(parameters.has('algorithm') ? [`algorithm=${isSession ? `${name}-sess` : name}`] : []),
    ...(facts.qop || isSession ? [`cnonce="${facts.cnonce}"`] : []),
    ...(facts.qop ? [`qop=${facts.qop}`, `nc=${facts.count}`] : []),
    ...(parameters.has('opaque') ? [`opaque=${quote(parameters.get('opaque') ?? '')}`] : []),
  ].join(', ')}`
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}
