import type { Answer } from '../../../components/try-it/send.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { align } from '../../../components/try-it/memory/align.ts'
import { compareAnswers } from '../../../components/try-it/memory/compare.ts'

function answerOf(text: string, more: Partial<Answer> = {}): Answer {
  return { kind: 'answer', status: 200, statusText: 'OK', milliseconds: 1, bytes: text.length, headers: [], mediaType: 'application/json', text, blob: new Blob(), path: '/', ...more }
}

function compare(before: string, after: string) {
  return compareAnswers(answerOf(before), answerOf(after)).map(({ in: place, place: name, before = '–', after = '–' }) => `${place} ${name}: ${before} → ${after}`)
}

describe('two answers', () => {
  it.each<[string, string, string, string[]]>([
    ['the same', '{"a":1}', '{"a":1}', []],
    ['the same in another order and form', '{"a":1,"b":2}', '{ "b": 2, "a": 1 }', []],
    ['a value', '{"a":{"b":1}}', '{"a":{"b":2}}', ['body /a/b: 1 → 2']],
    ['a numeral beyond doubles', '{"a":9007199254740992}', '{"a":9007199254740993}', ['body /a: 9007199254740992 → 9007199254740993']],
    ['another type', '{"a":[1]}', '{"a":{"0":1}}', ['body /a: [1] → {"0":1}']],
    ['added and removed keys', '{"a":1}', '{"b":null}', ['body /a: 1 → –', 'body /b: – → null']],
    ['a key that needs escapes', '{"a/b~":1}', '{"a/b~":2}', ['body /a~1b~0: 1 → 2']],
    ['an item in front', '[1,2,3]', '[0,1,2,3]', ['body /0: – → 0']],
    ['an item taken out', '[{"id":1},{"id":2},{"id":3}]', '[{"id":1},{"id":3}]', ['body /1: {"id":2} → –']],
    ['an item that changed', '[{"id":1,"n":"a"},{"id":2}]', '[{"id":1,"n":"b"},{"id":2}]', ['body /0/n: "a" → "b"']],
    ['keys named __proto__', '{"__proto__":1}', '{"__proto__":2}', ['body /__proto__: 1 → 2']],
    ['the whole', '1', '"1"', ['body : 1 → "1"']],
    ['lines of text', 'a\nb\nc', 'a\nx\nb\nc', ['line 2: – → x']],
    ['text beside JSON', '{}', 'no', ['line 1: {} → no']],
    ['nothing beside something', '', 'no', ['line 1: – → no']],
  ])('differ in %s', (_, before, after, want) => expect(compare(before, after)).toEqual(want))

  it('differ in status and headers, those aside that change with each answer', () => {
    const before = answerOf('', { headers: [['X-One', '1'], ['Date', 'today']] })
    const after = answerOf('', { status: 404, headers: [['x-one', '2'], ['Date', 'tomorrow'], ['X-Two', '']] })
    expect(compareAnswers(before, after)).toEqual([
      { in: 'status', place: '', before: '200', after: '404' },
      { in: 'header', place: 'x-one', before: '1', after: '2' },
      { in: 'header', place: 'x-two', after: '' },
    ])
  })
})

describe('two lists', () => {
  it('stand beside each other whole and in order, equal items as often as a table of all ways finds', () => {
    const list = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 7 })
    fc.assert(fc.property(list, list, (one, other) => {
      const pairs = align(one, other)
      expect(pairs.flatMap(([i]) => i ?? [])).toEqual([...one.keys()])
      expect(pairs.flatMap(([, j]) => j ?? [])).toEqual([...other.keys()])
      const equal = pairs.filter(([i, j]) => i !== undefined && j !== undefined && one[i] === other[j]).length
      expect(equal).toBeGreaterThanOrEqual(longest(one, other))
    }))
  })

  it('of a million items are aligned at their ends', () => {
    const one = Array.from({ length: 300_000 }, (_, index) => String(index))
    expect(align(one, [...one, 'last']).filter(([i]) => i === undefined)).toHaveLength(1)
    expect(align(one, ['new', ...one]).filter(([i, j]) => i !== undefined && j === i + 1)).toHaveLength(one.length)
    expect(align(one, ['new', ...one, 'last'])).toHaveLength(one.length + 2)
  })
})

function longest(one: string[], other: string[]): number {
  const [first, ...rest] = one
  if (first === undefined || other.length === 0)
    return 0
  const at = other.indexOf(first)
  return Math.max(longest(rest, other), at < 0 ? 0 : 1 + longest(rest, other.slice(at + 1)))
}
