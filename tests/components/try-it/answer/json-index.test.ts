import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexJson } from '../../../../components/try-it/answer/json-index.ts'
import { lineAt, lineOf, pointerOf, valueText } from '../../../../components/try-it/answer/json-path.ts'
import { joinPointer } from '../../../../openapi/document/json/pointer.ts'

const text = '{"a": [1, {"b/c": 12345678901234567890}], "d": {}, "e" : "x\\"y"}'

function indexOf(source: string) {
  const index = indexJson(source)
  if (!index)
    throw new Error('This is not JSON.')
  return index
}

describe('an index of JSON', () => {
  it('has a line for each scalar, and two for each list and object that holds something', () => {
    expect(indexOf(text).count).toBe(10)
    expect(indexOf('[]').count).toBe(1)
    expect(indexOf(' 1.50 ').count).toBe(1)
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
    expect(lineOf(text, index, '/a/7')).toBe(lineOf(text, index, '/a'))
    expect(lineOf(text, index, '/gone')).toBe(0)
  })

  it('finds the line of any piece of the text', () => {
    const index = indexOf(text)
    expect(lineAt(index, text.indexOf('b/c'))).toBe(lineOf(text, index, '/a/1/b~1c'))
    expect(lineAt(index, text.indexOf('x'))).toBe(lineOf(text, index, '/e'))
    expect(lineAt(index, text.lastIndexOf('}'))).toBe(9)
  })
})

function listValues(value: unknown, pointer = ''): [string, unknown][] {
  const below = typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, item]) => listValues(item, joinPointer(pointer, key)))
    : []
  return [[pointer, value], ...below]
}
