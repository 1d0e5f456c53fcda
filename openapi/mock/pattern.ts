import { matchesPattern } from '../model/pattern.ts'

/** What Ajv asks of a pattern. */
export interface Pattern { test: (text: string) => boolean, toString: () => string }

/** Beyond this, even a square of the length is felt. */
const longest = 5_000

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
  const isQuick = isTame(source)
  return {
    test: text => compiled === undefined || (isQuick && text.length <= longest
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

/** Whether the cost is bounded: no choice within a repetition, no back reference, few open-ended repetitions. */
export function isTame(source: string): boolean {
  if (source.length > 2_000)
    return false
  const groups: { repeats: boolean }[] = [
    { repeats: false },
  ]
  let open = 0
  for (let index = 0; index < source.length; index++) {
    const character = source[index]
    if (character === '\\') {
      if (/[1-9k]/.test(source[index + 1] ?? ''))
        return false
      index++
    }
    else if (character === '[') {
      index = endOfClass(source, index)
    }
    else if (character === '(') {
      groups.push({ repeats: false })
      continue
    }
    else if (character === ')') {
      if (groups.length === 1)
        return false
      const inner = groups.pop()
      const repeat = readRepeat(source, index + 1)
      if (repeat && inner?.repeats && repeat.most > 1)
        return false
      const outer = groups.at(-1)
      if (outer)
        outer.repeats ||= inner?.repeats ?? false
    }
    else if (character === '|') {
      const group = groups.at(-1)
      if (group)
        group.repeats = true
    }
    const repeat = readRepeat(source, index + 1)
    if (repeat) {
      const group = groups.at(-1)
      if (group)
        group.repeats ||= repeat.least !== repeat.most
      open += repeat.most === Infinity
        ? 1
        : 0
      index = repeat.end - 1
    }
  }
  return open <= (source.startsWith('^')
    ? 2
    : 1)
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
  const lazy = (end: number): number => source[end] === '?'
    ? end + 1
    : end
  switch (source[index]) {
    case '*': return {
      least: 0,
      most: Infinity,
      end: lazy(index + 1),
    }
    case '+': return {
      least: 1,
      most: Infinity,
      end: lazy(index + 1),
    }
    case '?': return {
      least: 0,
      most: 1,
      end: lazy(index + 1),
    }
  }
  const braces = /^\{(\d{1,6})(,(\d{0,6}))?\}/.exec(source.slice(index, index + 18))
  if (!braces)
    return undefined
  const least = Number(braces[1])
  return {
    least,
    most: braces[2] === undefined
      ? least
      : braces[3] === ''
        ? Infinity
        : Number(braces[3]),
    end: lazy(index + braces[0].length),
  }
}
