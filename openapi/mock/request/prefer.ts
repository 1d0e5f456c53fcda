import type { Choice } from '../operation/operation.ts'
import type { Applied, Exchange } from '../message/exchange.ts'
import type { Principal } from './principal.ts'
import { isHeaderValue } from '../message/exchange.ts'
import { splitQuoted, unquote } from '../message/quoted.ts'

/** What a client asks of the mock in `Prefer`; the words are those of Prism, and `delay`, which is this mock's own. */
export interface Preferences {
  code?: number
  example?: string
  dynamic?: boolean
  seed?: string
  /** Milliseconds to wait before the answer. */
  delay?: number
}

/** What most clients prefer. */
export const nothing: Preferences = {}

/** The most preferences that are read. */
const most = 20

/**
 * Reads `Prefer`, names in any case; the first of a name wins. `delay` is in seconds and capped. `wait` of RFC 7240 says how long a
 * client is ready to wait, and causes no delay.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7240#section-2
 */
export function parsePrefer(header: string | undefined, longestDelay: number): Preferences {
  if (header === undefined)
    return nothing
  const wanted = readPairs(header)
  const preferences: Preferences = {}
  const code = wanted.get('code')
  if (code !== undefined && /^[2-5]\d\d$/.test(code))
    preferences.code = Number(code)
  const example = wanted.get('example')
  if (example !== undefined && example !== '' && example.length <= 200)
    preferences.example = example
  if (wanted.get('dynamic') === 'true')
    preferences.dynamic = true
  const seed = wanted.get('seed')
  if (seed !== undefined && /^[\w.-]{1,100}$/.test(seed))
    preferences.seed = seed
  const delay = wanted.get('delay')
  if (delay !== undefined && /^\d{1,6}(?:\.\d{1,3})?$/.test(delay))
    preferences.delay = Math.min(Number(delay) * 1_000, longestDelay)
  return preferences
}

function readPairs(header: string): Map<string, string> {
  const pairs = new Map<string, string>()
  for (const part of splitQuoted(header, ',;').slice(0, most)) {
    const equals = part.indexOf('=')
    const name = (equals < 0 ? part : part.slice(0, equals)).trim().toLowerCase()
    if (!pairs.has(name))
      pairs.set(name, equals < 0 ? '' : unquote(part.slice(equals + 1).trim()))
  }
  return pairs
}

/** The same key, path and seed always make the same body. */
export function choose({ example, dynamic, seed }: Preferences, { sandbox }: Principal, { path }: Exchange): Choice {
  return {
    name: example,
    seed: dynamic || seed !== undefined ? `${sandbox} ${path} ${seed ?? ''}` : undefined,
  }
}

/** `Preference-Applied`: the preferences that were asked for and that the answer honours. RFC 7240, 3. */
export function appliedPreferences(preferences: Preferences, applied: readonly Applied[]): string {
  const { code, example, dynamic, seed, delay } = preferences
  const isMade = applied.includes('seed')
  const texts = [
    code !== undefined && applied.includes('code') && `code=${code}`,
    example !== undefined && applied.includes('example') && `example=${quote(example)}`,
    dynamic && isMade && 'dynamic=true',
    seed !== undefined && isMade && `seed=${seed}`,
    delay !== undefined && `delay=${delay / 1_000}`,
  ]
  return texts.filter(text => typeof text === 'string' && isHeaderValue(text)).join(', ')
}

/** What a client asked for and did not get, in words; undefined where there is nothing. */
export function missedPreferences(preferences: Preferences, applied: readonly Applied[]): string | undefined {
  const { code, example } = preferences
  const missed = [
    code !== undefined && !applied.includes('code') && `no response ${code} is declared here`,
    example !== undefined && !applied.includes('example') && `no valid example ${quote(example)} is declared for this answer`,
  ].filter(text => typeof text === 'string' && isHeaderValue(text))
  return missed.length === 0 ? undefined : `Prefer: ${missed.join('; ')}`
}

function quote(text: string): string {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`
}
