import type { PatternNode } from './parse.ts'

/** The worst case of a backtracking matcher: in how many ways a part can match at one place, and the steps to try them all. */
interface Cost {
  ways: number
  steps: number
}

/** The longest texts that are considered. */
const farthest = 2 ** 20

/**
 * The length up to which texts may go to the platform's own matcher, which cannot be stopped once it runs: up to there, its
 * worst case is a few thousand steps, and some more for each character. 0 where no text may.
 */
export function affordableLength(node: PatternNode): number {
  let length = 0
  for (let next = 8; next <= farthest && stepsOf(node, next) <= 5_000 + 25 * next; next *= 2)
    length = next
  return length
}

/** The most steps that finding a match in a text of a length can take; infinite where that is not bounded by a polynomial. */
export function stepsOf(node: PatternNode, length: number): number {
  const { steps } = costOf(node, length)
  return isAnchored(node) ? steps : steps * (length + 1)
}

function costOf(node: PatternNode, length: number): Cost {
  switch (node.type) {
    case 'any':
    case 'edge':
      return { ways: 1, steps: 1 }
    case 'back':
      // The cost of a back reference depends on the text that was captured.
      return { ways: Infinity, steps: Infinity }
    case 'group':
      return costOf(node.node, length)
    case 'look':
      return { ways: 1, steps: costOf(node.node, length).steps * (node.behind ? length + 1 : 1) + 1 }
    case 'sequence':
      return node.nodes.map(child => costOf(child, length)).reduce(after, { ways: 1, steps: 0 })
    case 'choice':
      return node.nodes
        .map(child => costOf(child, length))
        .reduce((sum, { ways, steps }) => ({ ways: sum.ways + ways, steps: sum.steps + steps }), { ways: 0, steps: 1 })
    case 'repeat':
      return costOfRepeat(costOf(node.node, length), node, length)
  }
}

/** One part after another: the second is tried for each way of the first. */
function after(first: Cost, second: Cost): Cost {
  return { ways: first.ways * second.ways, steps: first.steps + first.ways * second.steps }
}

function costOfRepeat(body: Cost, { min, max }: PatternNode & { type: 'repeat' }, length: number): Cost {
  const most = Math.min(max, length + 1 + min)
  // Where each turn matches in one way, matches differ in the number of turns alone.
  if (body.ways <= 1)
    return { ways: most - Math.min(min, most) + 1, steps: (most + 1) * body.steps }
  if (most > 64)
    return { ways: Infinity, steps: Infinity }
  let turns: Cost = { ways: 1, steps: 1 }
  let ways = min === 0 ? 1 : 0
  for (let turn = 1; turn <= most; turn++) {
    turns = after(turns, body)
    ways += turn >= min ? turns.ways : 0
  }
  return { ways, steps: turns.steps + ways }
}

/** Whether a match can begin at the beginning of a text alone. */
function isAnchored(node: PatternNode): boolean {
  switch (node.type) {
    case 'edge':
      return node.at === '^'
    case 'group':
      return isAnchored(node.node)
    case 'sequence':
      return node.nodes[0] !== undefined && isAnchored(node.nodes[0])
    case 'choice':
      return node.nodes.every(isAnchored)
    default:
      return false
  }
}
