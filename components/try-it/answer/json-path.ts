import type { JsonIndex } from './json-index.ts'
import { joinPointer, pointerSegments } from '../../../openapi/document/json/pointer.ts'

/** The line of the value at a pointer; of the nearest value that is there, where it leads nowhere. */
export function lineOf(text: string, index: JsonIndex, pointer: string): number {
  let line = 0
  for (const segment of pointerSegments(pointer)) {
    const next = childOf(text, index, { line, segment })
    if (next === undefined)
      return line
    line = next
  }
  return line
}

/** The pointer of the value that a line belongs to. RFC 6901. */
export function pointerOf(text: string, index: JsonIndex, line: number): string {
  const segments: (string | number)[] = []
  let at = startOf(index, line)
  while ((index.depth[at] ?? 0) > 0) {
    const name = nameAt(text, index, at)
    let place = 0
    let above = previous(index, at)
    for (; index.depth[above] === index.depth[at]; above = previous(index, above))
      place++
    segments.unshift(name ?? place)
    at = above
  }
  return joinPointer('', ...segments)
}

/** The text of the value that a line belongs to, as it was written. */
export function valueText(text: string, index: JsonIndex, line: number): string {
  const start = startOf(index, line)
  const partner = index.partner[start] ?? -1
  return text.slice(index.valueStart[start], index.valueEnd[partner < 0 ? start : partner])
}

/** The line at which the text of an offset is shown. */
export function lineAt({ count, valueStart, valueEnd, nameStart, nameEnd }: JsonIndex, offset: number): number {
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const start = (nameEnd[middle] ?? 0) > 0 ? (nameStart[middle] ?? 0) : (valueStart[middle] ?? 0)
    if (start <= offset)
      low = middle
    else
      high = middle - 1
  }
  return offset < (valueEnd[low] ?? 0) ? low : Math.min(low + 1, count - 1)
}

function startOf({ partner }: JsonIndex, line: number): number {
  const other = partner[line] ?? -1
  return other >= 0 && other < line ? other : line
}

/** The value before a line at the same depth, or what holds it. */
function previous(index: JsonIndex, line: number): number {
  return startOf(index, line - 1)
}

function childOf(
  text: string,
  index: JsonIndex,
  { line, segment }: { line: number, segment: string },
): number | undefined {
  const end = index.partner[line] ?? -1
  let place = 0
  for (let child = line + 1; child < end; child = Math.max(child, index.partner[child] ?? -1) + 1) {
    if ((nameAt(text, index, child) ?? String(place++)) === segment)
      return child
  }
  return undefined
}

function nameAt(text: string, { nameStart, nameEnd }: JsonIndex, line: number): string | undefined {
  const end = nameEnd[line] ?? 0
  return end > 0 ? (JSON.parse(text.slice(nameStart[line], end)) as string) : undefined
}
