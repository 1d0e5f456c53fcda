import type { Schema } from '../../../openapi/document/index.ts'
import type { SchemaObject } from '../../../openapi/document/openapi.ts'
import type { ValidatorOptions } from '../../../openapi/schema/validate/validators.ts'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matches } from '../../../openapi/schema/validate/matches.ts'
import { createValidators } from '../../../openapi/schema/validate/validators.ts'
import { documentOfSchemas } from '../model/document.ts'

const name = fc.constantFrom('a', 'b', 'c')
const text = fc.constantFrom('', 'a', 'abc', 'é😀', 'ada@example.com', '2026-03-14', 'https://example.com')
const small = fc.integer({ min: -2, max: 4 })
const value = fc.letrec<{ any: unknown }>(tie => ({
  any: fc.oneof(
    { maxDepth: 3 },
    small,
    fc.constantFrom(1.5, 1e15),
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
    $ref: fc.constantFrom('#/components/schemas/A', '#/components/schemas/B'),
    const: value,
    enum: fc.array(value, { minLength: 1, maxLength: 3 }),
    minimum: small,
    exclusiveMaximum: small,
    multipleOf: fc.constantFrom(2, 0.5),
    minLength: fc.nat(4),
    maxLength: fc.nat(4),
    pattern: fc.constantFrom('^a', 'b$', '(a+)+$'),
    format: fc.constantFrom('email', 'date', 'uri', 'unknown'),
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
    contains: tie('any'),
    minContains: fc.nat(2),
    maxContains: fc.nat(2),
  }),
}))

const top = '#/components/schemas/Top'

function validatorOf(schemas: Record<string, Schema>, options: ValidatorOptions = {}) {
  const validate = createValidators(documentOfSchemas(schemas), options).schema(top, 'request')
  return (value: unknown) => (validate?.(value) ?? []).map(({ pointer, keyword, undecided }) =>
    `${pointer} ${keyword}${undecided ? ' undecided' : ''}`)
}

/** What Ajv says; undefined where it does not end. */
function oracle(schemas: Record<string, Schema>): ((value: unknown) => boolean) | undefined {
  const ajv = new Ajv2020({ strict: false, ownProperties: true, validateSchema: false, logger: false })
  addFormats.default(ajv)
  ajv.addSchema({ $id: 'any', components: { schemas } })
  try {
    const check = ajv.compile({ $ref: `any${top}` })
    return value => check(value)
  }
  catch {
    return undefined
  }
}

describe('a validator', () => {
  it('says yes where Ajv does, whatever the schema and the value, and gives a reason where it says no', () => {
    let broken = 0
    fc.assert(
      fc.property(
        schema.any,
        schema.object,
        schema.object,
        fc.array(value, { minLength: 1, maxLength: 5 }),
        (Top, A, B, values) => {
          const schemas = { Top, A, B }
          const document = documentOfSchemas(schemas)
          const validate = createValidators(document).schema(top, 'response')
          const judge = oracle(schemas)
          for (const one of values) {
            let want: boolean | undefined
            try {
              want = judge?.(one)
            }
            catch {
              // A schema that leads back to itself at the same value keeps Ajv busy until its stack is full.
            }
            fc.pre(want !== undefined)
            const errors = validate?.(one) ?? []
            broken += Number(!want)
            expect({ one, isValid: errors.length === 0, errors }).toEqual({ one, isValid: want, errors })
            expect(matches(document, { $ref: top }, one, { direction: 'response' })).toBe(want)
          }
        },
      ),
      { numRuns: 1_000 },
    )
    expect(broken).toBeGreaterThan(300)
  })

  it('reads what is no keyword as nothing', () => {
    const odd = {
      type: 'text',
      minimum: '3',
      maxLength: -1,
      required: 'a',
      pattern: '[',
      properties: [],
      allOf: {},
      $ref: '#/components/schemas/Nowhere',
    } as unknown as Schema
    const warnings: string[] = []
    const validate = validatorOf({ Top: odd }, { warn: message => warnings.push(message) })
    expect([validate('text'), validate(1), validate({})]).toEqual([[], [], []])
    expect(warnings).toEqual(['the pattern "[" is not a regular expression, and is not checked'])
  })

  it.each<[string, Schema, unknown]>([
    ['items that must differ', { uniqueItems: true }, Array.from({ length: 150_000 }, (_, index) => ({ index }))],
    ['an address', { format: 'url' }, `http://${':'.repeat(500_000)}`],
    ['a pattern that backtracks', { pattern: '^(a+)+$' }, `${'a'.repeat(500_000)}!`],
  ])('decides the longest of %s', (_, Top, one) => {
    const found = validatorOf({ Top })(one)
    expect(found.join()).not.toContain('undecided')
    expect(found.length).toBe('uniqueItems' in (Top as object) ? 0 : 1)
  })

  it('decides a schema that leads to itself in two ways, however deep the value', () => {
    const self: Schema = { $ref: top }
    const validate = validatorOf({
      Top: {
        anyOf: [
          { type: 'object', properties: { a: self } },
          { type: 'object', properties: { a: self }, minProperties: 1 },
        ],
      },
    })
    let [wrong, right]: unknown[] = [7, { b: 1 }]
    for (let depth = 0; depth < 190; depth++)
      [wrong, right] = [{ a: wrong }, { a: right }]
    expect(validate(right)).toEqual([])
    expect(validate(wrong)).not.toEqual([])
    expect(validate(wrong).join()).not.toContain('undecided')
  })

  it('takes nothing from a schema that leads to itself at the same value', () => {
    const validate = validatorOf({ Top: { allOf: [{ $ref: top }, { type: 'string' }] } })
    expect([validate('text'), validate(1)]).toEqual([[], [' type']])
  })

  it('never takes in silence what it cannot decide', () => {
    const validate = validatorOf({ Top: { properties: { a: { pattern: String.raw`^(?:(a+)\1?)+$` }, b: { type: 'string' } } } })
    expect(validate({ a: `${'a'.repeat(3_000)}!` })).toEqual(['/a pattern undecided'])
    expect(validate({ a: `${'a'.repeat(3_000)}!`, b: 1 })).toEqual(['/b type'])
    expect(validate({ a: 'aa' })).toEqual([])
  })

  it('names the types that would be right where branches differ in nothing else', () => {
    const validate = createValidators(documentOfSchemas({ Top: { anyOf: [{ type: 'string' }, { type: 'integer', minimum: 1 }] } }))
      .schema(top, 'request')
    expect(validate?.(true)).toMatchObject([{ keyword: 'type', message: 'must be a string or an integer' }])
  })
})

