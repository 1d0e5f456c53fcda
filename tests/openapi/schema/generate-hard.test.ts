import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Schema } from '../../../openapi/document/index.ts'
import { exampleOfSchema } from '../../../openapi/schema/example/example.ts'
import { generate } from '../../../openapi/schema/example/generate.ts'
import { none } from '../../../openapi/schema/example/generation.ts'
import { matches } from '../../../openapi/schema/validate/matches.ts'
import { documentOfSchemas } from '../model/document.ts'

function make(schema: Schema, options = {}, components: Record<string, Schema> = {}): unknown {
  return generate(documentOfSchemas(components), schema, options)
}

const field: Schema = { type: 'string', example: 'x' }

describe('the branch that a discriminator names', () => {
  const Cat: Schema = {
    type: 'object',
    required: ['kind'],
    properties: { kind: { type: 'string' }, claws: { type: 'integer', example: 18 } },
  }
  const Dog: Schema = {
    type: 'object',
    required: ['kind'],
    properties: { kind: { type: 'string' }, bark: field },
  }
  const oneOf: Schema[] = [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
  const Pet: Schema = { oneOf, discriminator: { propertyName: 'kind' } }
  const ref: Schema = { $ref: '#/components/schemas/Pet' }
  const cat = { kind: 'Cat', claws: 18 }

  it.each<[string, Schema, Schema, unknown]>([
    ['by its name', Pet, ref, cat],
    [
      'by its mapping',
      { oneOf, discriminator: { propertyName: 'kind', mapping: { feline: 'Cat', canine: '#/components/schemas/Dog' } } },
      ref,
      { ...cat, kind: 'feline' },
    ],
    ['in a list', Pet, { type: 'array', items: ref, minItems: 2 }, [cat, cat]],
    ['in a property', Pet, { type: 'object', required: ['pet'], properties: { pet: ref, name: field } }, { pet: cat, name: 'x' }],
    ['in an optional property', Pet, { type: 'object', properties: { pet: ref } }, { pet: cat }],
    ['beside other fields', Pet, { allOf: [ref, { properties: { name: field } }] }, { name: 'x', ...cat }],
  ])('has only its own fields, %s', (_, pet, schema, expected) => {
    expect(make(schema, {}, { Cat, Dog, Pet: pet })).toEqual(expected)
  })

  it('has only its own fields, by inheritance', () => {
    const base = { $ref: '#/components/schemas/Animal' }
    const components: Record<string, Schema> = {
      Animal: { type: 'object', required: ['kind'], properties: { kind: { type: 'string' } }, discriminator: { propertyName: 'kind' } },
      Fish: { allOf: [base, { properties: { fins: { type: 'integer', example: 2 } } }] },
      Bird: { allOf: [base, { properties: { wings: { type: 'integer', example: 4 } } }] },
    }
    expect(make(base, {}, components)).toEqual({ kind: 'Fish', fins: 2 })
  })

  it('has only its own fields in XML', () => {
    const { text } = exampleOfSchema(documentOfSchemas({ Cat, Dog, Pet }), ref, { mediaType: 'application/xml' })
    expect(text).toContain('<claws>18</claws>')
    expect(text).not.toContain('bark')
  })
})

describe('what is hard to make', () => {
  it.each<[string, Schema]>([
    ['a rule for passwords', { pattern: '(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)', minLength: 12 }],
    ['one with a mark and a length', { pattern: '^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)(?=.*[^A-Za-z0-9]).{8,64}$' }],
    ['one without marks', { pattern: '^(?=.*[A-Z])(?=.*\\d)[A-Za-z\\d]{8}$' }],
    ['one that forbids', { pattern: '^(?!.*password)(?=.*[0-9])(?=.*[a-z]).{6,10}$' }],
    ['two patterns', { allOf: [{ pattern: '^a' }, { pattern: 'z$' }] }],
    ['two patterns and a length', { allOf: [{ pattern: '^a' }, { pattern: 'z$' }], minLength: 9, maxLength: 9 }],
    ['patterns that look for words', { allOf: [{ pattern: '^(?=.*sid=)(?=.*tok=).*$' }, { pattern: 'trk=' }] }],
    ['a long e-mail', { format: 'email', minLength: 40 }],
    ['a very long e-mail', { format: 'email', minLength: 120 }],
    ['a short e-mail', { format: 'email', maxLength: 8 }],
    ['a short host', { format: 'hostname', maxLength: 8 }],
    ['a long host', { format: 'hostname', minLength: 90 }],
    ['a short address', { format: 'uri', maxLength: 14 }],
    ['a long address', { format: 'uri', minLength: 200 }],
    ['an instant with milliseconds', { format: 'date-time', minLength: 24, maxLength: 24 }],
    ['a long IPv4 address', { format: 'ipv4', minLength: 15 }],
    ['a short IPv4 address', { format: 'ipv4', maxLength: 8 }],
    ['a long IPv6 address', { format: 'ipv6', minLength: 39 }],
    ['a long duration', { format: 'duration', minLength: 12 }],
    ['a short password', { format: 'password', maxLength: 6, pattern: '\\d' }],
    ['an e-mail of one host', { format: 'email', pattern: '@example\\.org$' }],
  ])('%s', (_, schema) => {
    const whole: Schema = { type: 'object', required: ['a', 'b'], properties: { a: field, b: { type: 'string', ...(schema as object) } } }
    const value = make(whole)
    expect(value).toEqual({ a: 'x', b: expect.any(String) })
    expect(matches(documentOfSchemas({}), whole, value), JSON.stringify(value)).toBe(true)
  })

  it.each<[string, Schema, number]>([
    ['days', { type: 'string', format: 'date' }, 40],
    ['identifiers', { type: 'string', format: 'uuid' }, 40],
    ['e-mails', { type: 'string', format: 'email' }, 40],
    ['hosts', { type: 'string', format: 'hostname' }, 12],
    ['addresses', { type: 'string', format: 'uri' }, 12],
    ['texts', { type: 'string' }, 40],
    ['short texts', { type: 'string', maxLength: 3 }, 40],
    ['texts with an example', { type: 'string', example: 'a' }, 12],
    ['texts of a pattern', { type: 'string', pattern: '^[A-F]{2}\\d$' }, 12],
    ['whole numbers', { type: 'integer' }, 40],
    ['all of a small range', { type: 'integer', minimum: 5, maximum: 11 }, 7],
    ['all of a grid', { type: 'integer', minimum: 10, maximum: 60, multipleOf: 10 }, 6],
    ['fractions', { type: 'number', minimum: 0, maximum: 1 }, 12],
    ['numbers at the end of a range', { type: 'integer', format: 'int32', minimum: 2147483640 }, 8],
    ['the members of an enum', { type: 'string', enum: ['a', 'b', 'c', 'd'] }, 4],
    ['objects', { type: 'object', required: ['day'], properties: { day: { type: 'string', format: 'date' } } }, 12],
  ])('%s that do not repeat themselves', (_, items, minItems) => {
    const schema: Schema = { type: 'array', uniqueItems: true, minItems, items }
    const value = make(schema)
    expect(value).toHaveLength(minItems)
    expect(matches(documentOfSchemas({}), schema, value), JSON.stringify(value)).toBe(true)
    expect(new Set((value as unknown[]).map(item => JSON.stringify(item))).size).toBe(minItems)
  })

  it('stays in the range of its format, whichever of several it is', () => {
    const schema: Schema = { type: 'integer', format: 'int32', minimum: 2147483640 }
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const value = make(schema, { seed })
        expect(value).toBeGreaterThanOrEqual(2147483640)
        expect(value).toBeLessThanOrEqual(2147483647)
      }),
    )
    expect(make({ type: 'integer', format: 'uint8', minimum: 250 })).toBeLessThanOrEqual(255)
  })

  it.each<[string, Schema]>([
    ['a text', { type: 'string' }],
    ['a text or a number', { type: ['string', 'integer', 'number'] }],
    ['an object', { type: 'object' }],
  ])('is of another type where it must not be %s', (_, not) => {
    const schema: Schema = { type: 'object', required: ['id', 'tag'], properties: { id: { type: 'integer', example: 7 }, name: field, tag: { not } } }
    const value = make(schema)
    expect(value).toEqual({ id: 7, name: 'x', tag: expect.anything() })
    expect(matches(documentOfSchemas({}), schema, value), JSON.stringify(value)).toBe(true)
  })
})

