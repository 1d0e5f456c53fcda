import { isComponentOf, listComponents } from './strong-components.ts'
import type { PatternNode } from './parse.ts'
import { parsePattern } from './parse.ts'
import type { Test } from './class.ts'

/** Patterns with more places than this are not examined. */
const maxPlaces = 250
const maxEdges = 300_000

/** A repetition with at least this many turns is treated as one without an end. */
const many = 10

/** Sample characters: two parts are said to overlap where both match one of these. */
const samples = [
  ...Array.from({ length: 0x60 }, (_, index) => index + 0x20),
  ...[0x09, 0x0A, 0x0D, 0xA0, 0xE9, 0x3B1, 0x4E2D, 0x2028, 0x1F600],
]

/** The places of a pattern where a character is matched, and which can come after which, once for each way. */
interface Automaton {
  tests: Test[]
  edges: Map<number, Map<number, number>>
  last: Set<number>
}

interface Part {
  nullable: boolean
  first: number[]
  last: number[]
}

const empty: Part = { nullable: true, first: [], last: [] }

/**
 * Whether a backtracking engine can need twice the time for each character more: there is a text that a repetition can read in two
 * ways and come back to where it was, and something behind it that can fail. Decided by the pattern's automaton (exponential
 * ambiguity), not by its text. False where the pattern is not understood or too large.
 *
 * @see https://doi.org/10.1007/978-3-642-38992-4 (Weideman et al. on the ambiguity of backtracking matchers)
 */
export function isExplosive(pattern: string): boolean {
  const node = parsePattern(pattern)
  return node !== undefined && partsOf(node).some(isPartExplosive)
}

/** The pattern itself, and each of its lookaheads, which are matched on their own. */
function partsOf(node: PatternNode): PatternNode[] {
  const inner: PatternNode[] = []
  const collect = (node: PatternNode): void => {
    if (node.type === 'look')
      inner.push(node.node)
    if ('node' in node)
      collect(node.node)
    else if ('nodes' in node)
      node.nodes.forEach(collect)
  }
  collect(node)
  return [node, ...inner]
}

function isPartExplosive(node: PatternNode): boolean {
  const automaton: Automaton = { tests: [], edges: new Map(), last: new Set() }
  const { last } = build(node, automaton)
  if (automaton.tests.length > maxPlaces)
    return false
  const held = endsHeld(node) ? [] : last
  held.forEach(place => automaton.last.add(place))
  return isAmbiguous(automaton)
}

function build(node: PatternNode, automaton: Automaton): Part {
  switch (node.type) {
    case 'any': {
      const place = automaton.tests.push(node.test) - 1
      return { nullable: false, first: [place], last: [place] }
    }
    case 'group':
      return build(node.node, automaton)
    case 'sequence':
      return node.nodes.map(child => build(child, automaton)).reduce((a, b) => follow(a, b, automaton), empty)
    case 'choice': {
      const parts = node.nodes.map(child => build(child, automaton))
      return {
        nullable: parts.some(({ nullable }) => nullable),
        first: parts.flatMap(({ first }) => first),
        last: parts.flatMap(({ last }) => last),
      }
    }
    case 'repeat': {
      const part = build(node.node, automaton)
      if (node.max >= many)
        connect(part.last, part.first, automaton)
      return { ...part, nullable: part.nullable || node.min === 0 }
    }
    default:
      return empty
  }
}

function follow(a: Part, b: Part, automaton: Automaton): Part {
  connect(a.last, b.first, automaton)
  return {
    nullable: a.nullable && b.nullable,
    first: a.nullable ? [...a.first, ...b.first] : a.first,
    last: b.nullable ? [...a.last, ...b.last] : b.last,
  }
}

function connect(from: number[], to: number[], { edges }: Automaton): void {
  for (const place of from) {
    const next = edges.get(place) ?? new Map<number, number>()
    edges.set(place, next)
    to.forEach(other => next.set(other, (next.get(other) ?? 0) + 1))
  }
}

/** Whether the last part can fail: an end of the text, or a lookaround. */
function endsHeld(node: PatternNode): boolean {
  switch (node.type) {
    case 'edge':
      return node.at !== '^'
    case 'look':
      return true
    case 'group':
      return endsHeld(node.node)
    case 'sequence':
      return node.nodes.some(endsHeld)
    case 'choice':
      return node.nodes.some(endsHeld)
    default:
      return false
  }
}

/** Whether some text leads from a place back to it in two ways, and a match may still fail from there. */
function isAmbiguous({ tests, edges, last }: Automaton): boolean {
  const size = tests.length
  const places = [...tests.keys()]
  const matched = tests.map(test => samples.map(test))
  const overlaps = (a: number, b: number) => matched[a]?.some((is, index) => is && matched[b]?.[index]) === true
  const loops = listComponents(size, place => [...(edges.get(place)?.keys() ?? [])])
  const isOpen = (place: number) => !places.some(other => isComponentOf(loops, place, other) && last.has(other))
  const isDoubled = [...edges].some(
    ([from, next]) =>
      isOpen(from) && [...next].some(([to, ways]) => ways > 1 && isComponentOf(loops, from, to)),
  )
  const pairs = isDoubled ? undefined : pairUp(size, { edges, overlaps, loops })
  if (pairs === undefined)
    return isDoubled
  const twins = listComponents(size * size, pair => pairs.get(pair) ?? [])
  const meets = (pair: number) => places.some(place => isComponentOf(twins, pair, place * size + place))
  return [...pairs.keys()].some(
    pair => Math.floor(pair / size) !== pair % size && isOpen(pair % size) && meets(pair),
  )
}

interface Pairing {
  edges: Automaton['edges']
  overlaps: (a: number, b: number) => boolean
  loops: number[]
}

/** Two walks through the automaton side by side, over the same text: pairs of places, as one number each. */
function pairUp(size: number, { edges, overlaps, loops }: Pairing): Map<number, number[]> | undefined {
  const pairs = new Map<number, number[]>()
  let count = 0
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      if (!isComponentOf(loops, a, b) || !overlaps(a, b))
        continue
      const next: number[] = []
      for (const afterA of edges.get(a)?.keys() ?? []) {
        for (const afterB of edges.get(b)?.keys() ?? []) {
          if (isComponentOf(loops, a, afterA) && isComponentOf(loops, b, afterB) && overlaps(afterA, afterB))
            next.push(afterA * size + afterB)
          if (++count > maxEdges)
            return undefined
        }
      }
      pairs.set(a * size + b, next)
    }
  }
  return pairs
}
