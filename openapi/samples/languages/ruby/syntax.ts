import { toWellFormed } from '../../../document/text/well-formed.ts'
import type { Syntax } from '../literal.ts'
import { bracedCode, escapeText, hidden } from '../escape.ts'
import { fillTemplate } from '../interpolate.ts'
import { isDouble, isInteger, quoteApostrophe } from '../literal.ts'

/**
 * Single quotes, in which Ruby interprets only `\\` and `\'`; double quotes with `#` escaped where a character would be
 * invisible.
 *
 * @see https://docs.ruby-lang.org/en/3.4/syntax/literals_rdoc.html#label-String+Literals
 */
export function quoteRuby(text: string): string {
  const safe = toWellFormed(text)
  return quoteApostrophe(text) ?? (safe.search(hidden) < 0
    ? `'${safe.replace(/[\\']/g, '\\$&')}'`
    : `"${escapeRuby(safe)}"`)
}

export const syntax: Syntax = {
  quote: quoteRuby,
  indent: 2,
  list: ['[', ']'],
  object: ['{', '}'],
  padding: ' ',
  key: name => (/^[a-z_]\w*$/i.test(name) ? `${name}: ` : `${quoteRuby(name)} => `),
  null: 'nil',
  boolean: String,
  empty: '{}',
  // Ruby's whole numbers have no limit.
  number: text => (text === '-0' ? '-0.0' : isInteger(text) || isDouble(text) ? text : undefined),
}

/** A string in double quotes. */
export const interpolate = fillTemplate({
  open: '"',
  close: '"',
  escape: escapeRuby,
  insert: expression => `#{${expression}}`,
  variable: name => `ENV.fetch('${name}')`,
  encode: expression => `ERB::Util.url_encode(${expression})`,
})

function escapeRuby(text: string): string {
  return escapeText(text, /[\\"#]/g, bracedCode)
}
