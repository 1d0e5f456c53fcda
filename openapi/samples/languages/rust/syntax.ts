import type { Syntax } from '../literal.ts'
import { toWellFormed } from '../../../document/text/well-formed.ts'
import { bracedCode, escapeText } from '../escape.ts'
import { isDouble, isInteger } from '../literal.ts'

/**
 * Double quotes; a raw string where text has several lines.
 *
 * @see https://doc.rust-lang.org/reference/tokens.html#string-literals
 */
export function quoteRust(text: string): string {
  const safe = toWellFormed(text)
  if (safe.includes('\n') && /^[\n\x20-\x7E]*$/.test(safe) && !safe.includes('"#'))
    return `r#"${safe}"#`
  return `"${escapeText(safe, /[\\"]/g, bracedCode)}"`
}

/** What `json!` of `serde_json` reads. */
export const syntax: Syntax = {
  quote: quoteRust,
  indent: 4,
  list: ['[', ']'],
  object: ['{', '}'],
  padding: ' ',
  key: name => `${quoteRust(name)}: `,
  null: 'null',
  boolean: String,
  empty: '{}',
  // A whole number is one of 32 bits unless it says otherwise.
  number: text =>
    isInteger(text)
      ? text.length < 10 ? text : text.length < 19 ? `${text}_i64` : undefined
      : isDouble(text) ? text : undefined,
}

/** What stands in brackets: two and more on lines of their own where they are long, as rustfmt has them. */
export function inBrackets(items: string[]): string {
  return isShort(items) ? `(${items.join(', ')})` : `(\n${items.map(item => `${indentCode(item)},\n`).join('')})`
}

/** The same of a list. */
export function inList(items: string[]): string {
  return isShort(items) ? `[${items.join(', ')}]` : `[\n${items.map(item => `${indentCode(item)},\n`).join('')}]`
}

function isShort(items: string[]): boolean {
  return items.join(', ').length <= 60 && !items.some(item => item.includes('\n'))
}

/** Each literal in which a quote is: a raw string, a string, the one character. Kept by `split`, as they are in a group. */
const quoted = /(r#"[\s\S]*?"#|"(?:[^"\\]|\\.)*"|'"')/

/** Indents lines, but for those inside of a raw string. */
export function indentCode(code: string): string {
  return code
    .split(quoted)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replace(/\n(?=.)/g, '\n    ')))
    .join('')
    .replace(/^/, '    ')
}
