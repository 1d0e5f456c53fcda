/** Where the parsing of a regular expression stands: its characters, which one is next, and what was met so far. */
export interface Reader {
  source: string[]
  at: number
  groups: number
  names: Map<string, number>
  depth: number
}

/** Ends the parsing of what is malformed or not supported. */
export function fail(): never {
  throw new SyntaxError('not a pattern')
}

/** Whether a text is next. */
export function peek(reader: Reader, text: string): boolean {
  return [...text].every((letter, index) => reader.source[reader.at + index] === letter)
}

/** Steps over a text if it is next. */
export function eat(reader: Reader, text: string): boolean {
  if (!peek(reader, text))
    return false
  reader.at += [...text].length
  return true
}
