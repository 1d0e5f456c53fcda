import { isWellFormed } from '../../document/well-formed.ts'
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
  /** Key and what stands between it and the value, `email: `. */
  key: (name: string) => string
  null: string
  boolean: (value: boolean) => string
  empty: string
  /** Put before an object's bracket. */
  cast?: (keys: string[]) => string
}

const width = 76

/**
 * A JSON value as a literal, on one line where it fits, with a comma after the last line where it does not. `column` is
 * the number of characters before it on its line, `depth` the level of that line.
 */
export function writeLiteral(json: Json, syntax: Syntax, depth = 0, column = 0): string {
  if (json === null)
    return syntax.null
  if (typeof json === 'boolean')
    return syntax.boolean(json)
  if (typeof json === 'string')
    return syntax.quote(json)
  if (isNumber(json))
    return json.number
  const isList = Array.isArray(json)
  const [open, close] = isList ? syntax.list : syntax.object
  const cast = isList ? '' : (syntax.cast?.([...json.keys()]) ?? '')
  const entries: [string, Json][] = isList
    ? json.map(item => ['', item])
    : [...json].map(([name, item]) => [syntax.key(name), item])
  if (entries.length === 0) {
    return isList ? open + close : syntax.empty
  }
  const inline = inlineLiteral(entries, syntax, isList, width - column - cast.length)
  if (inline !== undefined)
    return cast + inline
  const inner = ' '.repeat(syntax.indent * (depth + 1))
  const lines = entries.map(
    ([key, item]) => `${inner}${key}${writeLiteral(item, syntax, depth + 1, inner.length + key.length)},\n`,
  )
  return `${cast}${open}\n${lines.join('')}${' '.repeat(syntax.indent * depth)}${close}`
}

/** Whether the value survives a literal and the language's own JSON encoder, so that it need not be a string. */
export function isLossless(json: Json, depth = 0): boolean {
  if (typeof json === 'string')
    return isWellFormed(json)
  if (json === null || typeof json === 'boolean')
    return true
  if (isNumber(json))
    return isPlainNumber(json.number)
  return depth < 40
    && (Array.isArray(json)
      ? json.every(item => isLossless(item, depth + 1))
      : [...json].every(([key, item]) => isWellFormed(key) && isLossless(item, depth + 1)))
}

/** Numbers that every encoder writes back as they were: no exponent, no trailing zero, nothing beyond 2^53. */
function isPlainNumber(text: string): boolean {
  return text !== '-0'
    && /^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/.test(text)
    && text.length <= 15
    && !/^-?0\.000/.test(text)
    && String(Number(text)) === text
}

function inlineLiteral(entries: [string, Json][], syntax: Syntax, isList: boolean, room: number): string | undefined {
  const [open, close] = isList ? syntax.list : syntax.object
  const padding = isList ? '' : syntax.padding
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
