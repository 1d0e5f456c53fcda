import { toWellFormed } from '../../document/text/well-formed.ts'

/** Characters that nobody sees, or that turn the text around them (Unicode UAX 9). */
export const hidden = /[\p{Cc}\p{Cf}\u2028\u2029]/gu

/**
 * A text as it stands between quotes: what would end or disturb them after a backslash, line breaks and tabs by their letters,
 * and by its code what nobody sees. Lone surrogates become U+FFFD.
 */
export function escapeText(text: string, disturbing: RegExp, toCode: (character: string) => string): string {
  if (/^[\x20-\x7E]*$/.test(text))
    return text.replace(disturbing, '\\$&')
  return toWellFormed(text)
    .replace(disturbing, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(hidden, toCode)
}

/** `\u{1f600}`. */
export function bracedCode(character: string): string {
  return `\\u{${hexOf(character)}}`
}

/** `\U0001f600`, always of eight digits. */
export function longCode(character: string): string {
  return `\\U${hexOf(character).padStart(8, '0')}`
}

/** `\ud83d\ude00`, the units of UTF-16 one by one. */
export function unitCodes(character: string): string {
  return Array.from({ length: character.length }, (_, index) =>
    `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`).join('')
}

function hexOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16)
}