describe('what cannot be made', () => {
  const impossible: Schema = { type: 'string', allOf: [{ pattern: '^[a-c]+$' }, { pattern: '^[x-z]+$' }] }

  it('leaves the rest as it is', () => {
    expect(make({ type: 'object', required: ['a', 'hard'], properties: { a: field, hard: impossible, c: field } })).toEqual({
      a: 'x',
      hard: expect.stringMatching(/./),
      c: 'x',
    })
  })

  it('is left out where it is optional, and nothing else is', () => {
    expect(make({ type: 'object', required: ['a'], properties: { a: field, hard: impossible, c: field } })).toEqual({ a: 'x', c: 'x' })
  })

  it('leaves the rest as it is, deeper too', () => {
    expect(
      make({
        type: 'object',
        required: ['list', 'a'],
        properties: {
          a: field,
          list: { type: 'array', minItems: 1, items: { type: 'object', required: ['b', 'hard'], properties: { b: field, hard: impossible } } },
        },
      }),
    ).toEqual({ a: 'x', list: [{ b: 'x', hard: expect.any(String) }] })
  })

  it('is left out where there is no value at all', () => {
    const never: Schema = { allOf: [{ type: 'string' }, { type: 'integer' }] }
    expect(make({ type: 'object', required: ['a', 'no'], properties: { a: field, no: never } })).toEqual({ a: 'x' })
    expect(make({ type: 'object', required: ['no'], properties: { no: never } })).toBe(none)
  })

  it('is left out where it would never end', () => {
    const Node: Schema = { type: 'object', required: ['a', 'next'], properties: { a: field, next: { $ref: '#/components/schemas/Node' } } }
    expect(make({ $ref: '#/components/schemas/Node' }, {}, { Node })).toEqual({ a: 'x' })
  })

  it('is a number in its bounds where the grid leaves none', () => {
    expect(make({ type: 'object', required: ['a', 'n'], properties: { a: field, n: { type: 'integer', minimum: 11, maximum: 19, multipleOf: 10 } } })).toEqual({
      a: 'x',
      n: expect.any(Number),
    })
  })

  it('makes a list shorter, not empty', () => {
    expect(make({ type: 'array', uniqueItems: true, minItems: 5, items: { type: 'string', enum: ['a', 'b'] } })).toEqual(['a', 'b'])
  })
})

