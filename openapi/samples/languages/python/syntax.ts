import type { Syntax } from '../literal.ts'
import { escapeText, longCode } from '../escape.ts'
import type { Template } from '../interpolate.ts'
import { fillTemplate } from '../interpolate.ts'
import { isDouble, isInteger, quoteApostrophe } from '../literal.ts'

/**
 * Single quotes with everything that could end or disturb them escaped, or double ones around an apostrophe.
 *
 * @see https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences
 */
export function quotePython(text: string): string {
  return quoteApostrophe(text) ?? `'${escapePython(text)}'`
}

function escapePython(text: string): string {
  return escapeText(text, /[\\']/g, longCode)
}

export const syntax: Syntax = {
  quote: quotePython,
  indent: 4,
  list: ['[', ']'],
  object: ['{', '}'],
  padding: '',
  key: name => `${quotePython(name)}: `,
  null: 'None',
  boolean: value => (value ? 'True' : 'False'),
  empty: '{}',
  // Python's whole numbers have no limit, but it refuses to parse more than 4,300 digits.
  number: text => (text === '-0' ? '-0.0' : (isInteger(text) && text.length < 1000) || isDouble(text) ? text : undefined),
}

const template: Template = {
  open: 'f\'',
  close: '\'',
  escape: text => escapePython(text).replace(/[{}]/g, '$&$&'),
  insert: expression => `{${expression}}`,
  alone: expression => expression.replaceAll('"', '\''),
  variable: name => `os.environ["${name}"]`,
  encode: expression => `quote(${expression}, safe="")`,
}

/** An f-string; before Python 3.12 the quotes of its expressions are other than its own. */
export const interpolate = fillTemplate(template)

/** The same, of other expressions than those of the environment. */
export const interpolateCode = fillTemplate({ ...template, variable: expression => expression })
