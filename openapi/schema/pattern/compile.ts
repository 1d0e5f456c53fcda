import { matchesPattern } from './pattern.ts'

/** What Ajv asks of a pattern. */
export interface Pattern {
  test: (text: string) => boolean
  toString: () => string
}

/** How long a text may be for a pattern whose cost is a square of the length: many such texts fit into one body. */
const longest = 500

/**
 * A pattern from a document, made safe: no text can make it run for long. The engine's own matcher takes those whose cost is
 * at worst a square of the text's length; a matcher that counts its steps takes the rest, and lets pass what it cannot decide.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#security-filtering
 */
export function createPattern(source: string, warn: (message: string) => void): Pattern {
  const compiled = compilePattern(source)
  if (!compiled)
    warn(`the pattern ${JSON.stringify(source.slice(0, 80))} is not a regular expression, and is not checked`)
  const cost = costOf(source)
  return {
    test: text =>
      compiled === undefined
      || (cost !== undefined && (cost <= 1 || text.length <= longest)
        ? compiled.test(text)
        : matchesPattern(source, text) !== false),
    // Ajv tells patterns apart by their text.
    toString: () => source,
  }
}

function compilePattern(source: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(source, flags)
    }
    catch {
      // Many documents hold patterns that only the older grammar accepts.
    }
  }
  return undefined
}

/**
 * What the engine's matcher costs at worst: 1 where it is as much as the text is long, 2 where it is a square of that; undefined
 * where it is more, as with a choice within a repetition, a back reference, or many open-ended repetitions.
 */
export function costOf(source: string): 1 | 2 | undefined {
  if (source.length > 2_000)
    return undefined
  const groups: Group[] = [{ repeats: false, branches: 1 }]
  let open = 0
  // In how many ways a text may be cut where no repetition is open: few are tried at once, many are not.
  let ways = 1
  let isHeld = source.startsWith('^')
  for (let index = 0; index < source.length; index++) {
    const character = source[index]
    if (character === '\\') {
      if (/[1-9k]/.test(source[index + 1] ?? ''))
        return undefined
      index++
    }
    else if (character === '[') {
      index = endOfClass(source, index)
    }
    else if (character === '(') {
      groups.push({ repeats: false, branches: 1 })
      continue
    }
    else if (character === ')') {
      if (groups.length === 1)
        return undefined
      const inner = groups.pop()
      ways *= inner?.branches ?? 1
      const repeat = readRepeat(source, index + 1)
      if (repeat && inner?.repeats && repeat.most > 1)
        return undefined
      const outer = groups.at(-1)
      if (outer)
        outer.repeats ||= inner?.repeats ?? false
    }
    else if (character === '|') {
      const group = groups.at(-1)
      if (group) {
        group.repeats = true
        group.branches++
      }
      // `^a|b` is held to the beginning in one of its ways only.
      isHeld &&= groups.length > 1
    }
    const repeat = readRepeat(source, index + 1)
    if (repeat) {
      const group = groups.at(-1)
      if (group)
        group.repeats ||= repeat.least !== repeat.most
      if (repeat.most === Infinity)
        open++
      else
        ways *= repeat.most - repeat.least + 1
      index = repeat.end - 1
    }
  }
  const cost = open + Number(!isHeld && open > 0) + Number(ways > 1_000) * 2 + Number(ways > 100_000)
  return cost <= 1 ? 1 : cost === 2 ? 2 : undefined
}

interface Group {
  repeats: boolean
  branches: number
}

function endOfClass(source: string, start: number): number {
  for (let index = start + 1; index < source.length; index++) {
    if (source[index] === '\\')
      index++
    else if (source[index] === ']')
      return index
  }
  return source.length
}

function readRepeat(source: string, index: number): { least: number, most: number, end: number } | undefined {
  const lazy = (end: number): number => (source[end] === '?' ? end + 1 : end)
  switch (source[index]) {
    case '*':
      return { least: 0, most: Infinity, end: lazy(index + 1) }
    case '+':
      return { least: 1, most: Infinity, end: lazy(index + 1) }
    case '?':
      return { least: 0, most: 1, end: lazy(index + 1) }
  }
  const braces = /^\{(\d{1,6})(,(\d{0,6}))?\}/.exec(source.slice(index, index + 18))
  if (!braces)
    return undefined
  const least = Number(braces[1])
  return {
    least,
    most: braces[2] === undefined ? least : braces[3] === '' ? Infinity : Number(braces[3]),
    end: lazy(index + braces[0].length),
  }
}
