import type { Room } from './format-text.ts'
import { matchesPattern, textOfPattern } from '../pattern/pattern.ts'

/** A text that several patterns ask something of, and whether it has all of that. */
export interface PatternText {
  text: string
  isValid: boolean
}

/** One thing that is asked of a text. */
interface Demand {
  pattern: string
  negative: boolean
}

/** Texts that rules for passwords usually take, each with letters of both cases, digits and marks. */
const passwords = ['Correct-horse-9', 'Quiet_River7', 'Amber#Lamp21', 'CorrectHorse9', 'Aa1!Bb2?']

/** Characters that are tried where one is missing: one of every kind first. */
const characters = [...'aA1!-_@#$ .,:;/+=?%&*^~()<>[]{}|bB2']

const maxChecks = 20_000
const maxLength = 120

/**
 * A text for patterns that one of them alone does not make: they stand beside each other (`allOf`), or look ahead, as
 * rules for passwords do. It begins with what the parts look like by themselves, the best of them first, and changes it
 * as long as more of the demands are met. The best that was found within a fixed number of checks.
 */
export function textOfPatterns(
  patterns: string[],
  room: Room,
  { variant = 0, likely = [] }: { variant?: number, likely?: readonly string[] } = {},
): PatternText {
  const search: Search = { demands: patterns.flatMap(demandsOf), room, checks: 0 }
  const seeds = new Set([...likely, ...listSeeds(search.demands, room, variant)])
  const scored = [...seeds]
    .filter(text => text.length <= maxLength)
    .map(text => ({ text, score: scoreOf(search, text) }))
    .sort((one, other) => other.score - one.score)
  const full = search.demands.length + 2
  let best = scored[0] ?? { text: '', score: 0 }
  for (const seed of scored) {
    if (best.score === full || search.checks > maxChecks)
      break
    const improved = improve(search, seed)
    if (improved.score > best.score)
      best = improved
  }
  return { text: best.text, isValid: best.score === full }
}

interface Scored {
  text: string
  score: number
}

interface Search {
  demands: Demand[]
  room: Room
  checks: number
}

/** How many of the demands a text meets, its length counted twice: as long as asked for, and no longer. */
function scoreOf(search: Search, text: string): number {
  search.checks += search.demands.length
  const length = [...text].length
  return search.demands.filter(({ pattern, negative }) => (matchesPattern(pattern, text) === true) !== negative).length
    + Number(length >= search.room.least)
    + Number(length <= search.room.most)
}

/** Puts characters in, or in the place of others, as long as that helps. */
function improve(search: Search, seed: Scored): Scored {
  const full = search.demands.length + 2
  let best = seed
  for (let found = true; found && best.score < full;) {
    found = false
    for (const text of changes(best.text, search.room)) {
      const score = scoreOf(search, text)
      found = score > best.score
      if (found)
        best = { text, score }
      if (found || search.checks > maxChecks)
        break
    }
  }
  return best
}

function* changes(text: string, { least, most }: Room): Generator<string> {
  const letters = [...text]
  const places = [...letters.keys()].slice(0, 40)
  for (const character of characters) {
    if (letters.length < Math.max(least, Math.min(most, letters.length + 1))) {
      yield text + character
      yield character + text
    }
    for (const place of places)
      yield [...letters.slice(0, place), character, ...letters.slice(place + 1)].join('')
  }
}

/** What the parts look like by themselves, and put after one another in any order. */
function* listSeeds(demands: Demand[], { least, most }: Room, variant: number): Generator<string> {
  const wanted = demands.filter(({ negative }) => !negative)
  const length = Math.min(Math.max(least, Math.min(8, most)), maxLength)
  const isPasswordLike = demands.length > 2 && wanted.some(({ pattern }) => /\\d|0-9/.test(pattern))
  if (isPasswordLike) {
    for (const [index] of passwords.entries()) {
      const text = passwords[(index + variant) % passwords.length] ?? ''
      yield text.length < least ? text.repeat(Math.ceil(least / text.length)).slice(0, least) : text
      yield text.slice(0, Math.min(most, maxLength))
    }
  }
  const parts = wanted.slice(0, 4).map(({ pattern }) => textOfPattern(pattern, { length: 0, variant }) ?? '')
  for (const order of orders(parts)) {
    const text = order.join('')
    yield text
    yield stretch(order, length)
  }
  for (const { pattern } of wanted)
    yield textOfPattern(pattern, { length, variant }) ?? ''
  for (const text of passwords)
    yield text
}

/** Parts in their order with letters between them, as many as are missing. */
function stretch(parts: string[], length: number): string {
  const missing = length - parts.join('').length
  const [first = '', ...rest] = parts
  return missing > 0 ? first + 'abcdefgh'.repeat(Math.ceil(missing / 8)).slice(0, missing) + rest.join('') : parts.join('')
}

function orders(parts: string[]): string[][] {
  if (parts.length < 2)
    return [parts]
  return parts.flatMap((part, index) =>
    orders([...parts.slice(0, index), ...parts.slice(index + 1)]).map(rest => [part, ...rest]),
  )
}

/** A pattern taken apart at the looks ahead that it begins with: each is a demand of its own, and so is what is left. */
function demandsOf(pattern: string): Demand[] {
  const demands: Demand[] = []
  let start = pattern.startsWith('^') ? 1 : 0
  const anchor = pattern.slice(0, start)
  for (let look = lookAt(pattern, start); look !== undefined; look = lookAt(pattern, start)) {
    demands.push({ pattern: anchor + look.inner, negative: look.negative })
    start = look.end
  }
  const rest = pattern.slice(start)
  // What stands in a choice belongs together.
  if (demands.length === 0 || hasChoice(rest))
    return [{ pattern, negative: false }]
  return rest === '' ? demands : [...demands, { pattern: anchor + rest, negative: false }]
}

function lookAt(pattern: string, start: number): { inner: string, negative: boolean, end: number } | undefined {
  const kind = pattern.slice(start, start + 3)
  if (kind !== '(?=' && kind !== '(?!')
    return undefined
  let depth = 0
  let inClass = false
  for (let at = start; at < pattern.length; at++) {
    const letter = pattern[at]
    if (letter === '\\')
      at++
    else if (inClass)
      inClass = letter !== ']'
    else if (letter === '[')
      inClass = true
    else if (letter === '(')
      depth++
    else if (letter === ')' && --depth === 0)
      return { inner: `(?:${pattern.slice(start + 3, at)})`, negative: kind === '(?!', end: at + 1 }
  }
  return undefined
}

function hasChoice(pattern: string): boolean {
  return pattern.replace(/\\.|\[[^\]]*\]|\([^()]*\)/g, '').includes('|')
}
