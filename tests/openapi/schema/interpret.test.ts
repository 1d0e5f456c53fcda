import type { ApiDocument, Schema } from '../../../openapi/document/index.ts'
import type { SchemaObject } from '../../../openapi/document/openapi.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAjvValidators } from '../../../openapi/schema/validate/ajv.ts'
import { createInterpretedValidators } from '../../../openapi/schema/validate/interpret.ts'

const name = fc.constantFrom('a', 'b', 'c', '__proto__')
const text = fc.constantFrom('', 'a', 'abc', 'é😀', 'ada@example.com', '2026-03-14', 'https://example.com')
const small = fc.integer({ min: -2, max: 4 })
const value = fc.letrec<{ any: unknown }>(tie => ({
  any: fc.oneof(
    { maxDepth: 3 },
    small,
    fc.constantFrom(1.5, 1e300),
    text,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(name, tie('any'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).any

/** A few of the keywords together. */
function some(keywords: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Schema> {
  const each = Object.entries(keywords).map(([keyword, argument]) => argument.map(one => ({ [keyword]: one })))
  return fc.array(fc.oneof(...each), { maxLength: 4 }).map(parts => Object.assign({}, ...parts) as Schema)
}

const types = fc.constantFrom('string', 'integer', 'number', 'boolean', 'null', 'object', 'array')
const schema = fc.letrec<{ any: Schema, object: Schema }>(tie => ({
  any: fc.oneof({ maxDepth: 3 }, { weight: 1, arbitrary: fc.boolean() }, { weight: 8, arbitrary: tie('object') }),
  object: some({
    type: fc.oneof(types, fc.uniqueArray(types, { minLength: 2, maxLength: 3 })),
    $ref: fc.constantFrom('#/components/schemas/A', '#/components/schemas/B', '#/components/schemas/None'),
    const: value,
    enum: fc.array(value, { minLength: 1, maxLength: 3 }),
    minimum: small,
    exclusiveMaximum: small,
    multipleOf: fc.constantFrom(2, 0.5),
    minLength: fc.nat(4),
    maxLength: fc.nat(4),
    pattern: fc.constantFrom('^a', 'b$', '(a+)+$', '['),
    format: fc.constantFrom('email', 'date', 'uri', 'int32', 'unknown'),
    minItems: fc.nat(3),
    maxItems: fc.nat(3),
    uniqueItems: fc.boolean(),
    prefixItems: fc.array(tie('any'), { minLength: 1, maxLength: 2 }),
    items: tie('any'),
    properties: fc.dictionary(name, tie('any'), { maxKeys: 3 }),
    patternProperties: fc.dictionary(fc.constantFrom('^a', 'c'), tie('any'), { maxKeys: 2 }),
    additionalProperties: tie('any'),
    propertyNames: tie('any'),
    required: fc.uniqueArray(name, { maxLength: 3 }),
    minProperties: fc.nat(3),
    maxProperties: fc.nat(3),
    dependentRequired: fc.dictionary(name, fc.array(name, { maxLength: 2 }), { maxKeys: 2 }),
    dependentSchemas: fc.dictionary(name, tie('any'), { maxKeys: 2 }),
    not: tie('any'),
    anyOf: fc.array(tie('any'), { minLength: 1, maxLength: 3 }),
    oneOf: fc.array(tie('any'), { minLength: 1, maxLength: 3 }),
    allOf: fc.array(tie('any'), { minLength: 1, maxLength: 3 }),
    if: tie('any'),
    then: tie('any'),
    else: tie('any'),
    readOnly: fc.constant(true),
  }),
}))

describe('validators that compile nothing', () => {
  it('find what Ajv finds, in its order and words, whatever the schema and the value', () => {
    let broken = 0
    fc.assert(
      fc.property(
        schema.any,
        schema.object,
        schema.object,
        fc.array(value, { minLength: 1, maxLength: 5 }),
        (top, A, B, values) => {
          const document = documentOf({ Top: top, A, B })
          const [compiled, interpreted] = [createAjvValidators(document), createInterpretedValidators(document)].map(
            ({ schema }) => schema('#/components/schemas/Top', 'request'),
          )
          for (const one of values) {
            const found = compiled?.(one)
            broken += Number(found?.length ?? 0) > 0 ? 1 : 0
            expect({ one, errors: interpreted?.(one).map(withoutWitness) }).toEqual({
              one,
              errors: found?.map(withoutWitness),
            })
          }
        },
      ),
      { numRuns: 1_000 },
    )
    expect(broken).toBeGreaterThan(500)
  })

  it.each([
    [{ properties: { a: {} }, unevaluatedProperties: false }, { a: 1, b: 2 }, ['/b']],
    [
      {
        allOf: [{ properties: { a: {} } }, { patternProperties: { '^b': {} } }],
        unevaluatedProperties: { type: 'string' },
      },
      { a: 1, b: 2, c: 3, d: 'x' },
      ['/c'],
    ],
    [{ $ref: '#/components/schemas/A', unevaluatedProperties: false }, { a: 1, b: 2 }, ['/b']],
    [{ anyOf: [hasOnly('a'), hasOnly('b')], unevaluatedProperties: false }, { a: 1, b: 2 }, []],
    [{ anyOf: [hasOnly('a'), hasOnly('b')], unevaluatedProperties: false }, { b: 2, c: 3 }, ['/c']],
    [
      {
        oneOf: [{ ...hasOnly('a'), properties: { a: {}, c: {} } }, hasOnly('b')],
        unevaluatedProperties: false,
      },
      { b: 2, c: 3 },
      ['/c'],
    ],
    [
      {
        if: hasOnly('a'),
        then: { properties: { b: {} } },
        else: { properties: { c: {} } },
        unevaluatedProperties: false,
      },
      { a: 1, b: 2, c: 3 },
      ['/c'],
    ],
    [
      { if: { ...hasOnly('a'), properties: { a: {}, c: {} } }, unevaluatedProperties: false },
      { b: 2, c: 3 },
      ['/b', '/c'],
    ],
    [{ additionalProperties: {}, unevaluatedProperties: false }, { a: 1 }, []],
    [{ properties: { a: { $ref: '#/components/schemas/Closed' } } }, { a: { x: 1, y: 2 } }, ['/a/y']],
    [{ prefixItems: [{}], unevaluatedItems: false }, [1, 2, 3], ['']],
    [{ prefixItems: [{}], unevaluatedItems: { type: 'string' } }, [1, 2, 'x'], ['/1']],
    [{ allOf: [{ prefixItems: [{}, {}] }], unevaluatedItems: false }, [1, 2, 3], ['']],
    [{ items: {}, unevaluatedItems: false }, [1], []],
    [{ contains: { type: 'string' }, unevaluatedItems: false }, ['x', 1], ['/1']],
    [{ contains: { type: 'string' }, unevaluatedItems: false }, ['x', 'y'], []],
  ] as [Schema, unknown, string[]][])('find what nothing has looked at: %j of %j', (Top, one, wrong) => {
    const document = documentOf({
      Top,
      A: { properties: { a: {} } },
      Closed: { properties: { x: {} }, unevaluatedProperties: false },
    })
    for (const { schema } of [createAjvValidators(document), createInterpretedValidators(document)])
      expect(schema('#/components/schemas/Top', 'request')?.(one).map(({ pointer }) => pointer)).toEqual(wrong)
  })

  it.each([
    [
      'items that must differ',
      { type: 'array', uniqueItems: true },
      Array.from({ length: 150_000 }, (_, index) => ({ index })),
    ],
    ['an address', { type: 'string', format: 'url' }, `http://${':'.repeat(500_000)}`],
    ['a pattern that backtracks', { type: 'string', pattern: '^(a+)+$' }, `${'a'.repeat(500_000)}!`],
  ] as const)('are quick with the longest of %s', (_, Top, one) => {
    const document = documentOf({ Top: Top as Schema })
    for (const { schema } of [createAjvValidators(document), createInterpretedValidators(document)]) {
      expect(schema('#/components/schemas/Top', 'request')?.(one)).toBeDefined()
    }
  })
})

function hasOnly(name: string): SchemaObject {
  return { required: [name], properties: { [name]: {} } }
}

/** Which items were equal, or which branches fitted, is told by Ajv alone, and nobody reads it. */
function withoutWitness({
  params: { i: _, j: __, passingSchemas: ___, ...params },
  ...error
}: {
  params: Record<string, unknown>
}) {
  return { ...error, params }
}

function documentOf(schemas: Record<string, Schema>): ApiDocument {
  return {
    name: 'any',
    version: '3.2.0',
    root: {
      openapi: '3.2.0',
      info: { title: 'Any', version: '1' },
      paths: {},
      components: { schemas },
    },
  }
}
