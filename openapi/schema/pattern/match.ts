import type { PatternNode } from './parse.ts'
import type { Steps } from './steps.ts'

interface Matcher {
  codes: number[]
  budget: Steps
  groups: (readonly [number, number] | undefined)[]
}
type Next = (at: number) => boolean

/** Whether a text holds a match, by backtracking; undefined when that takes more steps than there are, or too deep a stack. */
export function matchNode(node: PatternNode, text: string, budget: Steps): boolean | undefined {
  const matcher: Matcher = { codes: Array.from(text, letter => letter.codePointAt(0) ?? 0), budget, groups: [] }
  try {
    for (let start = 0; start <= matcher.codes.length; start++) {
      if (match(matcher, node, start, () => true))
        return true
    }
    return false
  }
  catch (error) {
    if (error instanceof RangeError)
      return undefined
    throw error
  }
}

function match(matcher: Matcher, node: PatternNode, at: number, next: Next): boolean {
  if (--matcher.budget.steps < 0)
    throw new RangeError('too many steps')
  switch (node.type) {
    case 'any': {
      const code = matcher.codes[at]
      return code !== undefined && node.test(code) && next(at + 1)
    }
    case 'sequence':
      return sequence(matcher, node.nodes, 0, at, next)
    case 'choice':
      return node.nodes.some(child => match(matcher, child, at, next))
    case 'repeat':
      return repeat(matcher, node, 0, at, -1, next)
    case 'group':
      return group(matcher, node, at, next)
    case 'back':
      return back(matcher, node.index, at, next)
    case 'edge':
      return isEdge(matcher.codes, node.at, at) && next(at)
    case 'look':
      return look(matcher, node, at) !== node.negative && next(at)
  }
}

function sequence(matcher: Matcher, nodes: PatternNode[], index: number, at: number, next: Next): boolean {
  const node = nodes[index]
  return node === undefined ? next(at) : match(matcher, node, at, end => sequence(matcher, nodes, index + 1, end, next))
}

function repeat(
  matcher: Matcher,
  node: PatternNode & { type: 'repeat' },
  count: number,
  at: number,
  before: number,
  next: Next,
): boolean {
  const single = node.node.type === 'any' ? node.node.test : undefined
  if (single)
    return repeatSingle(matcher, node, single, at, next)
  // A turn that matched nothing ends the repetition, which would otherwise go on for ever.
  const more = (): boolean =>
    count < node.max
    && at !== before
    && match(matcher, node.node, at, end => repeat(matcher, node, count + 1, end, at, next))
  if (count < node.min) {
    return at === before ? next(at) : more()
  }
  return node.lazy ? next(at) || more() : more() || next(at)
}

/** Runs of single characters need no stack. */
function repeatSingle(
  matcher: Matcher,
  { min, max, lazy }: PatternNode & { type: 'repeat' },
  test: (code: number) => boolean,
  at: number,
  next: Next,
): boolean {
  let end = at
  while (end - at < max && end < matcher.codes.length && test(matcher.codes[end] ?? -1))
    end++
  for (let offset = 0; offset <= end - at - min; offset++) {
    if (--matcher.budget.steps < 0)
      throw new RangeError('too many steps')
    if (next(lazy ? at + min + offset : end - offset)) {
      return true
    }
  }
  return false
}

function group(matcher: Matcher, { node, index }: PatternNode & { type: 'group' }, at: number, next: Next): boolean {
  const before = matcher.groups[index]
  const found = match(matcher, node, at, (end) => {
    const inner = matcher.groups[index]
    matcher.groups[index] = [at, end]
    if (next(end))
      return true
    matcher.groups[index] = inner
    return false
  })
  if (!found)
    matcher.groups[index] = before
  return found
}

function back(matcher: Matcher, index: number, at: number, next: Next): boolean {
  const [start, end] = matcher.groups[index] ?? [0, 0]
  for (let offset = 0; offset < end - start; offset++) {
    if (matcher.codes[at + offset] !== matcher.codes[start + offset])
      return false
  }
  return next(at + end - start)
}

function look(matcher: Matcher, { node, behind }: PatternNode & { type: 'look' }, at: number): boolean {
  if (!behind)
    return match(matcher, node, at, () => true)
  for (let start = at; start >= 0; start--) {
    if (match(matcher, node, start, end => end === at))
      return true
  }
  return false
}

/** Whether an assertion holds at a place. */
export function isEdge(codes: number[], edge: '^' | '$' | 'b' | 'B', at: number): boolean {
  if (edge === '^')
    return at === 0
  if (edge === '$')
    return at === codes.length
  return (isWord(codes[at - 1]) !== isWord(codes[at])) === (edge === 'b')
}

function isWord(code: number | undefined): boolean {
  return code !== undefined && /\w/.test(String.fromCodePoint(code))
}
