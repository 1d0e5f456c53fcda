/** A regular expression as a tree. */
export type PatternNode
  = | { type: 'any', test: (code: number) => boolean }
    | { type: 'sequence', nodes: PatternNode[] }
    | { type: 'choice', nodes: PatternNode[] }
    | { type: 'repeat', node: PatternNode, min: number, max: number, lazy: boolean }
    | { type: 'group', node: PatternNode, index: number }
    | { type: 'back', index: number }
    | { type: 'edge', at: '^' | '$' | 'b' | 'B' }
    | { type: 'look', node: PatternNode, behind: boolean, negative: boolean }

interface Reader { source: string[], at: number, groups: number, names: Map<string, number>, depth: number }

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
    return reader.at < reader.source.length
      ? undefined
      : node
  }
  catch (error) {
    if (error instanceof SyntaxError)
      return undefined
    throw error
  }
}

function fail(): never {
  throw new SyntaxError('not a pattern')
}

function peek(reader: Reader, text: string): boolean {
  return [...text].every((letter, index) => reader.source[reader.at + index] === letter)
}

function eat(reader: Reader, text: string): boolean {
  if (!peek(reader, text))
    return false
  reader.at += [...text].length
  return true
}

function parseChoice(reader: Reader): PatternNode {
  if (++reader.depth > maxDepth)
    fail()
  const nodes = [
    parseSequence(reader),
  ]
  while (eat(reader, '|'))
    nodes.push(parseSequence(reader))
  reader.depth--
  const [only] = nodes
  return nodes.length === 1 && only
    ? only
    : { type: 'choice', nodes }
}

function parseSequence(reader: Reader): PatternNode {
  const nodes: PatternNode[] = []
  while (reader.at < reader.source.length && !peek(reader, '|') && !peek(reader, ')'))
    nodes.push(parseRepeat(reader, parseAtom(reader)))
  const [only] = nodes
  return nodes.length === 1 && only
    ? only
    : { type: 'sequence', nodes }
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
  return {
    min,
    max: match[2] === undefined
      ? min
      : match[3]
        ? Number(match[3])
        : Infinity,
  }
}

function parseAtom(reader: Reader): PatternNode {
  if (eat(reader, '^'))
    return { type: 'edge', at: '^' }
  if (eat(reader, '$'))
    return { type: 'edge', at: '$' }
  if (eat(reader, '.')) {
    return {
      type: 'any',
      test: code => !isLineEnd(code),
    }
  }
  if (eat(reader, '('))
    return parseGroup(reader)
  if (eat(reader, '[')) {
    return {
      type: 'any',
      test: parseClass(reader),
    }
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
  return {
    type: 'group',
    index,
    node: closed(reader, parseChoice(reader)),
  }
}

function closed(reader: Reader, node: PatternNode): PatternNode {
  return eat(reader, ')')
    ? node
    : fail()
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
    return {
      type: 'back',
      index: Number(letter),
    }
  }
  if (eat(reader, 'k<')) {
    const end = reader.source.indexOf('>', reader.at)
    const index = reader.names.get(reader.source.slice(reader.at, end).join(''))
    reader.at = end + 1
    return index === undefined
      ? fail()
      : { type: 'back', index }
  }
  return {
    type: 'any',
    test: parseClassEscape(reader),
  }
}

type Test = (code: number) => boolean

function literal(code: number): PatternNode {
  return {
    type: 'any',
    test: other => other === code,
  }
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029
}

const isDigit: Test = code => code >= 48 && code <= 57
const isWord: Test = code => isDigit(code) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122)
const isSpace: Test = code => /\s/.test(String.fromCodePoint(code))
const classes: Record<string, Test> = {
  d: isDigit,
  D: code => !isDigit(code),
  w: isWord,
  W: code => !isWord(code),
  s: isSpace,
  S: code => !isSpace(code),
}
const controls: Record<string, number> = {
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  f: 12,
  0: 0,
}

function parseClass(reader: Reader): Test {
  const negative = eat(reader, '^')
  const tests: Test[] = []
  while (!eat(reader, ']')) {
    const low = parseClassAtom(reader)
    const isRange = low.code !== undefined && peek(reader, '-') && reader.source[reader.at + 1] !== ']'
    if (!isRange) {
      tests.push(low.test)
      continue
    }
    reader.at++
    const high = parseClassAtom(reader)
    const [from, to] = [low.code ?? 0, high.code]
    if (to === undefined) {
      tests.push(low.test, high.test, code => code === 45)
    }
    else {
      tests.push(from > to
        ? fail()
        : code => code >= from && code <= to)
    }
  }
  return negative
    ? code => !tests.some(test => test(code))
    : code => tests.some(test => test(code))
}

function parseClassAtom(reader: Reader): { test: Test, code?: number } {
  if (eat(reader, '\\')) {
    if (eat(reader, 'b')) {
      return {
        test: code => code === 8,
        code: 8,
      }
    }
    const start = reader.source[reader.at] ?? fail()
    const test = parseClassEscape(reader)
    if (Object.hasOwn(classes, start) || start === 'p' || start === 'P')
      return { test }
    for (let code = 0; code < 0x10000; code++) {
      if (test(code))
        return { test, code }
    }
    return { test }
  }
  const code = (reader.source[reader.at++] ?? fail()).codePointAt(0) ?? 0
  return {
    test: other => other === code,
    code,
  }
}

function parseClassEscape(reader: Reader): Test {
  const letter = reader.source[reader.at++] ?? fail()
  if (Object.hasOwn(classes, letter))
    return classes[letter] ?? fail()
  if (letter === 'p' || letter === 'P')
    return parseProperty(reader, letter === 'P')
  const code = readCode(reader, letter)
  return other => other === code
}

function readCode(reader: Reader, letter: string): number {
  if (Object.hasOwn(controls, letter))
    return controls[letter] ?? 0
  const rest = reader.source.slice(reader.at, reader.at + 12).join('')
  const match = letter === 'x'
    ? /^([\da-f]{2})/i.exec(rest)
    : letter === 'u'
      ? /^(?:\{([\da-f]{1,6})\}|([\da-f]{4}))/i.exec(rest)
      : letter === 'c'
        ? /^([a-z])/i.exec(rest)
        : undefined
  if (!match)
    return letter.codePointAt(0) ?? 0
  reader.at += match[0].length
  return letter === 'c'
    ? (match[1]?.charCodeAt(0) ?? 0) % 32
    : Number.parseInt(match[1] ?? match[2] ?? '0', 16)
}

/** Unicode properties are asked of the platform, one character at a time: nothing there can backtrack. */
function parseProperty(reader: Reader, negative: boolean): Test {
  const match = /^\{([\w=]{1,40})\}/.exec(reader.source.slice(reader.at, reader.at + 44).join(''))
  if (!match)
    return fail()
  reader.at += match[0].length
  const expression = new RegExp(`^\\p{${match[1]}}$`, 'u')
  return code => expression.test(String.fromCodePoint(code)) !== negative
}
