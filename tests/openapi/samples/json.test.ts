import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJson, toJson, toPrettyText, toText } from '../../../openapi/samples/json.ts'

describe('exact JSON', () => {
  it('keeps every number as it is written', () => {
    const text = '[9007199254740993,12345678901234567890,1.10,1e3,-0,0.00]'
    expect(toText(parseJson(text) ?? null)).toBe(text)
  })

  it('takes any key for a key', () => {
    const text = '{"__proto__":{"polluted":true},"constructor":1,"":2}'
    expect(toText(parseJson(text) ?? null)).toBe(text)
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('agrees with the platform on what is JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value)
        expect(JSON.parse(toText(parseJson(text) ?? null))).toEqual(JSON.parse(text))
        expect(JSON.parse(toPrettyText(toJson(value)))).toEqual(JSON.parse(text))
      }),
    )
  })

  it.for([
    '',
    '{',
    '[1,]',
    '{"a":1,}',
    '{a:1}',
    '01',
    '1.',
    '+1',
    'NaN',
    '"a',
    '"\n"',
    'nul',
    '1 2',
    '[1}',
    '{"a" 1}',
    '{1:2}',
    '\'a\'',
    '"\\x"',
    '[,1]',
    `${'['.repeat(600)}${']'.repeat(600)}`,
  ])('%j is not JSON', (text) => {
    expect(parseJson(text)).toBeUndefined()
  })
})
