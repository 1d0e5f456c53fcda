import type { Schema } from '../../../openapi/document/openapi.ts'
import type { MatchOptions } from '../../../openapi/schema/validate/matches.ts'
import { describe, expect, it } from 'vitest'
import { matches } from '../../../openapi/schema/validate/matches.ts'
import { documentOfSchemas } from '../model/document.ts'

const document = documentOfSchemas({
  Tree: {
    type: 'object',
    properties: {
      name: { type: 'string' },
      children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
    },
  },
  Circle: { allOf: [{ $ref: '#/components/schemas/Circle' }, { type: 'string' }] },
})

function judge(schema: Schema, values: unknown[], options?: MatchOptions): boolean[] {
  return values.map(value => matches(document, schema, value, options))
}

describe('matches', () => {
  it('follows a schema that leads to itself as deep as the value goes', () => {
    expect(
      judge({ $ref: '#/components/schemas/Tree' }, [
        { children: [{ children: [{ name: 'leaf' }] }] },
        { children: [{ children: [{ name: 7 }] }] },
      ]),
    ).toEqual([true, false])
  })

  it('takes nothing from a schema that leads to itself at the same value', () => {
    expect(judge({ $ref: '#/components/schemas/Circle' }, ['text', 1])).toEqual([true, false])
  })

  it('counts what every option has looked at before it refuses the rest', () => {
    const schema: Schema = {
      anyOf: [{ properties: { a: true } }, { properties: { b: true } }],
      unevaluatedProperties: false,
    }
    expect(
      judge(schema, [
        { a: 1, b: 2 },
        { a: 1, c: 3 },
      ]),
    ).toEqual([true, false])
  })

  it('looks for what stands behind the items that have a schema of their own', () => {
    const schema: Schema = {
      prefixItems: [{ type: 'string' }],
      unevaluatedItems: { type: 'integer' },
    }
    expect(judge(schema, [['a', 1], ['a', 'b'], [1]])).toEqual([true, false, false])
  })

  it('misses no property that does not travel this way', () => {
    const schema: Schema = {
      required: ['id', 'secret'],
      properties: { id: { readOnly: true }, secret: { writeOnly: true } },
    }
    expect(judge(schema, [{ secret: 1 }, { id: 1 }, {}], { direction: 'request' })).toEqual([true, false, false])
    expect(judge(schema, [{ secret: 1 }, { id: 1 }, {}], { direction: 'response' })).toEqual([false, true, false])
  })

  it('lets pass what takes more steps than there are', () => {
    const budget = { steps: 3 }
    expect(judge({ items: { type: 'string' } }, [['a', 'b', 'c', 4]], { budget })).toEqual([true])
  })

  it('overlooks what is no list where a list belongs', () => {
    const odd = {
      required: true,
      allOf: 'all',
      prefixItems: {},
      type: 'object',
    } as unknown as Schema
    expect(judge(odd, [{}, []])).toEqual([true, false])
  })
})
