import { parseJson, toPrettyText } from '../../../openapi/samples/json.ts'

/** A piece of JSON text; `kind` is the class of its colour, the same as in highlighted samples. */
export interface JsonToken {
  kind: '' | 'f' | 's' | 'n' | 'k'
  text: string
}

// A string without an end goes on to the end, so that no quote is looked at twice.
const TOKEN = /("(?:[^"\\]|\\.)*(?:"|$))(\s*:)?|(-?\d[\d.eE+-]*)|\b(?:true|false|null)\b/gs

/** Cuts JSON text into coloured pieces; the pieces joined are exactly the text. */
export function tokenizeJson(text: string): JsonToken[] {
  const tokens: JsonToken[] = []
  let end = 0
  for (const match of text.matchAll(TOKEN)) {
    const [whole, string, colon, number] = match
    push('', text.slice(end, match.index))
    if (string !== undefined) {
      push(colon === undefined ? 's' : 'f', string)
      push('', colon ?? '')
    }
    else {
      push(number === undefined ? 'k' : 'n', whole)
    }
    end = match.index + whole.length
  }
  push('', text.slice(end))
  return tokens

  function push(kind: JsonToken['kind'], piece: string): void {
    if (piece !== '')
      tokens.push({ kind, text: piece })
  }
}

/** JSON over several lines with its numbers as they came; undefined where the text is not JSON. */
export function prettyJson(text: string): string | undefined {
  const value = parseJson(text)
  return value === undefined ? undefined : toPrettyText(value)
}
