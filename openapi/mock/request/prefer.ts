import type { Choice } from '../operation/operation.ts'
import type { Principal } from './authorize.ts'
import type { Exchange } from '../message/exchange.ts'

/** What a client asks of the mock in `Prefer`; the words are those of Prism. */
export interface Preferences {
  code?: number
  example?: string
  dynamic?: boolean
  seed?: string
  /** Milliseconds to wait before the answer. */
  wait?: number
  /** The preferences that were understood, for `Preference-Applied`. */
  applied: string[]
}

const nothing: Preferences = { applied: [] }

/**
 * Reads `Prefer`, names in any case, the first of a name wins. `wait` is in seconds and capped.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7240#section-2
 */
export function parsePrefer(header: string | undefined, longestWait: number): Preferences {
  if (header === undefined)
    return nothing
  const wanted = new Map<string, string>()
  for (const part of header.split(/[,;]/).slice(0, 20)) {
    const equals = part.indexOf('=')
    const name = part
      .slice(0, equals < 0 ? undefined : equals)
      .trim()
      .toLowerCase()
    const value =
      equals < 0
        ? ''
        : part
            .slice(equals + 1)
            .trim()
            .replace(/^"(.*)"$/, '$1')
    if (!wanted.has(name))
      wanted.set(name, value)
  }
  const preferences: Preferences = { applied: [] }
  const code = wanted.get('code')
  if (code !== undefined && /^[2-5]\d\d$/.test(code))
    apply(preferences, 'code', code, () => (preferences.code = Number(code)))
  const example = wanted.get('example')
  if (example !== undefined && /^[\w.-]{1,100}$/.test(example))
    apply(preferences, 'example', example, () => (preferences.example = example))
  if (wanted.get('dynamic') === 'true')
    apply(preferences, 'dynamic', 'true', () => (preferences.dynamic = true))
  const seed = wanted.get('seed')
  if (seed !== undefined && /^[\w.-]{1,100}$/.test(seed))
    apply(preferences, 'seed', seed, () => (preferences.seed = seed))
  const wait = wanted.get('wait')
  if (wait !== undefined && /^\d{1,6}(?:\.\d{1,3})?$/.test(wait))
    apply(preferences, 'wait', wait, () => (preferences.wait = Math.min(Number(wait) * 1_000, longestWait)))
  return preferences
}

function apply(preferences: Preferences, name: string, value: string, set: () => void): void {
  set()
  preferences.applied.push(`${name}=${value}`)
}

/** The same key, path and seed always make the same body. */
export function choose({ example, dynamic, seed }: Preferences, { sandbox }: Principal, { path }: Exchange): Choice {
  return {
    name: example,
    seed: dynamic || seed !== undefined ? `${sandbox} ${path} ${seed ?? ''}` : undefined,
  }
}
