import type { Syntax } from '../literal.ts'
import type { Template } from '../interpolate.ts'
import { fillTemplate } from '../interpolate.ts'
import { isDouble, quoteApostrophe } from '../literal.ts'

/** What ends a script in a page, or makes one that does not end. HTML, 4.12.1.3. */
const scriptEnd = /<(?=!--|\/?script)/gi

/**
 * A single-quoted string that may also stand in a page's script: line separators, controls, lone surrogates and the
 * marks that turn text around (Unicode UAX 9) are escaped, `</script` and `<!--` broken up. ECMA-262 §12.9.4.
 */
export function quoteJavaScript(text: string): string {
  if (/^[\w ./:;,@%+=?&"#(){}[\]*!$^`|~>-]*$/.test(text))
    return `'${text}'`
  if (/^[\x20-\x7E]*$/.test(text))
    return quoteApostrophe(text) ?? `'${text.replace(/[\\']/g, '\\$&').replace(scriptEnd, '\\x3C')}'`
  const escaped = text
    .replace(/[\\']/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(scriptEnd, '\\x3C')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, character => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
  return `'${escaped}'`
}

export const syntax: Syntax = {
  quote: quoteJavaScript,
  indent: 2,
  list: ['[', ']'],
  object: ['{', '}'],
  padding: ' ',
  key: name =>
    `${name === '__proto__' ? '[\'__proto__\']' : /^[a-z_$][\w$]*$/i.test(name) ? name : quoteJavaScript(name)}: `,
  null: 'null',
  boolean: String,
  empty: '{}',
  // Numbers that a double cannot hold are written into the text as they are (ECMA-262, JSON.rawJSON).
  number: text => (isDouble(text) ? text : `JSON.rawJSON(${quoteJavaScript(text)})`),
}

const template: Template = {
  open: '`',
  close: '`',
  escape: text => quoteJavaScript(text).slice(1, -1).replaceAll('\\\'', '\'').replace(/[`$]/g, '\\$&'),
  insert: expression => `\${${expression}}`,
  variable: name => `process.env.${name}`,
  encode: expression => `encodeURIComponent(${expression})`,
}

/** A template literal. */
export const interpolate = fillTemplate(template)

/** The same, of other expressions than those of the environment. */
export const interpolateCode = fillTemplate({ ...template, variable: expression => expression })
