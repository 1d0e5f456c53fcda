import { escapeText, unitCodes } from '../escape.ts'

/**
 * Double quotes. Unicode escapes are read before anything else (JLS §3.3), so that a line break or a quote must never be written as
 * one: characters below 256 are octal escapes, always of three digits (JLS §3.10.7).
 */
export function quoteJava(text: string): string {
  return `"${escapeText(text, /[\\"]/g, escape)}"`
}

function escape(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return code < 256 ? `\\${code.toString(8).padStart(3, '0')}` : unitCodes(character)
}
