import { isWellFormed } from '../../document/text/well-formed.ts'
import type { Json } from '../json.ts'
import { isNumber } from '../json.ts'

/** How a language writes JSON values as literals. */
export interface Syntax {
  quote: (text: string) => string
  /** Spaces a level. */
  indent: number
  list: [open: string, close: string]
  object: [open: string, close: string]
  /** Between the brackets of a short object: a space in `{ a: 1 }`, nothing in `['a' => 1]`. */
  padding: string
  /** The same of a short list; nothing where it is not told. */
  listPadding?: string
  /** The key and the separator before the value, `email: `. */
  key: (name: string) => string
  null: string
  boolean: (value: boolean) => string
  empty: string
  /** A number that the language's encoder writes back as the same number; undefined where no literal does. */
  number: (text: string) => string | undefined
  /** Put before an object's bracket. */
  cast?: (keys: string[]) => string
  /** Put before a list's bracket. */
  castList?: (items: Json[]) => string
}

const width = 76

/**
 * A JSON value as a literal, on one line where it fits, with a comma after the last line where it does not. `column` is
 * the number of characters before it on its line, `depth` the level of that line.
 */
export function writeLiteral(json: Json, syntax: Syntax, { depth = 0, column = 0 } = {}): string {
  if (json === null)
    return syntax.null
  if (typeof json === 'boolean')
    return syntax.boolean(json)
  if (typeof json === 'string')
    return syntax.quote(json)
  if (isNumber(json))
    return syntax.number(json.number) ?? syntax.quote(json.number)
  const isList = Array.isArray(json)
  const [open, close] = isList ? syntax.list : syntax.object
  const cast = (isList ? syntax.castList?.(json) : syntax.cast?.([...json.keys()])) ?? ''
  const entries: [string, Json][] = isList
    ? json.map(item => ['', item])
    : [...json].map(([name, item]) => [syntax.key(name), item])
  if (entries.length === 0) {
    return isList ? cast + open + (syntax.listPadding ?? '') + close : syntax.empty
  }
  const inline = inlineLiteral(entries, syntax, { isList, room: width - column - cast.length })
  if (inline !== undefined)
    return cast + inline
  const inner = ' '.repeat(syntax.indent * (depth + 1))
  const lines = entries.map(
    ([key, item]) => `${inner}${key}${writeLiteral(item, syntax, { depth: depth + 1, column: inner.length + key.length })},\n`,
  )
  return `${cast}${open}\n${lines.join('')}${' '.repeat(syntax.indent * depth)}${close}`
}

/** Whether the value survives a literal and the language's own JSON encoder, so that it need not be a string. */
export function isLossless(json: Json, syntax: Syntax, depth = 0): boolean {
  if (typeof json === 'string')
    return isWellFormed(json)
  if (json === null || typeof json === 'boolean')
    return true
  if (isNumber(json))
    return syntax.number(json.number) !== undefined
  return depth < 40
    && (Array.isArray(json)
      ? json.every(item => isLossless(item, syntax, depth + 1))
      : [...json].every(([key, item]) => isWellFormed(key) && isLossless(item, syntax, depth + 1)))
}

/** Whether a double is exactly what was written: at most 15 significant digits (IEEE 754), and not negative zero. */
export function isDouble(text: string): boolean {
  const digits = text.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '').replace(/0+$/, '')
  const value = Number(text)
  return digits.length <= 15 && Number.isFinite(value) && !Object.is(value, -0) && (value !== 0) === (digits !== '')
}

/** Text with an apostrophe in double quotes, where they mean no more than single ones; undefined for any other text. */
export function quoteApostrophe(text: string): string | undefined {
  return text.includes('\'') && /^[\x20-\x7E]*$/.test(text) && !/["\\$#<]/.test(text) ? `"${text}"` : undefined
}

export function isInteger(text: string): boolean {
  return /^-?\d+$/.test(text) && text !== '-0'
}

/** Whether a whole number is one of 64 bits, and no longer than the largest. */
export function isLong(text: string): boolean {
  return isInteger(text) && (text.length < 19 || (text.length === 19 && text <= '9223372036854775807'))
}

function inlineLiteral(
  entries: [string, Json][],
  syntax: Syntax,
  { isList, room }: { isList: boolean, room: number },
): string | undefined {
  const [open, close] = isList ? syntax.list : syntax.object
  const padding = isList ? (syntax.listPadding ?? '') : syntax.padding
  let line = open + padding
  for (const [index, [key, item]] of entries.entries()) {
    if (
      typeof item === 'object'
      && item !== null
      && !isNumber(item)
      && (item instanceof Map ? item.size : item.length) > 0
      && !isShortList(item)
    ) {
      return undefined
    }
    line += `${index > 0 ? ', ' : ''}${key}${writeLiteral(item, syntax)}`
    if (line.length > room)
      return undefined
  }
  line += padding + close
  return line.length > room || line.includes('\n') ? undefined : line
}

function isShortList(json: Json[] | Map<string, Json>): boolean {
  return Array.isArray(json)
    && json.length <= 4
    && json.every(item => typeof item !== 'object' || item === null || isNumber(item))
}
