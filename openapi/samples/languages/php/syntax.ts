import { toWellFormed } from '../../../document/text/well-formed.ts'
import type { Syntax } from '../literal.ts'
import { bracedCode, escapeText, hidden } from '../escape.ts'
import { joinPieces } from '../interpolate.ts'
import { isDouble, isInteger, isLong, quoteApostrophe } from '../literal.ts'

/** Kept by `split`, as they are in a group. */
const hiddenRuns = new RegExp(`(${hidden.source}+)`, 'u')

/**
 * Single quotes, in which PHP interprets only `\\` and `\'`; invisible characters are joined as escapes in double
 * quotes.
 *
 * @see https://www.php.net/manual/en/language.types.string.php
 */
export function quotePhp(text: string): string {
  if (/^[\w ./:;,@%+=?&"#(){}[\]*!$^`|~<>-]*$/.test(text))
    return `'${text}'`
  if (/^[\x20-\x7E]*$/.test(text))
    return quoteApostrophe(text) ?? `'${text.replace(/[\\']/g, '\\$&')}'`
  const pieces = toWellFormed(text)
    .split(hiddenRuns)
    .map((piece, index) =>
      index % 2 === 0 ? `'${piece.replace(/[\\']/g, '\\$&')}'` : `"${escapeText(piece, /[\\"$]/g, bracedCode)}"`,
    )
    .filter(piece => piece !== '\'\'')
  return pieces.length === 0 ? '\'\'' : pieces.join(' . ')
}

export const syntax: Syntax = {
  quote: quotePhp,
  indent: 4,
  list: ['[', ']'],
  object: ['[', ']'],
  padding: '',
  key: name => `${quotePhp(name)} => `,
  null: 'null',
  boolean: String,
  empty: 'new stdClass',
  // PHP encodes an array with the keys 0, 1, 2, … as a list, so such an object needs a cast.
  cast: keys => (keys.every((key, index) => key === String(index)) ? '(object) ' : ''),
  number: writeNumber,
}

/** Writes whole numbers of 64 bits, except for the smallest, which PHP has no literal for. */
function writeNumber(text: string): string | undefined {
  if (text === '-0')
    return '-0.0'
  return isLong(text) || (!isInteger(text) && isDouble(text)) ? text : undefined
}

export const interpolate = joinPieces(' . ', quotePhp, {
  variable: name => `getenv('${name}')`,
  encode: expression => `rawurlencode(${expression})`,
})