describe('the other direction', () => {
  const schemas: Record<string, Schema> = {
    Base: { type: 'object', properties: { id: { type: 'integer', readOnly: true }, secret: { type: 'string', writeOnly: true } } },
    Top: { allOf: [{ $ref: '#/components/schemas/Base' }, { required: ['id', 'secret', 'name'] }], properties: { name: {} } },
  }

  it('requires nothing that does not travel, wherever it is declared', () => {
    expect(validatorOf(schemas)({ secret: 'x', name: 1 })).toEqual([])
    expect(validatorOf(schemas)({ id: 1 })).toEqual(['/secret required', '/name required'])
    const response = createValidators(documentOfSchemas(schemas)).schema(top, 'response')
    expect(response?.({ id: 1, name: 1 })).toEqual([])
  })

  it('overlooks what only the server sets, whatever it is, unless asked to refuse it', () => {
    const sent = { id: 'none', secret: 'x', name: 1 }
    expect(validatorOf(schemas)(sent)).toEqual([])
    expect(validatorOf(schemas, { strictReadOnly: true })(sent)).toEqual(['/id readOnly'])
  })
})

describe('a discriminator', () => {
  const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })
  const pet = (more: SchemaObject): Schema => ({ type: 'object', required: ['kind', 'name'], ...more })
  const schemas = (mapping?: Record<string, string>, more: object = {}): Record<string, Schema> => ({
    Top: { oneOf: [ref('Cat'), ref('Dog')], discriminator: { propertyName: 'kind', ...(mapping && { mapping }), ...more } },
    Cat: pet({ properties: { kind: { enum: ['cat', 'Cat'] }, name: { type: 'string' }, lives: { type: 'integer' } } }),
    Dog: pet({ properties: { kind: { enum: ['dog', 'Dog'] }, name: { type: 'string' }, bark: { type: 'boolean' } } }),
  })

  it('of a wrong value is the one thing that is wrong', () => {
    const document = documentOfSchemas(schemas({ cat: '#/components/schemas/Cat', dog: 'Dog' }))
    const validate = createValidators(document).schema(top, 'request')
    expect(validate?.({ kind: 'fish', name: 1 })).toMatchObject([
      { pointer: '/kind', keyword: 'enum', message: 'must be one of "cat", "dog"' },
    ])
    expect(validate?.({ name: 1 })).toMatchObject([{ pointer: '/kind', keyword: 'required' }])
  })

  it('names the branch that is asked', () => {
    const validate = validatorOf(schemas({ cat: '#/components/schemas/Cat', dog: 'Dog' }))
    expect(validate({ kind: 'cat', lives: 'nine' })).toEqual(['/name required', '/lives type'])
    expect(validate({ kind: 'dog', name: 'Rex' })).toEqual([])
    expect(validatorOf(schemas())({ kind: 'Dog', name: 'Rex', bark: 1 })).toEqual(['/bark type'])
  })

  it('may have a branch for whatever else there is', () => {
    const validate = validatorOf(schemas({ cat: 'Cat' }, { defaultMapping: 'Dog' }))
    expect(validate({ kind: 'fish', name: 'Wanda', bark: 1 })).toEqual(['/kind enum', '/bark type'])
  })
})

describe('unevaluated', () => {
  const hasOnly = (name: string): SchemaObject => ({ required: [name], properties: { [name]: {} } })

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
  ] as [Schema, unknown, string[]][])('finds what nothing has looked at: %j of %j', (Top, one, wrong) => {
    const validate = createValidators(documentOfSchemas({
      Top,
      A: { properties: { a: {} } },
      Closed: { properties: { x: {} }, unevaluatedProperties: false },
    })).schema(top, 'request')
    expect(validate?.(one).map(({ pointer }) => pointer)).toEqual(wrong)
  })
})
