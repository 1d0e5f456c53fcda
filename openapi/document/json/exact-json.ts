import { isObject, own } from './value.ts'
import { holdsNumerals, keepNumeral, stringifyExact } from './numerals.ts'

/**
 * Reads JSON and remembers numerals that JavaScript would print otherwise (`9007199254740993`, `1.50`). A number that is too
 * large for JavaScript becomes the largest it has, since JSON sets no limit (RFC 8259, 6). Throws as `JSON.parse` does; a text that nests
 * deeper than some thousand levels has to be refused before.
 */
export function parseExact(text: string): unknown {
  if (!mayLose(text))
    return JSON.parse(text)
  const root = {
    value: /\d{300}|e\+?\d{3}/i.test(text)
      ? JSON.parse(text, (_, value: unknown) => (typeof value === 'number' ? finite(value) : value))
      : JSON.parse(text),
  }
  attach({ text, position: 0 }, root, 'value')
  return root.value
}

/** Writes JSON as `JSON.stringify` does, but keeps the numerals as they were read. */
export function toExactText(value: unknown): string | undefined {
  return holdsNumerals(value) ? stringifyExact(value) : (JSON.stringify(value) as string | undefined)
}

/** Turns an infinite number into the largest finite one. */
export function finite(value: number): number {
  return Math.min(Math.max(value, -Number.MAX_VALUE), Number.MAX_VALUE)
}

const numeral = /-?\d[\d.e+-]*/iy
const literal = /true|false|null/y

/** Whether a text holds a numeral that may be lost: any but whole numbers of up to fifteen digits and short decimals. */
function mayLose(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 0x22) {
      index = endOfString(text, index)
    }
    else if (code === 0x2D || (code >= 0x30 && code <= 0x39)) {
      const start = index
      let isWhole = code !== 0x2D
      for (let next = text.charCodeAt(index + 1); isNumeral(next); next = text.charCodeAt(++index + 1))
        isWhole &&= next >= 0x30 && next <= 0x39
      const length = index + 1 - start
      if (length > 15 || (!isWhole && String(Number(text.slice(start, index + 1))) !== text.slice(start, index + 1)))
        return true
    }
  }
  return false
}

/** Whether a character belongs to a numeral: a digit, the point, a sign, or the letter of an exponent. */
function isNumeral(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2E || code === 0x2B || code === 0x2D || (code | 0x20) === 0x65
}

/** The index at which a JSON string ends, given the index at which it starts. */
export function endOfString(text: string, start: number): number {
  let index = start + 1
  while (index < text.length && text.charCodeAt(index) !== 0x22)
    index += text.charCodeAt(index) === 0x5C ? 2 : 1
  return index
}

interface Reading { text: string, position: number }

/** Walks a valid text together with the value that was parsed from it, to keep its numerals. */
function attach(reading: Reading, holder: object | undefined, key: string): void {
  const { text } = reading
  skip(reading)
  const value = holder && own(holder, key)
  const first = text[reading.position]
  if (first === '{' || first === '[') {
    attachMembers(reading, first === '{', isObject(value) || Array.isArray(value) ? value : undefined)
  }
  else if (first === '"') {
    reading.position = endOfString(text, reading.position) + 1
  }
  else {
    numeral.lastIndex = reading.position
    const [written] = numeral.exec(text) ?? []
    if (written !== undefined && holder && value === finite(Number(written)))
      keepNumeral(holder, key, written)
    literal.lastIndex = reading.position
    reading.position += (written ?? literal.exec(text)?.[0] ?? '').length
  }
  skip(reading)
}

function attachMembers(reading: Reading, isNamed: boolean, holder: object | undefined): void {
  const { text } = reading
  reading.position++
  skip(reading)
  for (let index = 0; reading.position < text.length && !isClose(text[reading.position]); index++) {
    let key = String(index)
    if (isNamed) {
      const end = endOfString(text, reading.position) + 1
      key = JSON.parse(text.slice(reading.position, end)) as string
      reading.position = end
      skip(reading)
      reading.position++
    }
    attach(reading, holder, key)
    if (text[reading.position] === ',')
      reading.position++
    skip(reading)
  }
  reading.position++
}

function isClose(character: string | undefined): boolean {
  return character === '}' || character === ']'
}

function skip(reading: Reading): void {
  while (' \n\r\t'.includes(reading.text[reading.position] ?? 'x'))
    reading.position++
}
