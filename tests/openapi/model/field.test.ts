import { describe, expect, it } from 'vitest'
import type { Schema } from '../../../openapi/document/index.ts'
import { keepNumeral } from '../../../openapi/document/json/numerals.ts'
import { createModel } from '../../../openapi/model/index.ts'
import { documentOfSchemas } from './document.ts'

/** What the page of a schema shows of its one property. */
function fieldOf(schema: Schema, others: Record<string, Schema> = {}) {
  const model = createModel(documentOfSchemas({ It: { type: 'object', properties: { one: schema } }, ...others }))
  return model.schema('it')?.schema.properties?.[0]?.schema
}

describe('a field', () => {
  it('shows the words of its place, those of the component only where it has none, and what null means', () => {
    const others: Record<string, Schema> = { Role: { type: 'string', title: 'Role', description: 'COMPONENT' } }
    const role = { $ref: '#/components/schemas/Role' }
    const field = fieldOf(
      { title: 'Rank', description: 'FIELD', default: 'guest', oneOf: [role, { type: 'null', description: 'NULL' }] },
      others,
    )
    expect(field).toMatchObject({
      label: 'string or null',
      title: 'Rank',
      component: { name: 'Role', title: 'Role' },
      description: { html: '<p>FIELD</p>' },
      nullText: { html: '<p>NULL</p>' },
      default: '"guest"',
    })
    expect(fieldOf({ anyOf: [role, { type: 'null' }] }, others)).toMatchObject({ description: { html: '<p>COMPONENT</p>' } })
    expect(fieldOf(role, others)?.title).toBeUndefined()
  })

  it('lists null where something is said of it', () => {
    const words = { 'x-enumDescriptions': { busy: 'It runs.', null: 'Not told.' } }
    const values = (schema: Schema) => fieldOf(schema)?.enum?.map(({ text, description }) => [text, description?.html])
    expect(values({ type: ['string', 'null'], enum: ['busy', null], ...words })).toEqual([
      ['busy', '<p>It runs.</p>'],
      ['null', '<p>Not told.</p>'],
    ])
    expect(values({ type: ['string', 'null'], enum: ['busy', null] })).toEqual([['busy', undefined]])
  })

  it.each<[unknown[], string[]]>([
    [['', 'asc'], ['""', 'asc']],
    [[' a', 'a ', 'a b', '\t'], ['" a"', '"a "', 'a b', '"\\t"']],
    [[1, '1', true, 'true', null, 'null'], ['1', '"1"', 'true', '"true"', 'null', '"null"']],
    [['010', '1', 'true'], ['010', '1', 'true']],
    [['a\u200Bb', 'a\u00A0b', 'two\nlines'], ['"a\u200Bb"', '"a\u00A0b"', '"two\\nlines"']],
  ])('tells values apart: %j', (values, want) => {
    expect(fieldOf({ enum: values })?.enum?.map(({ text }) => text)).toEqual(want)
  })

  it('shows numbers as they are written', () => {
    const values = [1, 1.5]
    keepNumeral(values, 0, '1.0')
    keepNumeral(values, 1, '1.50')
    expect(fieldOf({ enum: values })?.enum?.map(({ text }) => text)).toEqual(['1.0', '1.50'])
  })
})
