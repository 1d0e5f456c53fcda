import { toWellFormed } from '../../../document/text/well-formed.ts'

/**
 * A raw literal where text has quotes or several lines and no backtick, else an interpreted one.
 *
 * @see https://go.dev/ref/spec#String_literals
 */
export function quoteGo(text: string): string {
  const safe = toWellFormed(text)
  const hidden = /[\p{Cc}\p{Cf}\u2028\u2029]/gu
  if (/[\n"]/.test(safe) && !safe.includes('`') && safe.replace(/[\n\t]/g, '').search(hidden) < 0)
    return `\`${safe}\``
  return `"${safe
    .replace(/[\\"]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(hidden, character => `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`)}"`
}
