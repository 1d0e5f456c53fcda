import type { PatternNode } from './parse.ts'
import type { PatternRun } from './run.ts'
import type { Steps } from './steps.ts'
import { affordableLength } from './cost.ts'
import { matchNode } from './match.ts'
import { parsePattern } from './parse.ts'
import { createRun, runPattern } from './run.ts'

/** A `pattern` of a schema. */
export interface Pattern {
  /** Whether a text holds a match; undefined where finding out would take more steps than there are. */
  test: (text: string, budget: Steps) => boolean | undefined
}

interface Known {
  node: PatternNode | undefined
  pattern: Pattern | undefined
}

const cache = new Map<string, Known>()

/**
 * A pattern from a document, made safe: no text can make it run for long. The platform's own matcher takes the texts that cannot keep it
 * busy, as the parsed pattern tells; an automaton takes the rest, whose steps grow with the text alone; and a matcher that counts its
 * steps takes what no automaton can express. Undefined for what is not a regular expression.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#security-filtering
 */
export function createPattern(source: string): Pattern | undefined {
  return read(source).pattern
}

/** Whether a text matches a `pattern`; undefined where the pattern is not understood, or the text takes too many steps. */
export function matchesPattern(source: string, text: string): boolean | undefined {
  return createPattern(source)?.test(text, { steps: 50_000 + 100 * text.length })
}

function read(source: string): Known {
  const known = cache.get(source)
  if (known)
    return known
  if (cache.size > 5000)
    cache.clear()
  const node = parsePattern(source)
  const made = { node, pattern: node && compile(source, node) }
  cache.set(source, made)
  return made
}

function compile(source: string, node: PatternNode): Pattern {
  const native = compileNative(source)
  const most = native ? affordableLength(node) : 0
  let run: PatternRun | 'none' | undefined
  return {
    test(text, budget) {
      if (native && text.length <= most)
        return native.test(text)
      run ??= createRun(node) ?? 'none'
      return run === 'none' ? backtrack(node, text, budget) : runPattern(run, text, budget)
    },
  }
}

/** Backtracking gets few steps for each character: a text that needs more rarely ends at all. */
function backtrack(node: PatternNode, text: string, budget: Steps): boolean | undefined {
  const few = { steps: Math.min(2_000 + 8 * text.length, budget.steps) }
  const before = few.steps
  const found = matchNode(node, text, few)
  budget.steps -= 10 * (before - Math.max(few.steps, 0))
  return found
}

function compileNative(source: string): RegExp | undefined {
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

/** A text that matches a `pattern`; `length` is what to aim for, `variant` tells texts apart. Undefined where none was found. */
export function textOfPattern(
  pattern: string,
  { length = 8, variant = 0 }: { length?: number, variant?: number } = {},
): string | undefined {
  const { node } = read(pattern)
  if (!node)
    return undefined
  for (let attempt = 0; attempt < 6; attempt++) {
    const text = write(node, {
      length: attempt === 1 ? 0 : length,
      variant: variant + Math.max(0, attempt - 1),
      left: 5000,
      groups: [],
    }).slice(0, 10_000)
    if (matchesPattern(pattern, text) !== false)
      return text
  }
  return undefined
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

/** Repetitions without an upper bound are made about as long as was asked for. */
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
