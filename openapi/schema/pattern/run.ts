import type { PatternNode } from './parse.ts'
import { isEdge } from './match.ts'

/** A step of an automaton; what it leads to may be itself again. */
type State =
  | { type: 'any', test: (code: number) => boolean, next: State, id: number }
  | { type: 'split', next: State[], id: number }
  | { type: 'edge', at: '^' | '$' | 'b' | 'B', next: State, id: number }
  | { type: 'end', id: number }

/** An expression as an automaton that walks all its ways at once: a text takes as long as it is, and no longer. */
export interface PatternRun {
  start: State
  states: number
}

const mostStates = 500

/** Undefined where an expression is not regular: it looks around, looks back, or counts beyond what can be written out. */
export function createRun(node: PatternNode): PatternRun | undefined {
  const counter = { states: 0 }
  const start = build(node, { type: 'end', id: 0 }, counter)
  return start && { start, states: counter.states + 1 }
}

function build(node: PatternNode, next: State, counter: { states: number }): State | undefined {
  if (++counter.states > mostStates)
    return undefined
  const id = counter.states
  switch (node.type) {
    case 'any':
      return {
        type: 'any',
        test: node.test,
        next,
        id,
      }
    case 'edge':
      return {
        type: 'edge',
        at: node.at,
        next,
        id,
      }
    case 'sequence':
      return node.nodes
        .toReversed()
        .reduce<State | undefined>((after, child) => after && build(child, after, counter), next)
    case 'choice': {
      const ways = node.nodes.map(child => build(child, next, counter)).filter(way => way !== undefined)
      return ways.length === node.nodes.length ? { type: 'split', next: ways, id } : undefined
    }
    case 'group':
      return build(node.node, next, counter)
    case 'repeat':
      return buildRepeat(node, next, counter)
    default:
      return undefined
  }
}

function buildRepeat(
  { node, min, max }: PatternNode & { type: 'repeat' },
  next: State,
  counter: { states: number },
): State | undefined {
  let after: State | undefined = next
  if (max === Infinity) {
    const loop: State & { type: 'split' } = { type: 'split', next: [next], id: ++counter.states }
    const body = build(node, loop, counter)
    if (!body)
      return undefined
    loop.next.push(body)
    after = loop
  }
  else {
    for (let turn = min; turn < max && after; turn++) {
      const body = build(node, after, counter)
      after = body && { type: 'split', next: [body, next], id: ++counter.states }
    }
  }
  for (let turn = 0; turn < min && after; turn++)
    after = build(node, after, counter)
  return after
}

/** Whether a text holds a match; undefined where even this takes too many steps. */
export function runPattern({ start, states }: PatternRun, text: string): boolean | undefined {
  const codes = Array.from(text, letter => letter.codePointAt(0) ?? 0)
  let left = 10_000 + 40 * codes.length
  const marks = new Int32Array(states + 1).fill(-1)
  let pending: State[] = []
  let next: State[] = []
  for (let at = 0; at <= codes.length; at++) {
    const code = codes[at]
    pending.push(start)
    for (let state = pending.pop(); state; state = pending.pop()) {
      if (marks[state.id] === at)
        continue
      marks[state.id] = at
      if (--left < 0)
        return undefined
      if (state.type === 'end')
        return true
      if (state.type === 'any')
        code !== undefined && state.test(code) && next.push(state.next)
      else if (state.type === 'edge')
        isEdge(codes, state.at, at) && pending.push(state.next)
      else
        state.next.forEach(way => pending.push(way))
    }
    // What was emptied is filled again.
    ;[pending, next] = [next, pending]
  }
  return false
}
