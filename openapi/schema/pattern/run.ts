import type { PatternNode } from './parse.ts'
import type { Steps } from './steps.ts'
import { isEdge } from './match.ts'

/** A state of an automaton; it may lead back to itself. */
type State =
  | { type: 'any', test: (code: number) => boolean, next: State, id: number }
  | { type: 'split', next: State[], id: number }
  | { type: 'edge', at: '^' | '$' | 'b' | 'B', next: State, id: number }
  | { type: 'look', part: PatternRun, negative: boolean, next: State, id: number }
  | { type: 'end', id: number }

/** An expression as an automaton that walks all its ways at once: each character of a text takes as many steps as there are states, at most. */
export interface PatternRun {
  start: State
  states: number
  /** It reads a text from its end, and so finds where matches begin instead of where they end. */
  isBackward: boolean
}

const mostStates = 2_000

interface Building {
  states: number
  isBackward: boolean
}

/** Builds the automaton; undefined where an expression has a back reference, or a count too large to write out. */
export function createRun(node: PatternNode): PatternRun | undefined {
  return createPart(node, { states: 0, isBackward: false })
}

function createPart(node: PatternNode, building: Building): PatternRun | undefined {
  const end: State = { type: 'end', id: ++building.states }
  const start = build(node, end, building)
  return start && { start, states: building.states + 1, isBackward: building.isBackward }
}

function build(node: PatternNode, next: State, building: Building): State | undefined {
  if (++building.states > mostStates)
    return undefined
  const id = building.states
  switch (node.type) {
    case 'any':
      return { type: 'any', test: node.test, next, id }
    case 'edge':
      return { type: 'edge', at: node.at, next, id }
    case 'look': {
      // A lookahead is a match that begins at a place, a lookbehind one that ends there.
      const own = { states: building.states, isBackward: !node.behind }
      const part = createPart(node.node, own)
      building.states = own.states
      return part && { type: 'look', part, negative: node.negative, next, id }
    }
    case 'sequence':
      return (building.isBackward ? node.nodes : node.nodes.toReversed())
        .reduce<State | undefined>((after, child) => after && build(child, after, building), next)
    case 'choice': {
      const ways = node.nodes.map(child => build(child, next, building)).filter(way => way !== undefined)
      return ways.length === node.nodes.length ? { type: 'split', next: ways, id } : undefined
    }
    case 'group':
      return build(node.node, next, building)
    case 'repeat':
      return buildRepeat(node, next, building)
    default:
      return undefined
  }
}

function buildRepeat(
  { node, min, max }: PatternNode & { type: 'repeat' },
  next: State,
  building: Building,
): State | undefined {
  let after: State | undefined = next
  if (max === Infinity) {
    const loop: State & { type: 'split' } = { type: 'split', next: [next], id: ++building.states }
    const body = build(node, loop, building)
    if (!body)
      return undefined
    loop.next.push(body)
    after = loop
  }
  else {
    for (let turn = min; turn < max && after; turn++) {
      const body = build(node, after, building)
      after = body && { type: 'split', next: [body, next], id: ++building.states }
    }
  }
  for (let turn = 0; turn < min && after; turn++)
    after = build(node, after, building)
  return after
}

/** The walk of an automaton along a text. */
interface Walk {
  codes: number[]
  budget: Steps
  /** The places where each lookahead or lookbehind holds; all are found when the first is needed. */
  looks: Map<State, Uint8Array>
}

/** Whether a text holds a match; undefined where this takes more steps than there are. */
export function runPattern(run: PatternRun, text: string, budget: Steps): boolean | undefined {
  const codes = Array.from(text, letter => letter.codePointAt(0) ?? 0)
  const isMatch = walk({ codes, budget, looks: new Map() }, run)
  return budget.steps < 0 ? undefined : isMatch
}

/** Whether a match is found; with `places` given, it marks every place at which a match ends (or begins, when reading backwards). */
function walk(along: Walk, { start, states, isBackward }: PatternRun, places?: Uint8Array): boolean {
  const { codes, budget } = along
  const marks = new Int32Array(states + 1).fill(-1)
  let pending: State[] = []
  let next: State[] = []
  for (let turn = 0; turn <= codes.length; turn++) {
    const at = isBackward ? codes.length - turn : turn
    const code = codes[isBackward ? at - 1 : at]
    pending.push(start)
    for (let state = pending.pop(); state; state = pending.pop()) {
      if (marks[state.id] === at)
        continue
      marks[state.id] = at
      if (--budget.steps < 0)
        return false
      if (state.type === 'end') {
        if (!places)
          return true
        places[at] = 1
      }
      else if (state.type === 'any') {
        code !== undefined && state.test(code) && next.push(state.next)
      }
      else if (state.type === 'split') {
        state.next.forEach(way => pending.push(way))
      }
      else if (state.type === 'edge' ? isEdge(codes, state.at, at) : holds(along, state, at)) {
        pending.push(state.next)
      }
    }
    // The emptied list is used again for the next character.
    ;[pending, next] = [next, pending]
  }
  return false
}

function holds(along: Walk, state: State & { type: 'look' }, at: number): boolean {
  let places = along.looks.get(state)
  if (!places) {
    along.looks.set(state, (places = new Uint8Array(along.codes.length + 1)))
    walk(along, state.part, places)
  }
  return (places[at] === 1) !== state.negative
}
