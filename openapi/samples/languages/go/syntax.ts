import { toWellFormed } from '../../../document/text/well-formed.ts'
import { escapeText, hidden, longCode } from '../escape.ts'

/**
 * A raw literal where text has quotes or several lines and no backtick, else an interpreted one.
 *
 * @see https://go.dev/ref/spec#String_literals
 */
export function quoteGo(text: string): string {
  const safe = toWellFormed(text)
  if (/[\n"]/.test(safe) && !safe.includes('`') && safe.replace(/[\n\t]/g, '').search(hidden) < 0)
    return `\`${safe}\``
  return `"${escapeText(safe, /[\\"]/g, longCode)}"`
}
