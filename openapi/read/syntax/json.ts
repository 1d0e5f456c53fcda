import { setOwn } from '../../document/json/value.ts'
import type { ParseErrorCode } from 'jsonc-parser'
import { printParseErrorCode, visit } from 'jsonc-parser'
import { keepOrder } from '../../document/json/key-order.ts'
import { maxDepth } from './depth.ts'
import { keepNumeral } from '../../document/json/numerals.ts'
import { ancestors, joinPointer, nearest } from '../../document/json/pointer.ts'
import type { Parsed, Position, Problem } from './parsed.ts'

const strict = { disallowComments: true, allowTrailingComma: false }

/** Thrown to leave the scanner, which cannot be stopped otherwise. */
class TooDeepError extends Error {
  override name = 'TooDeepError'
}

/** Parses JSON with exact numerals and doubled keys noticed. @see https://www.rfc-editor.org/rfc/rfc8259 */
export function parseJson(text: string): Parsed {
  const problems: Problem[] = []
  const locate = (pointers: Iterable<string>) => locateJson(text, pointers)
  try {
    return { value: build(text, problems), problems, locate }
  }
  catch (error) {
    if (!(error instanceof TooDeepError || error instanceof RangeError))
      throw error
    problems.push({
      rule: 'too-deep',
      pointer: '#',
      message: 'The file is nested too deeply to be read.',
      advice: `stay below ${maxDepth} levels`,
    })
    return { value: undefined, problems, locate: () => new Map() }
  }
}

function build(text: string, problems: Problem[]): unknown {
  const stack: { holder: Record<string, unknown> | unknown[], key: string, keys: string[] }[] = []
  let result: unknown
  let broken = false

  const put = (value: unknown): { holder: object, key: string | number } | undefined => {
    const top = stack.at(-1)
    if (top === undefined) {
      result = value
      return undefined
    }
    const { holder } = top
    if (Array.isArray(holder))
      return { holder, key: holder.push(value) - 1 }
    setOwn(holder, top.key, value)
    return { holder, key: top.key }
  }
  const open = (holder: Record<string, unknown> | unknown[]) => {
    put(holder)
    stack.push({ holder, key: '', keys: [] })
    if (stack.length > maxDepth)
      throw new TooDeepError('Too deep')
  }
  const pointer = () =>
    joinPointer('#', ...stack.map(({ holder, key }) => (Array.isArray(holder) ? holder.length - 1 : key)))

  visit(
    text,
    {
      onObjectBegin: () => open({}),
      onArrayBegin: () => open([]),
      onObjectEnd: () => {
        const { holder, keys } = stack.pop() ?? {}
        if (holder && keys)
          keepOrder(holder, keys)
      },
      onArrayEnd: () => void stack.pop(),
      onObjectProperty: (key, _offset, _length, line, character) => {
        const top = stack.at(-1)
        if (top === undefined)
          return
        top.key = key
        top.keys.push(key)
        if (Object.hasOwn(top.holder, key)) {
          problems.push({
            rule: 'duplicate-key',
            line: line + 1,
            column: character + 1,
            pointer: pointer(),
            message: `The key "${key}" is here twice in one object.`,
            advice: 'keep one of them',
          })
        }
      },
      onLiteralValue: (value, offset, length) => {
        const place = put(value)
        if (typeof value === 'number' && place)
          keepNumeral(place.holder, place.key, text.slice(offset, offset + length))
      },
      onError: (code, _offset, _length, line, character) => {
        broken = true
        problems.push({
          rule: 'json-syntax',
          line: line + 1,
          column: character + 1,
          pointer: pointer(),
          message: `This is not JSON: ${describe(code)}.`,
        })
      },
    },
    strict,
  )
  return broken ? undefined : result
}

function describe(code: ParseErrorCode): string {
  return printParseErrorCode(code)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
}

/** One pass over the text, in which only objects and lists on the way to a wanted pointer are entered. */
function locateJson(text: string, pointers: Iterable<string>): Map<string, Position> {
  const wanted = [...pointers]
  const onTheWay = new Set(wanted.flatMap(ancestors))
  const found = new Map<string, Position>([['#', { line: 1, column: 1 }]])
  const stack: { pointer: string, index: number }[] = []
  let current = '#'

  const item = (line: number, character: number) => {
    const top = stack.at(-1)
    if (top === undefined || top.index < 0)
      return
    current = joinPointer(top.pointer, top.index++)
    if (onTheWay.has(current))
      found.set(current, { line: line + 1, column: character + 1 })
  }
  const open = (index: number) => (_offset: number, _length: number, line: number, character: number) => {
    item(line, character)
    stack.push({ pointer: current, index })
    return onTheWay.has(current)
  }
  const close = () => void stack.pop()

  visit(
    text,
    {
      onObjectBegin: open(-1),
      onArrayBegin: open(0),
      onObjectEnd: close,
      onArrayEnd: close,
      onObjectProperty: (key, _offset, _length, line, character) => {
        current = joinPointer(stack.at(-1)?.pointer ?? '#', key)
        if (onTheWay.has(current))
          found.set(current, { line: line + 1, column: character + 1 })
      },
      onLiteralValue: (_value, _offset, _length, line, character) => item(line, character),
    },
    strict,
  )
  return new Map(wanted.map(pointer => [pointer, nearest(found, pointer) ?? { line: 1, column: 1 }]))
}
