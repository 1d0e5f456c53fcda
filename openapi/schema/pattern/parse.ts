import type { Test } from './class.ts'
import { parseClass, parseClassEscape } from './class.ts'
import type { Reader } from './reader.ts'
import { eat, fail, peek } from './reader.ts'

/** A regular expression as a tree. */
export type PatternNode =
  | { type: 'any', test: Test }
  | { type: 'sequence', nodes: PatternNode[] }
  | { type: 'choice', nodes: PatternNode[] }
  | { type: 'repeat', node: PatternNode, min: number, max: number, lazy: boolean }
  | { type: 'group', node: PatternNode, index: number }
  | { type: 'back', index: number }
  | { type: 'edge', at: '^' | '$' | 'b' | 'B' }
  | { type: 'look', node: PatternNode, behind: boolean, negative: boolean }

const maxPatternLength = 5000
const maxDepth = 60

/**
 * Parses the regular expressions that JSON Schema recommends, and the rest of ECMA-262 that specs use. Undefined for one that is
 * malformed or beyond that.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-6.4
 */
export function parsePattern(pattern: string): PatternNode | undefined {
  if (pattern.length > maxPatternLength)
    return undefined
  const reader: Reader = {
    source: [...pattern],
    at: 0,
    groups: 0,
    names: new Map(),
    depth: 0,
  }
  try {
    const node = parseChoice(reader)
    return reader.at < reader.source.length ? undefined : node
  }
  catch (error) {
    if (error instanceof SyntaxError)
      return undefined
    throw error
  }
}

function parseChoice(reader: Reader): PatternNode {
  if (++reader.depth > maxDepth)
    fail()
  const nodes = [parseSequence(reader)]
  while (eat(reader, '|'))
    nodes.push(parseSequence(reader))
  reader.depth--
  const [only] = nodes
  return nodes.length === 1 && only ? only : { type: 'choice', nodes }
}

function parseSequence(reader: Reader): PatternNode {
  const nodes: PatternNode[] = []
  while (reader.at < reader.source.length && !peek(reader, '|') && !peek(reader, ')'))
    nodes.push(parseRepeat(reader, parseAtom(reader)))
  const [only] = nodes
  return nodes.length === 1 && only ? only : { type: 'sequence', nodes }
}

function parseRepeat(reader: Reader, node: PatternNode): PatternNode {
  const range = readRange(reader)
  if (!range)
    return node
  if (range.min > range.max)
    fail()
  return {
    type: 'repeat',
    node,
    ...range,
    lazy: eat(reader, '?'),
  }
}

function readRange(reader: Reader): { min: number, max: number } | undefined {
  if (eat(reader, '*'))
    return { min: 0, max: Infinity }
  if (eat(reader, '+'))
    return { min: 1, max: Infinity }
  if (eat(reader, '?'))
    return { min: 0, max: 1 }
  const match = /^\{(\d+)(,(\d*))?\}/.exec(reader.source.slice(reader.at, reader.at + 30).join(''))
  if (!match)
    return undefined
  reader.at += match[0].length
  const min = Number(match[1])
  return { min, max: match[2] === undefined ? min : match[3] ? Number(match[3]) : Infinity }
}

function parseAtom(reader: Reader): PatternNode {
  if (eat(reader, '^'))
    return { type: 'edge', at: '^' }
  if (eat(reader, '$'))
    return { type: 'edge', at: '$' }
  if (eat(reader, '.')) {
    return { type: 'any', test: code => !isLineEnd(code) }
  }
  if (eat(reader, '('))
    return parseGroup(reader)
  if (eat(reader, '[')) {
    return { type: 'any', test: parseClass(reader) }
  }
  if (eat(reader, '\\'))
    return parseEscape(reader)
  const letter = reader.source[reader.at++] ?? fail()
  if (letter === '*' || letter === '+' || letter === '?')
    fail()
  return literal(letter.codePointAt(0) ?? 0)
}

function parseGroup(reader: Reader): PatternNode {
  const look = [
    ['?=', false, false],
    ['?!', false, true],
    ['?<=', true, false],
    ['?<!', true, true],
  ] as const
  for (const [start, behind, negative] of look) {
    if (eat(reader, start)) {
      return {
        type: 'look',
        node: closed(reader, parseChoice(reader)),
        behind,
        negative,
      }
    }
  }
  if (eat(reader, '?:'))
    return closed(reader, parseChoice(reader))
  const index = ++reader.groups
  if (eat(reader, '?<') || eat(reader, '?P<')) {
    const end = reader.source.indexOf('>', reader.at)
    if (end < 0)
      fail()
    reader.names.set(reader.source.slice(reader.at, end).join(''), index)
    reader.at = end + 1
  }
  else if (peek(reader, '?')) {
    fail()
  }
  return { type: 'group', index, node: closed(reader, parseChoice(reader)) }
}

function closed(reader: Reader, node: PatternNode): PatternNode {
  return eat(reader, ')') ? node : fail()
}

function parseEscape(reader: Reader): PatternNode {
  if (eat(reader, 'b'))
    return { type: 'edge', at: 'b' }
  if (eat(reader, 'B'))
    return { type: 'edge', at: 'B' }
  if (eat(reader, 'A'))
    return { type: 'edge', at: '^' }
  if (eat(reader, 'z') || eat(reader, 'Z'))
    return { type: 'edge', at: '$' }
  const letter = reader.source[reader.at] ?? fail()
  if (/[1-9]/.test(letter)) {
    reader.at++
    return { type: 'back', index: Number(letter) }
  }
  if (eat(reader, 'k<')) {
    const end = reader.source.indexOf('>', reader.at)
    const index = reader.names.get(reader.source.slice(reader.at, end).join(''))
    reader.at = end + 1
    return index === undefined ? fail() : { type: 'back', index }
  }
  return { type: 'any', test: parseClassEscape(reader) }
}

function literal(code: number): PatternNode {
  return { type: 'any', test: other => other === code }
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029
}
