import addFormats from 'ajv-formats'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Schema } from '../../../openapi/document/index.ts'
import { generate } from '../../../openapi/schema/example/generate.ts'
import { none } from '../../../openapi/schema/example/generation.ts'
import { matches } from '../../../openapi/schema/validate/matches.ts'
import { documentOfSchemas } from '../model/document.ts'
import { graph, satisfiable } from './schema-graph.ts'
import { computed } from '../../support/computed.ts'

function make(schema: Schema, options = {}, components = {}): unknown {
  return generate(documentOfSchemas(components), schema, options)
}

const ajv = new Ajv2020({
  strict: false,
  logger: false,
  ownProperties: true,
  multipleOfPrecision: 9,
})
addFormats.default(ajv)

function isValid(schema: Schema, value: unknown): boolean {
  return ajv.validate(structuredClone(schema), value)
}

describe('generate', () => {
  it('writes the JSON that a text holds', () => {
    expect(
      make({
        type: 'string',
        contentMediaType: 'application/json',
        contentSchema: { properties: { kind: { const: 'cat' } } },
      }),
    ).toBe('{"kind":"cat"}')
    const event: Schema = {
      type: 'string',
      contentSchema: { required: ['a'], properties: { a: { $ref: '#/components/schemas/Event' } } },
    }
    expect(String(make(event, {}, { Event: event })).length).toBeLessThan(100)
  })

  it('takes what the schema shows first', () => {
    expect([
      make({ type: 'string', examples: ['one', 'two'], default: 'three' }),
      make({ type: 'string', default: 'three', enum: ['two', 'three'] }),
      make({ const: 0 }),
      make({ enum: [null, 'b'] }),
      make({ type: 'object', properties: { id: { type: 'integer', example: 7 } } }),
    ]).toEqual(['one', 'three', 0, 'b', { id: 7 }])
  })

  it('takes examples of an older spelling', () => {
    expect([
      make({ 'type': 'string', 'x-examples': ['chat:write'] }),
      make({ 'type': 'object', 'x-examples': { one: { id: 1 } } }),
      make({ 'type': 'integer', 'x-example': 3 }),
    ]).toEqual(['chat:write', { id: 1 }, 3])
  })

  it('passes over an example that is not valid', () => {
    expect(
      make({
        type: 'integer',
        example: 'seven',
        minimum: 5,
        maximum: 5,
      }),
    ).toBe(5)
  })

  it('reads like real data', () => {
    const names = ['email', 'first_name', 'createdAt', 'city', 'phone', 'website', 'currency']
    expect(make({ properties: Object.fromEntries(names.map(name => [name, { type: 'string' }])) }))
      .toMatchInlineSnapshot(`
      {
        "city": "Berlin",
        "createdAt": "2026-03-14T09:26:53Z",
        "currency": "EUR",
        "email": "ada@example.com",
        "first_name": "Ada",
        "phone": "+14155550101",
        "website": "https://example.com/docs",
      }
    `)
  })

  it('says in errors what errors say, and keeps dates in order', () => {
    const text = { type: 'string' } as const
    const instant = { type: 'string', format: 'date-time' } as const
    expect(
      make(
        { $ref: '#/components/schemas/ApiError' },
        {},
        {
          ApiError: {
            type: 'object',
            properties: { status: { type: 'integer' }, code: text, message: text },
          },
        },
      ),
    ).toEqual({ status: 400, code: 'invalid_request', message: 'The request is not valid.' })
    const { created_at, updatedAt, startDate, endDate, photo_url } = make({
      type: 'object',
      properties: {
        created_at: instant,
        updatedAt: instant,
        startDate: instant,
        endDate: instant,
        photo_url: { type: 'string', format: 'uri' },
      },
    }) as Record<string, string>
    expect([created_at, updatedAt].toSorted()).toEqual([created_at, updatedAt])
    expect(startDate).toBeDefined()
    expect((startDate ?? '') < (endDate ?? '')).toBe(true)
    expect(photo_url).toMatch(/\.png$/)
  })

  it('makes ids that look like those of what they name', () => {
    expect(
      make(
        {
          type: 'object',
          properties: {
            menuItemId: { type: 'string' },
            table_id: { type: 'integer' },
            order_id: { type: 'string', maxLength: 3 },
          },
        },
        {},
        {
          MenuItem: { properties: { id: { type: 'string', examples: ['prd_01h1s5z6'] } } },
          Table: { properties: { id: { type: 'integer', example: 77 } } },
          Order: { properties: { id: { type: 'string', example: 'ord_01h1s5z6' } } },
        },
      ),
    ).toEqual({
      menuItemId: 'prd_01h1s5z6',
      table_id: 77,
      order_id: expect.stringMatching(/^.{1,3}$/),
    })
  })

  it('leaves out what only the other side sets', () => {
    const schema: Schema = {
      type: 'object',
      required: ['id'],
      properties: {
        id: { type: 'integer', readOnly: true },
        password: { type: 'string', writeOnly: true },
        name: { type: 'string' },
      },
    }
    expect(Object.keys(make(schema, { direction: 'request' }) as object)).toEqual(['password', 'name'])
    expect(Object.keys(make(schema, { direction: 'response' }) as object)).toEqual(['id', 'name'])
  })

  it('ends where a schema holds itself', () => {
    const components: Record<string, Schema> = {
      Node: {
        type: 'object',
        required: ['value'],
        properties: {
          value: { type: 'integer' },
          next: { $ref: '#/components/schemas/Node' },
          children: { type: 'array', items: { $ref: '#/components/schemas/Node' } },
        },
      },
    }
    expect(make({ $ref: '#/components/schemas/Node' }, {}, components)).toEqual({ value: 1, children: [] })
  })

  it('stays readable where components lead on and on, and opens the outer ones first', () => {
    const components = Object.fromEntries(
      Array.from({ length: 40 }, (_, index): [string, Schema] => [
        `C${index}`,
        {
          type: 'object',
          properties: Object.fromEntries(
            Array.from({ length: 8 }, (_, part): [string, Schema] => [
              `p${part}`,
              part < 4 ? { type: 'integer' } : { $ref: `#/components/schemas/C${(index * 3 + part * 7 + 1) % 40}` },
            ]),
          ),
        },
      ]),
    )
    const value = make({ $ref: '#/components/schemas/C0' }, {}, components)
    const text = JSON.stringify(value, null, 2)
    expect(Object.keys(value as object)).toHaveLength(8)
    expect(text.split('\n').length).toBeGreaterThan(40)
    expect(text.split('\n').length).toBeLessThan(250)
  })

  it('makes nothing where nothing is valid', () => {
    const endless: Record<string, Schema> = {
      Endless: {
        type: 'object',
        required: ['next'],
        properties: { next: { $ref: '#/components/schemas/Endless' } },
      },
    }
    expect(make(false)).toBe(none)
    expect(make({ allOf: [{ type: 'string' }, { type: 'integer' }] })).toBe(none)
    expect(make({ $ref: '#/components/schemas/Endless' }, {}, endless)).toBe(none)
  })

  it('never spoils a value to tell options of a oneOf apart that all allow the same', () => {
    const message: Schema = { type: 'string' }
    expect(
      make({
        oneOf: [
          { type: 'object', properties: { message } },
          { type: 'object', properties: { message, metadata: { type: 'object' } } },
        ],
      }),
    ).toEqual({ message: expect.any(String) })
  })

  it('gives the same value for the same seed, and another for another', () => {
    const schema: Schema = {
      type: 'object',
      properties: {
        name: { type: 'string' },
        email: { type: 'string', format: 'email' },
        count: { type: 'integer' },
      },
    }
    expect(make(schema, { seed: 'a' })).toEqual(make(schema, { seed: 'a' }))
    expect(new Set(['a', 'b', 'c', 'd'].map(seed => JSON.stringify(make(schema, { seed })))).size).toBeGreaterThan(2)
  })

  it('makes a valid value for any satisfiable schema', () => {
    fc.assert(
      fc.property(satisfiable, fc.option(fc.string(), { nil: undefined }), (schema, seed) => {
        const value = make(schema, { seed })
        expect(value).not.toBe(none)
        expect(isValid(schema, value), JSON.stringify(value)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  it('ends soon and within its size for any graph of schemas', () => {
    fc.assert(
      fc.property(graph, (components) => {
        const start = computed()
        const value = make({ $ref: '#/components/schemas/A' }, { direction: 'response' }, components)
        expect(computed() - start).toBeLessThan(2000)
        expect((JSON.stringify(value) ?? '').length).toBeLessThan(1_000_000)
      }),
      { numRuns: 60 },
    )
  })

  it.each<Schema>([
    { type: 'string', minLength: 1e9 },
    { type: 'array', minItems: 1e9, items: { type: 'string' } },
    { type: 'object', minProperties: 1e9 },
    { type: 'string', pattern: '^(a+)+$', minLength: 30 },
    { type: 'string', pattern: '(((((a{1000}){1000}){1000}){1000}){1000})' },
    {
      type: 'array',
      minItems: 1000,
      items: {
        type: 'array',
        minItems: 1000,
        items: { type: 'array', minItems: 1000, items: { type: 'string', minLength: 1000 } },
      },
    },
    { type: 'integer', multipleOf: 0 },
  ])('does not hang on %j', (schema) => {
    const start = computed()
    const value = make(schema)
    expect(computed() - start).toBeLessThan(2000)
    expect(value === none ? 0 : JSON.stringify(value).length).toBeLessThan(1_000_000)
  })
})

describe('matches', () => {
  it('agrees with another validator', () => {
    fc.assert(
      fc.property(satisfiable, satisfiable, (schema, other) => {
        const value = make(other)
        expect(matches(documentOfSchemas({}), schema, value)).toBe(isValid(schema, value))
      }),
      { numRuns: 100 },
    )
  })

  it.each<[Schema, unknown[], boolean]>([
    [{ prefixItems: [true] }, [1], true],
    [{ prefixItems: [true] }, [1, 2], false],
    [{ allOf: [{ prefixItems: [true, true] }] }, [1, 2], true],
    [{ oneOf: [{ prefixItems: [{ type: 'string' }] }, { maxItems: 1 }] }, [1], false],
    [{ contains: { type: 'string' } }, ['a', 'b'], true],
    [{ contains: { type: 'string' } }, ['a', 1], false],
    [{ if: { prefixItems: [{ type: 'string' }] }, else: { items: true } }, [1, 2], true],
    [{ items: { type: 'integer' } }, [1, 2], true],
  ])('knows which items %j has looked at in %j', (schema, value, expected) => {
    expect(matches(documentOfSchemas({}), { ...(schema as object), unevaluatedItems: false }, value)).toBe(expected)
  })

  it.each<[Schema, object, boolean]>([
    [{ properties: { a: true } }, { a: 1 }, true],
    [{ properties: { a: true } }, { a: 1, b: 1 }, false],
    [{ allOf: [{ properties: { a: true } }, { patternProperties: { '^x': true } }] }, { a: 1, x1: 1 }, true],
    [{ anyOf: [{ properties: { a: true } }, { properties: { b: { type: 'string' } } }] }, { a: 1, b: 1 }, false],
    [{ anyOf: [{ properties: { a: true } }, { properties: { b: { type: 'string' } } }] }, { a: 1, b: 'b' }, true],
    [
      {
        oneOf: [
          { required: ['a'], properties: { a: true } },
          { required: ['b'], properties: { b: true } },
        ],
      },
      { b: 1 },
      true,
    ],
    [{ if: { required: ['a'], properties: { a: true } }, then: { properties: { b: true } } }, { a: 1, b: 1 }, true],
    [{ if: { required: ['a'], properties: { a: true } }, then: { properties: { b: true } } }, { b: 1 }, false],
    [{ dependentSchemas: { a: { properties: { a: true, b: true } } } }, { a: 1, b: 1 }, true],
    [{ dependentSchemas: { a: { properties: { a: true, b: true } } } }, { b: 1 }, false],
    [{ not: { properties: { a: { type: 'string' } } } }, { a: 1 }, false],
    [{ additionalProperties: { type: 'integer' } }, { a: 1 }, true],
  ])('knows which properties %j has looked at in %j', (schema, value, expected) => {
    expect(matches(documentOfSchemas({}), { ...(schema as object), unevaluatedProperties: false }, value)).toBe(
      expected,
    )
  })
})
