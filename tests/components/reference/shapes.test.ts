import type { Schema } from '../../../openapi/model/types.ts'
import { describe, expect, it } from 'vitest'
import { innerSchema, isSingle, isTelling, listItems } from '../../../components/reference/schema/shapes.ts'

function schema(more: Partial<Schema> = {}): Schema {
  return {
    label: '',
    types: [],
    constraints: [],
    examples: [],
    ...more,
  }
}

describe('listItems', () => {
  it('goes down through lists of lists', () => {
    const leaf = schema({ label: 'leaf' })
    const middle = schema({ items: leaf })
    expect(listItems(schema({ items: middle }))).toEqual([middle, leaf])
    expect(innerSchema(schema({ items: middle }))).toBe(leaf)
  })

  it('stops at a tuple, which has places before its further items', () => {
    const tuple = schema({ tuple: [schema()], items: schema() })
    expect(listItems(tuple)).toEqual([])
    expect(innerSchema(tuple)).toBe(tuple)
  })
})

describe('isTelling', () => {
  it.each<Partial<Schema>>([
    { constraints: ['unique items'] },
    { examples: ['a'] },
    { enum: [{ text: 'a', value: 'a' }] },
    { format: 'uuid' },
    { description: { html: '<p>Text</p>' } },
  ])('is what says %o', (more) => {
    expect(isTelling(schema(more))).toBe(true)
  })

  it('is nothing that has a type alone', () => {
    expect(isTelling(schema({ label: 'string', types: ['string'] }))).toBe(false)
  })
})

it('does not look past what a list says of its items', () => {
  const item = { label: 'integer', types: ['integer' as const], constraints: [], examples: [] }
  const list = { ...item, label: 'array of integer', types: ['array' as const], items: item }
  expect(listItems(list)).toEqual([item])
  expect(listItems({ ...list, conditions: [{ text: 'Contains an item that matches', schema: item }] })).toEqual([])
})

describe('isSingle', () => {
  const text = schema({ types: ['string'] })
  const list = schema({ types: ['array'] })
  const choice = (...schemas: Schema[]) =>
    schema({ variants: [{ kind: 'anyOf', options: schemas.map(one => ({ label: '', schema: one })) }] })

  it.each<[string, Schema, boolean]>([
    ['a text', text, true],
    ['a text or null', schema({ types: ['string', 'null'] }), true],
    ['a list', list, false],
    ['a text or a list', schema({ types: ['string', 'array'] }), false],
    ['anything', schema(), false],
    ['a choice of texts', choice(text, text), true],
    ['a choice with a list in it', choice(text, list), false],
    ['fields of no said type', schema({ properties: [] }), false],
  ])('tells %s', (_, one, want) => {
    expect(isSingle(one)).toBe(want)
  })
})
