import type { JsonIndex } from '../json-index.ts'

/** Which lines of an index are in sight, as rows without gaps. */
export interface Rows {
  count: number
  lineOf: (row: number) => number
  /** The row of a line, or of the fold that hides it. */
  rowOf: (line: number) => number
}

/** The rows that are left where lists and objects are folded: a folded one takes a single row. */
export function foldRows(index: JsonIndex, folded: ReadonlySet<number>): Rows {
  const starts: number[] = []
  const hiddenBefore: number[] = []
  let hidden = 0
  let end = -1
  for (const line of [...folded].sort((a, b) => a - b)) {
    if (line < end)
      continue
    starts.push(line)
    hiddenBefore.push(hidden)
    end = index.partner[line] ?? line
    hidden += end - line
  }
  return {
    count: index.count - hidden,
    lineOf(row) {
      const at = lastAtMost(starts, (line, place) => line - (hiddenBefore[place] ?? 0) < row)
      return at < 0 ? row : row + (hiddenBefore[at] ?? 0) + length(at)
    },
    rowOf(line) {
      const at = lastAtMost(starts, start => start < line)
      if (at < 0)
        return line
      const start = starts[at] ?? 0
      return line <= start + length(at) ? start - (hiddenBefore[at] ?? 0) : line - (hiddenBefore[at] ?? 0) - length(at)
    },
  }

  function length(at: number): number {
    const start = starts[at] ?? 0
    return (index.partner[start] ?? start) - start
  }
}

/** The last place for which a test holds, of a list in which it holds up to some place; -1 where it never does. */
function lastAtMost(list: number[], holds: (value: number, place: number) => boolean): number {
  let low = -1
  let high = list.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (holds(list[middle] ?? 0, middle))
      low = middle
    else
      high = middle - 1
  }
  return low
}
