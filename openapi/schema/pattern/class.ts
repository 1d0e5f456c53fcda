import type { Reader } from './reader.ts'
import { eat, fail, peek } from './reader.ts'

/** Whether a character, by its code point, is one of a class. */
export type Test = (code: number) => boolean

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

/** Parses a class in brackets, whose first bracket is read already. */
export function parseClass(reader: Reader): Test {
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
      tests.push(from > to ? fail() : code => code >= from && code <= to)
    }
  }
  return negative ? code => !tests.some(test => test(code)) : code => tests.some(test => test(code))
}

function parseClassAtom(reader: Reader): { test: Test, code?: number } {
  if (eat(reader, '\\')) {
    if (eat(reader, 'b')) {
      return { test: code => code === 8, code: 8 }
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
  return { test: other => other === code, code }
}

/** Parses what stands for characters after a backslash, in brackets and outside. */
export function parseClassEscape(reader: Reader): Test {
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
  const match =
    letter === 'x'
      ? /^([\da-f]{2})/i.exec(rest)
      : letter === 'u'
        ? /^(?:\{([\da-f]{1,6})\}|([\da-f]{4}))/i.exec(rest)
        : letter === 'c'
          ? /^([a-z])/i.exec(rest)
          : undefined
  if (!match)
    return letter.codePointAt(0) ?? 0
  reader.at += match[0].length
  return letter === 'c' ? (match[1]?.charCodeAt(0) ?? 0) % 32 : Number.parseInt(match[1] ?? match[2] ?? '0', 16)
}

/** Unicode properties are tested by the platform's own matcher, one character at a time, so that nothing can backtrack. */
function parseProperty(reader: Reader, negative: boolean): Test {
  const match = /^\{([\w=]{1,40})\}/.exec(reader.source.slice(reader.at, reader.at + 44).join(''))
  if (!match)
    return fail()
  reader.at += match[0].length
  const expression = new RegExp(`^\\p{${match[1]}}$`, 'u')
  return code => expression.test(String.fromCodePoint(code)) !== negative
}