describe('as much as a caller begins with', () => {
  const brief = { direction: 'request', isBrief: true } as const

  it('is what is required and what has an example', () => {
    expect(
      make(
        {
          type: 'object',
          required: ['amount'],
          properties: {
            amount: { type: 'integer', example: 2000 },
            currency: { type: 'string', examples: ['eur'] },
            note: { type: 'string' },
            address: { type: 'object', properties: { city: field, zip: { type: 'string' } } },
            options: { type: 'object', properties: { a: { type: 'string' } } },
          },
        },
        brief,
      ),
    ).toEqual({ amount: 2000, currency: 'eur', address: { city: 'x' } })
  })

  it('is the first simple fields where it would be nothing', () => {
    const text: Schema = { type: 'string' }
    expect(make({ type: 'object', properties: { list: { type: 'array', items: text }, email: text, name: text, phone: text, city: text } }, brief)).toEqual({
      email: 'ada@example.com',
      name: 'Aurora',
      phone: '+14155550101',
    })
  })

  it('is the first field of all where none is simple', () => {
    const text: Schema = { type: 'string' }
    const part: Schema = { type: 'object', properties: { on: text, off: { type: 'array', items: text } } }
    expect(make({ type: 'object', properties: { one: part, other: part } }, brief)).toEqual({ one: { on: expect.any(String) } })
  })

  it('has the value of a step of a JSON Patch', () => {
    const step: Schema = { type: 'object', properties: { op: { type: 'string', enum: ['replace'], example: 'replace' }, path: { type: 'string', example: '/a' }, value: { type: 'object', properties: { a: { type: 'string' } } } } }
    expect(make({ type: 'array', items: step }, brief)).toEqual([{ op: 'replace', path: '/a', value: { a: expect.any(String) } }])
  })

  it('is more where that would not be valid', () => {
    const text: Schema = { type: 'string' }
    const schema: Schema = { type: 'object', required: ['a'], minProperties: 2, anyOf: [{ required: ['b'] }, { required: ['c'] }], properties: { a: field, b: text, c: text } }
    const value = make(schema, brief)
    expect(matches(documentOfSchemas({}), schema, value), JSON.stringify(value)).toBe(true)
  })
})
