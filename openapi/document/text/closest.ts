/** The known word that is closest to a misspelled one, if at most two letters in five differ. */
export function closest(word: string, known: readonly string[]): string | undefined {
  if (word.length > 40)
    return undefined
  const limit = Math.min(2, Math.floor(word.length / 3))
  return known
    // Each letter that one has more than the other is a difference.
    .filter(({ length }) => Math.abs(length - word.length) <= limit)
    .map(candidate => ({
      candidate,
      distance: distanceBetween(word.toLowerCase(), candidate.toLowerCase()),
    }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)[0]
    ?.candidate
}

/** How many letters are missing, needless or other ones, two that changed places counted once (optimal string alignment). */
function distanceBetween(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swapped = isSwapped ? (before[j - 2] ?? 0) + 1 : Infinity
      next.push(Math.min(substituted, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    [before, row] = [row, next]
  }
  return row[b.length] ?? 0
}
