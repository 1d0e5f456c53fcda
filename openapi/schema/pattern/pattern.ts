import type { PatternNode } from './parse.ts'
import { parsePattern } from './parse.ts'
import type { PatternRun } from './run.ts'
import { matchNode } from './match.ts'
import { createRun, runPattern } from './run.ts'

interface Known {
  node?: PatternNode
  /** Made when it is first needed. */ run?: PatternRun | 'none'
}

const cache = new Map<string, Known>()

/**
 * Whether a text matches a `pattern`, found within a number of steps that grows with the text alone: a spec's pattern may be
 * made to hang a backtracking engine. What that does not decide an automaton does, which most patterns can be written as.
 * Undefined where the pattern is not understood, or neither is of use.
 */
export function matchesPattern(pattern: string, text: string): boolean | undefined {
  const known = parse(pattern)
  if (!known.node)
    return undefined
  // A pattern that was too much for one text will be so for others.
  const found = typeof known.run === 'object' ? undefined : matchNode(known.node, text)
  if (found !== undefined)
    return found
  known.run ??= createRun(known.node) ?? 'none'
  return known.run === 'none' ? undefined : runPattern(known.run, text)
}

/** A text that matches a `pattern`; `length` is what to aim for, `variant` tells texts apart. Undefined where none was found. */
export function textOfPattern(
  pattern: string,
  { length = 8, variant = 0 }: { length?: number, variant?: number } = {},
): string | undefined {
  const { node } = parse(pattern)
  if (!node)
    return undefined
  for (let attempt = 0; attempt < 6; attempt++) {
    const text = write(node, {
      length: attempt === 1 ? 0 : length,
      variant: variant + Math.max(0, attempt - 1),
      left: 5000,
      groups: [],
    }).slice(0, 10_000)
    if (matchNode(node, text) !== false)
      return text
  }
  return undefined
}

function parse(pattern: string): Known {
  const known = cache.get(pattern)
  if (known)
    return known
  if (cache.size > 5000)
    cache.clear()
  const made = { node: parsePattern(pattern) }
  cache.set(pattern, made)
  return made
}

interface Writer {
  length: number
  variant: number
  left: number
  groups: string[]
}

function write(node: PatternNode, writer: Writer): string {
  switch (node.type) {
    case 'any':
      return writer.left-- > 0 ? pick(node, writer) : ''
    case 'sequence':
      return node.nodes.reduce((text, child) => text + write(child, writer), '')
    case 'choice':
      return write(node.nodes[writer.variant % node.nodes.length] ?? { type: 'sequence', nodes: [] }, writer)
    case 'repeat':
      return repeat(node, writer)
    case 'group': {
      const text = write(node.node, writer)
      writer.groups[node.index] = text
      return text
    }
    case 'back':
      return writer.groups[node.index] ?? ''
    default:
      return ''
  }
}

/** Lists that may be of any length are made about as long as was asked for. */
function repeat({ node, min, max }: PatternNode & { type: 'repeat' }, writer: Writer): string {
  const single = node.type === 'any'
  const most = Math.min(max, single ? Math.max(min, writer.length) : Math.max(min, 1))
  const count = Math.min(Math.max(min, most), 5000)
  let text = ''
  for (let index = 0; index < count && writer.left > 0; index++) {
    const before = writer.variant
    writer.variant += index
    text += write(node, writer)
    writer.variant = before
  }
  return text
}

/** Readable letters first; `variant` walks through them. */
const preferred = [...'abcdefghijkmnpqrstuvwxyz0123456789ABCDEFGHJKLMNPQRSTUVWXYZ-_. @/+:;,']

function pick({ test }: PatternNode & { type: 'any' }, { variant }: Writer): string {
  const known = preferred.filter(letter => test(letter.codePointAt(0) ?? 0))
  const letters = known.filter(letter => /[a-z]/.test(letter))
  const digits = known.filter(letter => /\d/.test(letter))
  const best =
    letters.length > 0 && digits.length === 10
      ? [...letters.slice(0, 6), ...digits]
      : letters.length > 0
        ? letters
        : digits.length > 0
          ? digits
          : known
  const letter =
    best[(variant * 7 + (best.length > 10 && digits.length === 10 && letters.length > 0 ? 3 : 0)) % best.length]
  if (letter !== undefined)
    return letter
  for (let code = 0x20; code < 0x30000; code += code < 0x3000 ? 1 : 0x100) {
    if (test(code))
      return String.fromCodePoint(code)
  }
  return ''
}
