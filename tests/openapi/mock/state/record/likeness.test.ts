import type { ApiDocument } from '../../../../../openapi/document/document.ts'
import type { SchemaObject } from '../../../../../openapi/document/openapi.ts'
import { describe, expect, it } from 'vitest'
import { keepNumeral } from '../../../../../openapi/document/json/numerals.ts'
import { showingOf } from '../../../../../openapi/mock/state/record/shown.ts'
import { isTrue } from '../../../../../openapi/schema/validate/matches.ts'

const text = { type: 'string' } as const
const count = { type: 'integer', maximum: 9 } as const

/** Asks of records one after another whether they fit, and of each alone. */
function ask(schema: SchemaObject, ...records: Record<string, unknown>[]): [boolean[], boolean[]] {
  const document = { name: 'a', version: '3.1', root: { components: { schemas: { Row: schema } } } } as unknown as ApiDocument
  const row = { $ref: '#/components/schemas/Row' }
  const { fits } = showingOf(document, row)
  return [records.map(record => fits(record as never)), records.map(record => isTrue(document, row, record))]
}

describe('whether a record fits', () => {
  it('is asked of the values that differ from those of the one before', () => {
    const [all, each] = ask(
      { type: 'object', required: ['a'], properties: { a: text, n: count } },
      { a: 'x', n: 1 },
      { a: 'y', n: 9 },
      { a: 'y', n: 10 },
      { a: 3, n: 9 },
      { n: 9 },
      { n: 9, a: 'z' },
      { a: 'z' },
      { a: 'z', b: 1 },
    )
    expect(all).toEqual([true, true, false, false, false, true, true, true])
    expect(all).toEqual(each)
  })

  it.each<[string, SchemaObject, ...Record<string, unknown>[]]>([
    ['a condition', { properties: { a: text, n: count }, if: { properties: { a: { const: 'y' } } }, then: { properties: { n: { const: 1 } } } }, { a: 'x', n: 2 }, { a: 'y', n: 2 }],
    ['alternatives', { oneOf: [{ properties: { a: { const: 'x' } } }, { properties: { n: { const: 1 } } }] }, { a: 'x', n: 2 }, { a: 'x', n: 1 }],
    ['patterns of names', { patternProperties: { '^a': text } }, { ab: 'x' }, { ab: 1 }],
    ['a schema for others', { additionalProperties: text }, { b: 'x' }, { b: 1 }],
    ['a constant', { const: { a: 'x' } }, { a: 'x' }, { a: 'y' }],
    ['parts', { allOf: [{ properties: { a: text } }] }, { a: 'x' }, { a: 1 }],
    ['names alone', { minProperties: 2, additionalProperties: false, properties: { a: text, n: count } }, { a: 'x', n: 1 }, { a: 'x' }, { a: 'x', b: 1 }],
  ])('is not guessed where the schema has %s', (_, schema, ...records) => {
    const [all, each] = ask(schema, ...records)
    expect(all).toEqual(each)
    expect(all.at(-1)).toBe(false)
  })

  it('is asked of numbers as they were written', () => {
    const near = { n: 9007199254740992 }
    keepNumeral(near, 'n', '9007199254740993')
    const [all, each] = ask({ properties: { n: { type: 'integer', multipleOf: 2 } } }, { n: 9007199254740992 }, near)
    expect(all).toEqual(each)
  })
})
