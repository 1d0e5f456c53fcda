import { escapePattern } from '../document/text/escape-pattern.ts'
import { toWellFormed } from '../document/text/well-formed.ts'

/** A text that is known to be a secret, and what stands in its place. */
export interface KnownSecret {
  value: string
  shown: string
}

/** Shorter ones are secret only as words of their own: a key `a` is not in every word that has the letter. */
const shortest = 8

/**
 * Creates a function that replaces known secrets in a text, wherever they stand and however they are written there: as they are,
 * percent-encoded, in JSON, in the small letters of a host.
 */
export function createHider(known: readonly KnownSecret[]): (text: string) => string {
  const patterns = known
    .filter(({ value }) => value !== '')
    // A secret may be part of another one.
    .toSorted((one, other) => other.value.length - one.value.length)
    .map(({ value, shown }) => ({ pattern: patternOf(value), shown }))
  return text => patterns.reduce((hidden, { pattern, shown }) => hidden.replace(pattern, () => shown), text)
}

/** A value and all texts in it, without what `hide` replaces. */
export function mapTexts<Value>(value: Value, hide: (text: string) => string): Value {
  const map = (value: unknown): unknown => {
    if (typeof value === 'string')
      return hide(value)
    if (Array.isArray(value))
      return value.map(map)
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, map(item)]))
      : value
  }
  return map(value) as Value
}

function patternOf(value: string): RegExp {
  const written = [...toWellFormed(value)].map((character) => {
    const encoded = [...new TextEncoder().encode(character)].map(byte => `%${byte.toString(16).padStart(2, '0')}`).join('')
    // Encoded first: a percent sign is also the beginning of its code.
    return `(?:${encoded}|${/["\\/]/.test(character) ? String.raw`\\?` : ''}${escapePattern(character)})`
  }).join('')
  return value.length < shortest
    ? new RegExp(String.raw`(?:(?<![\p{L}\p{N}])|(?<=%[\da-f]{2}))${written}(?![\p{L}\p{N}])`, 'giu')
    : new RegExp(written, 'giu')
}
