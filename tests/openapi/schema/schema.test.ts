import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Schema as SpecSchema } from '../../../openapi/document/index.ts'
import { createAnchors } from '../../../openapi/model/address/anchor.ts'
import type { Direction } from '../../../openapi/schema/direction.ts'
import { budgetOf, pageBudget } from '../../../openapi/model/page-budget.ts'
import { createProse } from '../../../openapi/model/prose/prose.ts'
import { createSchemaWalk } from '../../../openapi/model/schema/schema.ts'
import { inEnglish } from '../../../openapi/model/phrases.ts'
import type { Schema } from '../../../openapi/model/types.ts'
import { documentOfSchemas } from '../model/document.ts'
import { graph } from './schema-graph.ts'

function view(
  schema: SpecSchema,
  components: Record<string, SpecSchema> = {},
  direction?: Direction,
  budget = pageBudget,
): Schema {
  const walk = createSchemaWalk(
    {
      document: documentOfSchemas(components),
      prose: createProse(),
      t: inEnglish,
      schemaHref: name => (name in components ? `/demo/schemas/${name}` : undefined),
    },
    createAnchors(),
    budget,
  )
  const seen = walk.add(schema, { anchor: 'body', direction })
  walk.finish()
  return seen
}

describe('the view of a schema', () => {
  it.each<[SpecSchema, string]>([
    [{ type: 'string' }, 'string'],
    [{ type: ['string', 'null'] }, 'string or null'],
    [{ anyOf: [{ type: 'integer' }, { type: 'null' }] }, 'integer or null'],
    [{ type: 'array', items: { $ref: '#/components/schemas/User' } }, 'array of User'],
    [{ type: 'array', items: { type: ['string', 'integer'] } }, 'array of (string or integer)'],
    [{ oneOf: [{ $ref: '#/components/schemas/User' }, { type: 'string' }] }, 'User or string'],
    [{ properties: {} }, 'object'],
    [{ enum: ['a', 1] }, 'string or integer'],
    [{ const: true }, 'boolean'],
    [true, 'any'],
    [false, 'never'],
  ])('calls %j "%s"', (schema, label) => {
    expect(view(schema, { User: { type: 'object', properties: { id: { type: 'string' } } } }).label).toBe(label)
  })

  it.each<[SpecSchema, string[]]>([
    [
      {
        type: 'string',
        minLength: 3,
        maxLength: 40,
        pattern: '^[a-z]+$',
      },
      ['3–40 characters'],
    ],
    [{ type: 'string', minLength: 1 }, ['at least 1 character']],
    [{ type: 'string', minLength: 2, maxLength: 2 }, ['exactly 2 characters']],
    [{ type: 'integer', minimum: 0 }, ['≥ 0']],
    [
      {
        type: 'integer',
        minimum: 1,
        maximum: 100,
        multipleOf: 5,
      },
      ['1–100', 'multiple of 5'],
    ],
    [{ type: 'number', exclusiveMinimum: 0, maximum: 1 }, ['> 0 and ≤ 1']],
    [{ type: 'array', minItems: 1, uniqueItems: true }, ['at least 1 item', 'unique items']],
    [{ type: 'object', maxProperties: 1 }, ['at most 1 property']],
  ])('says the limits of %j', (schema, words) => expect(view(schema).constraints).toEqual(words))

  it.each<[string, SpecSchema]>([
    ['x-enumDescriptions as a map', { 'enum': ['a', 'b'], 'x-enumDescriptions': { a: 'First', b: 'Second' } }],
    ['x-enum-descriptions as a list', { 'enum': ['a', 'b'], 'x-enum-descriptions': ['First', 'Second'] }],
    ['x-enum-varnames', { 'enum': ['a', 'b'], 'x-enum-varnames': ['First', 'Second'] }],
    [
      'oneOf of constants',
      {
        oneOf: [
          { const: 'a', title: 'First' },
          { const: 'b', description: 'Second' },
        ],
      },
    ],
  ])('gives meanings to values by %s', (_, schema) => {
    expect(view(schema).enum?.map(({ text, description }) => [text, description?.html])).toEqual([
      ['a', '<p>First</p>'],
      ['b', '<p>Second</p>'],
    ])
  })

  it('names properties by where they stand', () => {
    const { properties } = view({
      properties: {
        address: { properties: { city: {}, City: {} } },
        tags: { type: 'array', items: { properties: { name: {} } } },
      },
    })
    expect(properties?.[0]?.anchor).toBe('body-address')
    expect(properties?.[0]?.schema.properties?.map(({ anchor }) => anchor)).toEqual([
      'body-address-city',
      'body-address-city-2',
    ])
    expect(properties?.[1]?.schema.items?.properties?.[0]?.anchor).toBe('body-tags-items-name')
  })

  it.each([
    ['request', ['name', 'password']],
    ['response', ['id', 'name']],
    [undefined, ['id', 'name', 'password']],
  ] as const)('leaves out of a %s what the other side sets', (direction, names) => {
    const schema: SpecSchema = {
      properties: {
        id: { readOnly: true },
        name: {},
        password: { $ref: '#/components/schemas/Password' },
      },
    }
    const { properties } = view(schema, { Password: { type: 'string', writeOnly: true } }, direction)
    expect(properties?.map(({ name }) => name)).toEqual(names)
  })

  it('names variants by the mapping of their discriminator', () => {
    const { variants } = view(
      {
        oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
        discriminator: { propertyName: 'kind', mapping: { meow: '#/components/schemas/Cat' } },
      },
      { Cat: { properties: { kind: {} } }, Dog: { properties: { kind: {} } } },
    )
    expect(variants?.[0]).toMatchObject({
      kind: 'oneOf',
      discriminator: 'kind',
      options: [
        { label: 'meow', value: 'meow' },
        { label: 'Dog', value: 'Dog' },
      ],
    })
  })

  it('says in words what goes beyond the shape', () => {
    const { conditions } = view({
      type: 'object',
      not: { required: ['a', 'b'] },
      if: { required: ['a'] },
      then: { required: ['c'] },
      dependentRequired: { card: ['name', 'city'] },
      dependentSchemas: { iban: { required: ['bic'] } },
      propertyNames: { pattern: '^[a-z]+$' },
      unevaluatedProperties: { type: 'string' },
    })
    expect(conditions?.map(({ text }) => text)).toMatchInlineSnapshot(`
      [
        "Must not match",
        "If it matches",
        "then it must match",
        "With card, name and city are required too",
        "With iban, it must also match",
        "Every property name must match",
        "Any other property must match",
      ]
    `)
  })

  it('names further properties and says where there are none', () => {
    const { additional, closed } = view({
      patternProperties: { '^x-': { type: 'string' } },
      additionalProperties: { 'type': 'integer', 'x-additionalPropertiesName': 'metric' },
    })
    expect(additional).toMatchObject([
      { pattern: '^x-', schema: { label: 'string' } },
      { name: 'metric', schema: { label: 'integer' } },
    ])
    expect(closed).toBeUndefined()
    expect(view({ properties: { a: {} }, additionalProperties: false }).closed).toBe(true)
  })

  it('shows tuples', () => {
    expect(view({ type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }], items: false })).toMatchObject({
      tuple: [{ label: 'string' }, { label: 'number' }],
      closed: true,
    })
  })

  it('names the places of a tuple in its type', () => {
    expect(
      view({
        prefixItems: [{ type: 'string' }, { type: 'number' }],
        items: { type: 'boolean' },
      }).label,
    ).toBe('array [string, number, …boolean]')
  })

  it('says what is required without being described', () => {
    expect(view({ properties: { a: {} }, required: ['a', 'b', 'c'] }).constraints).toEqual(['requires b, c'])
  })

  it('gives both the name and the meaning of a value', () => {
    expect(
      view({
        'enum': [1, 2],
        'x-enum-varnames': ['ONE', 'TWO'],
        'x-enum-descriptions': ['The first', ''],
      }).enum?.map(({ description }) => description?.html),
    ).toEqual(['<p>ONE: The first</p>', '<p>TWO</p>'])
  })

  it('marks a constant of a choice that is deprecated', () => {
    expect(
      view({
        oneOf: [
          { const: 'a', title: 'Alpha' },
          { const: 'b', title: 'Beta', deprecated: true },
        ],
      }).enum?.map(({ description }) => description?.html),
    ).toEqual(['<p>Alpha</p>', '<p>Beta (deprecated)</p>'])
  })

  it('ends at recursion with a link', () => {
    const node: SpecSchema = {
      type: 'object',
      properties: { next: { $ref: '#/components/schemas/Node' } },
    }
    const next = view({ $ref: '#/components/schemas/Node' }, { Node: node }).properties?.[0]?.schema
    expect(next).toMatchObject({
      cut: 'recursive',
      component: { name: 'Node', href: '/demo/schemas/Node' },
    })
  })

  it('ends within its budget on every graph of schemas', () => {
    fc.assert(
      fc.property(
        graph,
        fc.constantFrom<Direction | undefined>('request', 'response', undefined),
        (components, direction) => {
          for (const name of Object.keys(components)) {
            expect(count(view({ $ref: `#/components/schemas/${name}` }, components, direction))).toBeLessThanOrEqual(
              pageBudget.hard + 100,
            )
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('stays within its budget, however wide or deep', () => {
    const wide = {
      properties: Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`p${index}`, { type: 'string' }])),
    } as SpecSchema
    const seen = view(wide)
    expect(count(seen)).toBeLessThanOrEqual(pageBudget.hard + 2)
    expect(seen).toMatchObject({ cut: 'budget' })
    expect((seen.properties?.length ?? 0) + (seen.omitted ?? 0)).toBe(5000)
    expect(seen.omittedNames?.[0]).toBe(`p${seen.properties?.length}`)
    let deep: SpecSchema = { type: 'string' }
    for (let level = 0; level < 3000; level++) {
      deep = { properties: { down: deep } }
    }
    expect(count(view(deep))).toBeLessThanOrEqual(pageBudget.depth + 2)
  })

  it.each(['oneOf', 'anyOf', 'prefixItems'])(
    'stays within its budget where each %s doubles what there is to show',
    (keyword) => {
      let schema: SpecSchema = { properties: { end: { type: 'string' } } }
      for (let level = 0; level < 13; level++) {
        schema = {
          [keyword]: [
            { title: 'a', allOf: [schema] },
            { title: 'b', allOf: [schema] },
          ],
        }
      }
      expect(count(view(schema))).toBeLessThanOrEqual(pageBudget.hard + 100)
    },
  )

  it('shows what a page is about even where there is little room, and its parts of other components by a link', () => {
    const components = {
      Base: { properties: { id: { type: 'string' } } },
      Thing: {
        properties: {
          part: {
            allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { own: { type: 'boolean' } } }],
          },
        },
      },
    } as Record<string, SpecSchema>
    const list: SpecSchema = { type: 'array', items: { $ref: '#/components/schemas/Thing' } }
    const part = view(list, components, undefined, { ...pageBudget, soft: 0 }).items?.properties?.[0]?.schema
    expect(part?.bases).toEqual([{ name: 'Base', href: '/demo/schemas/Base' }])
    expect(part?.properties?.map(({ name }) => name)).toEqual(['own'])
    expect(view(list, components).items?.properties?.[0]?.schema.properties?.map(({ name }) => name)).toEqual([
      'id',
      'own',
    ])
  })

  it('leads to the pages of components sooner in a large API', () => {
    const schemas = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`S${index}`, {}]))
    expect(budgetOf(documentOfSchemas(schemas(10)), 'operation')).toEqual(pageBudget)
    expect(budgetOf(documentOfSchemas(schemas(1000)), 'operation').soft).toBeLessThan(pageBudget.soft)
  })
})

function count(schema: Schema): number {
  const below = [
    ...(schema.properties?.map(({ schema }) => schema) ?? []),
    ...(schema.additional?.map(({ schema }) => schema) ?? []),
    ...(schema.items ? [schema.items] : []),
    ...(schema.tuple ?? []),
    ...(schema.variants?.flatMap(({ options }) => options.map(({ schema }) => schema)) ?? []),
    ...(schema.conditions?.flatMap(({ schema }) => schema ?? []) ?? []),
  ]
  return below.reduce((sum, child) => sum + count(child), 1)
}
