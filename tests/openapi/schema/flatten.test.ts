import { describe, expect, it } from 'vitest'
import { flatten } from '../../../openapi/schema/flatten.ts'
import { documentOfSchemas } from '../model/document.ts'

const document = documentOfSchemas({
  Pet: {
    type: 'object',
    title: 'Pet',
    required: ['name'],
    properties: { name: { type: 'string', minLength: 1 } },
  },
  Loop: { allOf: [{ $ref: '#/components/schemas/Loop' }, { type: 'object' }] },
})
const pet = { $ref: '#/components/schemas/Pet' }

describe('flatten', () => {
  it('merges what allOf adds, properties of one name included', () => {
    const { keywords } = flatten(document, {
      allOf: [pet, { required: ['age'], properties: { age: { type: 'integer' }, name: { maxLength: 9 } } }],
    })
    expect(keywords).toMatchObject({
      type: 'object',
      required: ['name', 'age'],
      properties: {
        age: { type: 'integer' },
        name: { allOf: [{ type: 'string', minLength: 1 }, { maxLength: 9 }] },
      },
    })
    expect(keywords.title).toBeUndefined()
  })

  it('keeps the narrower of two limits', () => {
    const { keywords, never } = flatten(document, {
      allOf: [
        {
          type: ['integer', 'null'],
          minimum: 1,
          maximum: 9,
          enum: [1, 2, 3],
        },
        {
          type: 'number',
          minimum: 2,
          multipleOf: 2,
          enum: [2, 3],
        },
      ],
    })
    expect(never).toBe(false)
    expect(keywords).toMatchObject({
      type: 'integer',
      minimum: 2,
      maximum: 9,
      multipleOf: 2,
      enum: [2, 3],
    })
  })

  it('notices what contradicts itself', () => {
    expect([
      flatten(document, { allOf: [{ type: 'string' }, { type: 'object' }] }).never,
      flatten(document, { allOf: [{ const: 1 }, { const: 2 }] }).never,
      flatten(document, false).never,
    ]).toEqual([true, true, true])
  })

  it('lets the siblings of a reference win', () => {
    const { keywords, component } = flatten(document, { ...pet, description: 'The best one', title: 'Favourite' })
    expect(keywords).toMatchObject({ description: 'The best one', title: 'Favourite', type: 'object' })
    expect(component?.name).toBe('Pet')
  })

  it.each(['oneOf', 'anyOf'] as const)('reads %s with null as "or null"', (kind) => {
    const flat = flatten(document, { [kind]: [pet, { type: 'null' }] })
    expect(flat).toMatchObject({ nullable: true, choices: [], component: { name: 'Pet' } })
    expect(flat.keywords.type).toBe('object')
  })

  it('ends where a schema merges itself', () => {
    expect(flatten(document, { $ref: '#/components/schemas/Loop' }).keywords.type).toBe('object')
  })

  it('keeps properties named like parts of Object', () => {
    const { keywords } = flatten(
      document,
      JSON.parse(
        '{"allOf":[{"properties":{"__proto__":{"type":"string"},"constructor":{"type":"integer"}}},{"properties":{"__proto__":{"minLength":2}}}]}',
      ),
    )
    expect(Object.keys(keywords.properties ?? {})).toEqual(['__proto__', 'constructor'])
    expect(({} as Record<string, unknown>).type).toBeUndefined()
  })
})
