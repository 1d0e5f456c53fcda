import type { JsonIndex } from '../json-index.ts'

/** A line of JSON as it is drawn. */
export interface Row {
  line: number
  depth: number
  /** With its quotes; empty where there is none. */
  name: string
  value: string
  /** The class of the value's colour, as in samples. */
  kind: '' | 's' | 'n' | 'k'
  /** The characters after the value: a comma where more follows. */
  after: string
  /** Whether it opens a list or object that can be folded. */
  opens: boolean
  isFolded: boolean
  isCut: boolean
}

interface Source {
  text: string
  index: JsonIndex
}

/** The most characters of a value that are drawn: a line is never longer than a screen can take. */
export const longest = 4_000

/** A line of an indexed text as it is drawn. */
export function toRow({ text, index }: Source, line: number, isFolded: boolean): Row {
  const partner = index.partner[line] ?? -1
  const opens = partner > line
  const start = index.valueStart[line] ?? 0
  const value = text.slice(start, Math.min(index.valueEnd[line] ?? 0, start + longest + 1))
  const end = isFolded && opens ? partner : line
  const isCut = value.length > longest
  return {
    line,
    depth: index.depth[line] ?? 0,
    name: text.slice(index.nameStart[line], index.nameEnd[line]),
    value: isCut ? `${value.slice(0, longest)}…` : value,
    kind: kindOf(value),
    after: opens && !isFolded
      ? ''
      : (opens ? ` … ${text[index.valueStart[partner] ?? 0]}` : '') + comma(text, index.valueEnd[end] ?? 0),
    opens,
    isFolded: isFolded && opens,
    isCut,
  }
}

function kindOf(value: string): Row['kind'] {
  const first = value[0] ?? ''
  if (first === '"')
    return 's'
  return /[\d-]/.test(first) ? 'n' : /[a-z]/.test(first) ? 'k' : ''
}

const next = /\s*(.)/sy

function comma(text: string, end: number): string {
  next.lastIndex = end
  return next.exec(text)?.[1] === ',' ? ',' : ''
}
