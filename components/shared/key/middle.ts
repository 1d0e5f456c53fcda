/** The letters of a key that stay in sight at its end. */
const tail = 4
/** A key that is hardly longer than what would stay in sight is shown whole. */
const shortest = 20

/**
 * Where the middles of keys lie in a literal, in order: what a page abbreviates on screen. They stay in the text, so that it is
 * copied whole. A key that is written otherwise there, with escapes, is shown whole, and so is a stand-in such as `YOUR_API_KEY`.
 */
export function findMiddles(literal: string, keys: string[]): { start: number, end: number }[] {
  let end = 0
  return keys.flatMap((key) => {
    const at = key.length < shortest || /^(?:YOUR_[A-Z\d_]+|[A-Z_:-]+)$/.test(key) ? -1 : literal.indexOf(key, end)
    if (at < 0)
      return []
    end = at + key.length
    return [{ start: at + headOf(key), end: end - tail }]
  })
}

/** The prefix by which a kind of key is told, such as `sk_test_`; else a few letters. */
function headOf(key: string): number {
  const prefix = /^(?:[A-Z0-9]+[_-]){1,2}/i.exec(key)?.[0].length ?? 0
  return prefix > 0 && prefix <= 12 ? prefix : 6
}

/** A literal in pieces: every second one is the middle of a key. */
export function cutMiddles(literal: string, keys: string[]): string[] {
  let position = 0
  const pieces = findMiddles(literal, keys).flatMap(({ start, end }) => {
    const before = literal.slice(position, start)
    position = end
    return [before, literal.slice(start, end)]
  })
  return [...pieces, literal.slice(position)]
}
