/** Two lists beside each other: an index of each, or of one alone where it has no partner. */
export type Pair = readonly [one: number | undefined, other: number | undefined]

/** The most cells of the table by which a middle part is aligned; a longer one is paired by its places. */
const mostCells = 1_000_000

/**
 * Aligns two lists so that as many equal items as possible stand beside each other in order (the longest common subsequence);
 * what differs between two of them is paired from the top.
 */
export function align(one: readonly string[], other: readonly string[]): Pair[] {
  const shorter = Math.min(one.length, other.length)
  let start = 0
  while (start < shorter && one[start] === other[start])
    start++
  let end = 0
  while (end < shorter - start && one[one.length - 1 - end] === other[other.length - 1 - end])
    end++
  const [oneEnd, otherEnd] = [one.length - end, other.length - end]
  const pairs: Pair[] = Array.from({ length: start }, (_, index) => [index, index])
  const append = (more: readonly Pair[]): void => more.forEach(pair => pairs.push(pair))
  let [i, j] = [start, start]
  for (const [atOne, atOther] of commonBetween(one.slice(start, oneEnd), other.slice(start, otherEnd))) {
    append(pairRest([i, start + atOne], [j, start + atOther]))
    pairs.push([start + atOne, start + atOther])
    ;[i, j] = [start + atOne + 1, start + atOther + 1]
  }
  append(pairRest([i, oneEnd], [j, otherEnd]))
  append(Array.from({ length: end }, (_, index): Pair => [oneEnd + index, otherEnd + index]))
  return pairs
}

function pairRest([i, oneEnd]: [number, number], [j, otherEnd]: [number, number]): Pair[] {
  const length = Math.max(oneEnd - i, otherEnd - j, 0)
  const within = (index: number, end: number): number | undefined => (index < end ? index : undefined)
  return Array.from({ length }, (_, at) => [within(i + at, oneEnd), within(j + at, otherEnd)])
}

/** The places of a longest common subsequence. */
function commonBetween(one: readonly string[], other: readonly string[]): (readonly [number, number])[] {
  const width = other.length + 1
  if (one.length * width > mostCells)
    return []
  const lengths = new Uint32Array((one.length + 1) * width)
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--)
      lengths[i * width + j] = one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  }
  const found: [number, number][] = []
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    if (one[i] === other[j])
      found.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1))
      i++
    else
      j++
  }
  return found
}
