import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexBeginning, indexJson } from '../../../../components/try-it/answer/json-index.ts'
import { lineAt, lineOf, pointerOf, valueText } from '../../../../components/try-it/answer/json-path.ts'
import { joinPointer } from '../../../../openapi/document/json/pointer.ts'
import { indexOf } from './index-of.ts'

const text = '{"a": [1, {"b/c": 12345678901234567890}], "d": {}, "e" : "x\\"y"}'

describe('an index of JSON', () => {
  it('has a line for each scalar, and two for each list and object that holds something', () => {
    expect(indexOf(text).count).toBe(10)
    expect(indexOf('[]').count).toBe(1)
    expect(indexOf(' 1.50 ').count).toBe(1)
    expect(indexOf('\t{\r\n "a"\t:\n1\t} \n').count).toBe(3)
  })

  it('takes JSON and nothing else', () => {
    for (const wrong of ['', '{', '[1,]', '[1 2]', '{"a":}', '{"a" 1}', '{a:1}', '01', '[1]]', '"a', '"\n"', 'nul', '{"a":1,}', '[,1]', '{"a":1]'])
      expect(indexJson(wrong), wrong).toBeUndefined()
    fc.assert(fc.property(fc.json(), source => indexJson(source) !== undefined))
    fc.assert(fc.property(fc.string(), (source) => {
      let isJson = true
      try {
        JSON.parse(source)
      }
      catch {
        isJson = false
      }
      return (indexJson(source) !== undefined) === isJson
    }))
  })

  it('keeps every digit of a value', () => {
    const index = indexOf(text)
    expect(valueText(text, index, lineOf(text, index, '/a/1/b~1c'))).toBe('12345678901234567890')
    expect(valueText(text, index, index.count - 1)).toBe(text)
    expect(pointerOf(text, index, index.count - 1)).toBe('')
    expect(valueText(text, index, lineOf(text, index, '/a'))).toBe('[1, {"b/c": 12345678901234567890}]')
  })

  it('leads from any value to its line and back', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const source = JSON.stringify(value, null, 2)
      const index = indexOf(source)
      for (const [pointer, part] of listValues(value)) {
        const line = lineOf(source, index, pointer)
        expect(pointerOf(source, index, line)).toBe(pointer)
        expect(JSON.parse(valueText(source, index, line))).toEqual(part)
      }
    }))
  })

  it('stays at the nearest value where a pointer leads nowhere', () => {
    const index = indexOf(text)
    for (const beyond of ['/a/2', '/a/7', '/a/1/0'])
      expect(lineOf(text, index, beyond)).toBe(lineOf(text, index, beyond.slice(0, beyond.lastIndexOf('/'))))
    expect(lineOf(text, index, '/gone')).toBe(0)
  })

  it('finds the line of any piece of the text', () => {
    const index = indexOf(text)
    expect(lineAt(index, text.indexOf('b/c'))).toBe(lineOf(text, index, '/a/1/b~1c'))
    expect(lineAt(index, text.indexOf('x'))).toBe(lineOf(text, index, '/e'))
    expect(lineAt(index, text.lastIndexOf('}'))).toBe(9)
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
      const source = JSON.stringify(value)
      const index = indexOf(source)
      for (let line = 0; line < index.count; line++) {
        const nameEnd = index.nameEnd[line] ?? 0
        const start = (nameEnd > 0 ? index.nameStart[line] : index.valueStart[line]) ?? 0
        expect(lineAt(index, start)).toBe(line)
        expect(lineAt(index, (index.valueEnd[line] ?? 0) - 1)).toBe(line)
      }
      // What stands between two lines leads to the second.
      for (let offset = 0; offset < source.length; offset++)
        expect(lineAt(index, offset)).toBe(index.valueEnd.findIndex(end => end > offset))
    }))
  })
})

describe('the first lines of a long text', () => {
  it('are those that the whole text begins with', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 3 }), fc.string({ unit: fc.constantFrom(',', '\\', '"', 'a') }), fc.nat(40), (value, words, shift) => {
      const source = JSON.stringify([' '.repeat(shift), ...Array.from({ length: 6_000 }, () => [words, value])])
      const whole = indexOf(source)
      const part = indexBeginning(source)
      expect(part?.isWhole).toBe(false)
      const count = part?.count ?? 0
      expect(count).toBeGreaterThan(1)
      for (const column of ['nameStart', 'nameEnd', 'valueStart', 'valueEnd', 'depth'] as const)
        expect(part?.[column]).toEqual(whole[column].slice(0, count))
      // What is not closed yet cannot be folded.
      expect(part?.partner).toEqual(whole.partner.slice(0, count).map(line => line < count ? line : -1))
    }), { numRuns: 40 })
  })

  it('are not cut within a number or a word', () => {
    for (const item of ['12345678', 'false', '"a,b"', '{"a":1}']) {
      const source = `[${Array.from<string>({ length: 9_000 }).fill(item).join(',')}]`
      const part = indexBeginning(source)
      const values = Array.from({ length: part?.count ?? 0 }, (_, line) =>
        source.slice(part?.valueStart[line], part?.valueEnd[line]))
      expect(new Set(values)).toEqual(item === '{"a":1}' ? new Set(['[', '{', '1', '}']) : new Set(['[', item]))
    }
  })

  it('are not shown of what is no JSON, or of one long value', () => {
    expect(indexBeginning(`[1,2,x,${'1,'.repeat(99)}`)).toBeUndefined()
    expect(indexBeginning('a,'.repeat(20_000))).toBeUndefined()
    expect(indexBeginning(`"${'a,'.repeat(20_000)}"`)).toBeUndefined()
    expect(indexBeginning(`["${'a'.repeat(40_000)}",1]`)).toBeUndefined()
  })
})

function listValues(value: unknown, pointer = ''): [string, unknown][] {
  const below = typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, item]) => listValues(item, joinPointer(pointer, key)))
    : []
  return [[pointer, value], ...below]
}
