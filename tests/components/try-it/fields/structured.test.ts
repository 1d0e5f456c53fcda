import type { Json } from '../../../../openapi/samples/json.ts'
import { describe, expect, it } from 'vitest'
import { canBeStructured, isSame, move, structureOf, toggle } from '../../../../components/try-it/fields/structure/structured.ts'
import { parseJson } from '../../../../openapi/samples/json.ts'
import { schema } from '../operation.ts'

const choices = schema({ enum: [{ text: 'a', value: 'a' }, { text: 'b', value: 'b' }] })
const properties = [{ name: 'a', anchor: 'a', required: false, schema: schema() }]
const list = schema({ types: ['array'], items: schema() })
const group = schema({ types: ['object'], properties })

describe('how a value is entered', () => {
  it.each([
    ['a list', list, 'list'],
    ['a list of choices', schema({ types: ['array'], items: choices }), 'chips'],
    ['a list of more choices than are shown', schema({ types: ['array'], items: schema({ ...choices, enumMore: ['c'] }) }), 'list'],
    ['a list of anything', schema({ types: ['array'] }), 'control'],
    ['an object', group, 'group'],
    ['an object of any names', schema({ types: ['object'], additional: [{ schema: schema() }] }), 'group'],
    ['an object of which nothing is known', schema({ types: ['object'] }), 'control'],
    ['an object that is cut', schema({ types: ['object'], properties, cut: 'recursive' }), 'control'],
    ['a list or an object', schema({ types: ['array', 'object'], properties }), 'control'],
    ['a text', schema(), 'control'],
  ])('%s', (_, given, structure) => {
    expect(structureOf(given, undefined)).toBe(structure)
    expect(structureOf(given, null)).toBe(structure)
  })

  it.each([
    [list, '[1]', true],
    [list, '{"a": 1}', false],
    [group, '{"a": 1}', true],
    [group, '[1]', false],
    [group, ' ', true],
    [group, '{"a": ', false],
    [schema(), '', false],
  ])('%j of the text %j', (given, text, can) => expect(canBeStructured(given, text)).toBe(can))
})

describe('a list', () => {
  it.each([
    [0, 2, ['b', 'c', 'a']],
    [2, 0, ['c', 'a', 'b']],
    [1, -1, ['b', 'a', 'c']],
    [1, 9, ['a', 'c', 'b']],
    [9, 0, ['a', 'b', 'c']],
  ])('has an item moved from %i to %i', (from, to, moved) => expect(move(['a', 'b', 'c'], from, to)).toEqual(moved))

  it('has values chosen in the order of the choices, and what is no choice after them', () => {
    const own = (text: string): Json[] => parseJson(text) as Json[]
    expect(toggle(own('["x", 2]'), [1, 2, 3], 0)).toEqual(own('[1, 2, "x"]'))
    expect(toggle(own('[3, 1]'), [1, 2, 3], 0)).toEqual(own('[3]'))
    expect(toggle([], [1, '1'], 1)).toEqual(['1'])
    expect(isSame('1', own('[1]')[0] ?? null)).toBe(false)
  })
})
