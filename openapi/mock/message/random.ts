import { hash } from '../../document/text/hash.ts'
/** A source of numbers that repeats itself for the same seed: the same key, path and seed give the same body. */
export interface Random {
  /** At least 0, less than `limit`. */
  below: (limit: number) => number
  pick: <T>(items: readonly [T, ...T[]]) => T
  /** Characters of an alphabet, `[a-zA-Z0-9]` unless told. */
  text: (length: number, alphabet?: string) => string
  hex: (length: number) => string
  /** A version 4 UUID. RFC 9562. */
  uuid: () => string
  /** Text of the same shape: letters become letters, digits become digits, a prefix such as `user_` is kept. */
  like: (example: string) => string
}

const lower = 'abcdefghijklmnopqrstuvwxyz'
const alphanumeric = `${lower}${lower.toUpperCase()}0123456789`

/** Mulberry32 over a hash of the seed. */
export function createRandom(seed: string): Random {
  // Hash the seed on first use: most requests need no random value.
  let state: number | undefined
  const below = (limit: number): number => {
    state = ((state ?? hash(seed)) + 0x6D2B79F5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit)
  }
  const text = (length: number, alphabet = alphanumeric): string =>
    Array.from({ length }, () => alphabet[below(alphabet.length)]).join('')
  const hex = (length: number): string => text(length, '0123456789abcdef')
  return {
    below,
    pick: items => items[below(items.length)] ?? items[0],
    text,
    hex,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${text(1, '89ab')}${hex(3)}-${hex(12)}`,
    like: example => likeExample(example, text),
  }
}

/** Where the example has many letters, only those are used: its alphabet may lack some, such as `i` and `o`. */
function likeExample(example: string, text: Random['text']): string {
  const prefix = /^[a-z]+(?:_[a-z]+)*[_-](?=.{6})/i.exec(example)?.[0] ?? ''
  const rest = example.slice(prefix.length)
  const isHex = /^[0-9a-f-]+$/.test(rest)
  const shown = (pattern: RegExp, usual: string): string => {
    const characters = [...new Set(rest.match(pattern) ?? [])].join('')
    return characters.length >= 6 ? characters : usual
  }
  return prefix
    + rest.replace(/[a-z0-9]/gi, (character) => {
      if (isHex)
        return text(1, '0123456789abcdef')
      if (/\d/.test(character))
        return text(1, shown(/\d/g, '123456789'))
      return character < 'a' ? text(1, shown(/[A-Z]/g, lower.toUpperCase())) : text(1, shown(/[a-z]/g, lower))
    })
}
