import { describe, expect, it } from 'vitest'
import type { Schema } from '../../../openapi/document/index.ts'
import { flatten } from '../../../openapi/schema/flatten.ts'
import { documentOfSchemas } from '../model/document.ts'

const document = documentOfSchemas({
  Place: { type: 'object', title: 'Place', description: 'Of the component', default: {}, properties: { city: {} } },
  Nothing: { type: 'null', description: 'Not told' },
})
const place = { $ref: '#/components/schemas/Place' }
const here = { title: 'Home', description: 'Of the field', default: { city: 'Bern' } }

describe('what is said around a reference', () => {
  it.each<[string, Schema]>([
    ['beside it', { ...place, ...here }],
    ['around allOf of one', { allOf: [place], ...here }],
    ['in a branch after it', { allOf: [place, here] }],
    ['in a branch before it', { allOf: [here, place] }],
    ['around anyOf with null', { anyOf: [place, { type: 'null' }], ...here }],
    ['around anyOf with null first', { anyOf: [{ type: 'null' }, place], ...here }],
    ['around oneOf with null', { oneOf: [place, { const: null }], ...here }],
    ['around oneOf with a component that is null', { oneOf: [place, { $ref: '#/components/schemas/Nothing' }], ...here }],
    ['around oneOf of one', { oneOf: [place], ...here }],
    ['around oneOf in allOf', { allOf: [{ oneOf: [place, { enum: [null] }] }], ...here }],
    ['around a wrapper in anyOf', { anyOf: [{ allOf: [place], description: 'Of the wrapper' }, { type: ['null'] }], ...here }],
  ])('wins %s', (_, schema) => {
    const { keywords, component } = flatten(document, schema)
    expect(keywords).toMatchObject({ ...here, type: 'object', properties: { city: {} } })
    expect(component?.name ?? 'Place').toBe('Place')
  })

  it('leaves what it does not say to the component', () => {
    expect(flatten(document, { anyOf: [place, { type: 'null' }], title: 'Home' }).keywords).toMatchObject({
      title: 'Home',
      description: 'Of the component',
      default: {},
    })
  })
})

describe('null beside a reference', () => {
  it.each<[Schema, boolean, string | undefined]>([
    [{ oneOf: [place, { type: 'null', description: 'Unemployed' }] }, true, 'Unemployed'],
    [{ anyOf: [{ type: 'integer' }, { const: null, title: 'Unknown' }] }, true, 'Unknown'],
    [{ anyOf: [place, { $ref: '#/components/schemas/Nothing' }] }, true, 'Not told'],
    [{ anyOf: [place, { $ref: '#/components/schemas/Nothing', description: 'Here' }] }, true, 'Here'],
    [{ anyOf: [place, { type: 'string' }, { type: 'null', description: 'Third' }] }, true, 'Third'],
    [{ type: ['object', 'null'], anyOf: [place, { type: 'null' }] }, true, undefined],
    [{ type: 'object', anyOf: [place, { type: 'null', description: 'Never' }] }, false, undefined],
    [{ anyOf: [place, { type: 'string' }] }, false, undefined],
  ])('has the meaning its option gives it: %j', (schema, nullable, text) => {
    const flat = flatten(document, schema)
    expect([flat.nullable, flat.nullText]).toEqual([nullable, text])
  })
})
