import { orderedKeys } from './key-order.ts'
import { joinPointer } from './pointer.ts'

/** Numerals that JavaScript would print otherwise, by the object or list that holds them, then by key. */
const written = new WeakMap<object, Map<string, string>>()

/** Whether any was ever kept: most documents and requests have none. */
let isAnyKept = false

const numeral = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]?\d+)?$/i

/** Numbers as YAML writes them and JSON does not: `010`, `0o10`, `0x1F`, `+1`, `.5`, `1.`. YAML 1.2.2, 10.3.2. */
const spelling = /^(?:0o[0-7]+|0x[\da-f]+|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?)$/i

/** Remembers how a number was written where printing the number would lose it: `1.10`, `12345678901234567890`. */
export function keepNumeral(holder: object, key: string | number, text: string): void {
  if (String(Number(text)) === text || !(numeral.test(text) || spelling.test(text))) {
    written.get(holder)?.delete(String(key))
    return
  }
  const kept = written.get(holder) ?? new Map<string, string>()
  written.set(holder, kept.set(String(key), text))
  isAnyKept = true
}

/** The numeral as written at a key, undefined where the number alone is exact, or has been replaced since. */
export function numeralAt(holder: object, key: string | number): string | undefined {
  const text = spellingAt(holder, key)
  return text !== undefined && numeral.test(text) ? text : undefined
}

/** A number as written at a key, in whichever form: what its author meant where a text belongs there. */
export function spellingAt(holder: object, key: string | number): string | undefined {
  const text = written.get(holder)?.get(String(key))
  return text !== undefined && stillStands((holder as Record<string, unknown>)[key], Number(text)) ? text : undefined
}

/** A numeral beyond JavaScript's numbers is kept with the largest of them as its value. */
function stillStands(value: unknown, number: number): boolean {
  return value === number || (Math.abs(number) === Infinity && value === Math.sign(number) * Number.MAX_VALUE)
}

/** Whether a numeral was kept for one of an object's own keys. */
export function keepsNumerals(holder: object): boolean {
  return isAnyKept && written.has(holder)
}

/** Whether a value holds a numeral that printing would change. */
export function holdsNumerals(value: unknown): boolean {
  if (!isAnyKept || typeof value !== 'object' || value === null)
    return false
  if (written.has(value))
    return true
  if (Array.isArray(value))
    return value.some(holdsNumerals)
  for (const key in value) {
    if (holdsNumerals((value as Record<string, unknown>)[key]))
      return true
  }
  return false
}

/** Gives a copy the numerals of its original. */
export function copyNumerals(from: object, to: object): void {
  const kept = isAnyKept ? written.get(from) : undefined
  if (kept)
    written.set(to, new Map(kept))
}

/** Gives an object the numerals of another one, for the keys that both have and that are wanted. */
export function adoptNumerals(from: object, to: object, isWanted: (key: string) => boolean = () => true): void {
  if (!isAnyKept)
    return
  for (const [key, text] of written.get(from) ?? []) {
    if (Object.hasOwn(to, key) && stillStands((to as Record<string, unknown>)[key], Number(text)) && isWanted(key))
      keepNumeral(to, key, text)
  }
}

/** All numerals below a value that {@link keepNumeral} was told of, by pointer: plain data, to be sent with the value. */
export function listNumerals(value: unknown, pointer = ''): [pointer: string, text: string][] {
  if (typeof value !== 'object' || value === null)
    return []
  return Object.entries(value).flatMap(([key, item]): [string, string][] => {
    const below = joinPointer(pointer, key)
    const text = numeralAt(value, key)
    return text === undefined ? listNumerals(item, below) : [[below, text]]
  })
}

/**
 * Prints a value as `JSON.stringify(value, null, indent)` does, but numerals and keys as they were written in the spec.
 * A number that stands alone is looked up in its holder.
 *
 * @example stringifyExact(mediaType.example, 2, { holder: mediaType, key: 'example' })
 */
export function stringifyExact(value: unknown, indent = 0, place?: { holder: object, key: string | number }): string {
  return print(value, indent, indent > 0 ? '\n' : '', place) ?? 'null'
}

function print(
  value: unknown,
  indent: number,
  newline: string,
  place?: { holder: object, key: string | number },
): string | undefined {
  if (typeof value === 'number')
    return (place && numeralAt(place.holder, place.key)) ?? JSON.stringify(value)
  if (typeof value !== 'object' || value === null)
    return JSON.stringify(value)
  const inner = newline && newline + ' '.repeat(indent)
  if (Array.isArray(value)) {
    const items = value.map((item, key) => inner + (print(item, indent, inner, { holder: value, key }) ?? 'null'))
    return items.length === 0 ? '[]' : `[${items.join(',')}${newline}]`
  }
  const colon = newline === '' ? ':' : ': '
  const members = orderedKeys(value).flatMap((key) => {
    const text = print((value as Record<string, unknown>)[key], indent, inner, { holder: value, key })
    return text === undefined ? [] : [`${inner}${JSON.stringify(key)}${colon}${text}`]
  })
  return members.length === 0 ? '{}' : `{${members.join(',')}${newline}}`
}
