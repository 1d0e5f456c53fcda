/**
 * Cuts a header's value at separators, but not within quoted strings: `a="1;2"; b` at `;` is `a="1;2"` and ` b`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-5.6.4
 */
export function splitQuoted(text: string, separators: string): string[] {
  const parts: string[] = []
  let start = 0
  let isQuoted = false
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index)
    if (character === '\\' && isQuoted) {
      index++
    }
    else if (character === '"') {
      isQuoted = !isQuoted
    }
    else if (!isQuoted && separators.includes(character)) {
      parts.push(text.slice(start, index))
      start = index + 1
    }
  }
  parts.push(text.slice(start))
  return parts
}

/** A quoted string without its quotes and backslashes; other text as it is. */
export function unquote(text: string): string {
  return text.length >= 2 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text
}
