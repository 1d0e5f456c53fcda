import type { Schema } from '../../../openapi/document/index.ts'
import { describe, expect, it } from 'vitest'
import { createAjvValidators } from '../../../openapi/schema/validate/ajv.ts'
import { createBranching, leadsTo } from '../../../openapi/schema/validate/branching.ts'

type Schemas = Record<string, Schema>

const ref = (name: string): Schema => ({ $ref: name })
/** Two ways to the same schema, one level below. */
function twice(name: string): Schema {
  return { anyOf: [{ properties: { a: ref(name) } }, { properties: { a: ref(name), b: {} } }] }
}

function isBranching(schemas: Schemas, start = 'Top'): boolean {
  const find = (id: string) => {
    const schema = schemas[id] ?? true
    const targets = [...JSON.stringify(schema).matchAll(/"\$ref":"(\w+)"/g)].map(([, name = '']) => name)
    return { schema, targets }
  }
  return leadsTo(find, start, createBranching(find))
}

describe('a schema branches', () => {
  it.each<[string, Schemas]>([
    ['where it leads back to itself in two ways', { Top: twice('Top') }],
    ['where it does so through another', { Top: { properties: { a: ref('Other') } }, Other: twice('Top') }],
    ['where one that it leads to does', { Top: { items: ref('Other') }, Other: twice('Other') }],
    [
      'where properties and patterns meet',
      { Top: { properties: { a: ref('Top') }, patternProperties: { a: ref('Top') } } },
    ],
    [
      'where levels of choices stand upon each other',
      Object.fromEntries(
        Array.from({ length: 40 }, (_, level) => [level === 0 ? 'Top' : `L${level}`, twice(`L${level + 1}`)]),
      ),
    ],
  ])('%s', (_, schemas) => {
    expect(isBranching(schemas)).toBe(true)
  })

  it.each<[string, Schemas]>([
    [
      'a tree',
      {
        Top: {
          properties: { left: ref('Top'), right: ref('Top') },
          additionalProperties: ref('Top'),
        },
      },
    ],
    [
      'any JSON',
      {
        Top: {
          anyOf: [{ type: 'string' }, { items: ref('Top') }, { additionalProperties: ref('Top') }],
        },
      },
    ],
    ['one choice of two', { Top: twice('Leaf'), Leaf: { type: 'string' } }],
    ['one that leads to itself at the same place', { Top: ref('Top') }],
    ['true', { Top: true }],
  ])('but not %s', (_, schemas) => {
    expect(isBranching(schemas)).toBe(false)
  })

  it('and is still checked in Node, however deep the value', () => {
    const schemas: Schemas = {
      Top: {
        anyOf: [
          { type: 'object', properties: { a: { $ref: '#/components/schemas/Top' } } },
          {
            type: 'object',
            properties: { a: { $ref: '#/components/schemas/Top' } },
            minProperties: 1,
          },
        ],
      },
    }
    const check = createAjvValidators({
      name: 'any',
      version: '3.2.0',
      root: {
        openapi: '3.2.0',
        info: { title: 'Any', version: '1' },
        paths: {},
        components: { schemas },
      },
    }).schema('#/components/schemas/Top', 'request')
    let value: unknown = 7
    for (let depth = 0; depth < 8; depth++)
      value = { a: value }
    expect(check?.(value)).not.toEqual([])
    for (let depth = 0; depth < 190; depth++)
      value = { a: value }
    // Past its bound a value passes.
    expect(check?.(value)).toEqual([])
  })
})
