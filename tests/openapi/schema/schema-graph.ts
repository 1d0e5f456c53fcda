import fc from 'fast-check'
import type { Schema, SchemaObject } from '../../../openapi/document/index.ts'

const names = ['A', 'B', 'C', 'D'] as const

/** Every keyword that holds schemas, so that a graph can turn in a circle through each. */
const wraps: ((schema: Schema, other: Schema) => SchemaObject)[] = [
  child => ({ type: 'object', properties: { child } }),
  child => ({ type: 'object', required: ['child'], properties: { child } }),
  (child, other) => ({ type: 'object', properties: { a: child, b: other }, required: ['b'] }),
  child => ({ type: 'object', additionalProperties: child }),
  child => ({ type: 'object', patternProperties: { '^x-[a-z]+$': child } }),
  child => ({ type: 'array', items: child }),
  child => ({ type: 'array', items: child, minItems: 1 }),
  (child, other) => ({ type: 'array', prefixItems: [child, other] }),
  (child, other) => ({ oneOf: [child, other] }),
  (child, other) => ({ anyOf: [child, other] }),
  (child, other) => ({ allOf: [child, other] }),
  child => ({ anyOf: [child, { type: 'null' }] }),
  child => ({ not: child }),
  (child, other) => ({ if: child, then: other, else: true }),
  (child, other) => ({ if: { type: 'string' }, then: child, else: other }),
  (child, other) => ({ $ref: '#/components/schemas/B', properties: { child }, items: other }),
  child => ({
    type: 'object',
    properties: { a: { type: 'string' } },
    dependentSchemas: { a: child },
  }),
  (child, other) => ({
    type: 'object',
    dependentRequired: { a: ['b'] },
    properties: { a: child, b: other },
  }),
  (child, other) => ({
    type: 'object',
    required: ['kind'],
    properties: { kind: { type: 'string' }, child },
    discriminator: { propertyName: 'kind', defaultMapping: 'B', mapping: { c: 'C' } },
    allOf: [other],
  }),
  child => ({ allOf: [{ $ref: '#/components/schemas/A' }, child] }),
  child => ({ $defs: { child }, $dynamicAnchor: 'node', items: { $dynamicRef: '#node' } }),
  child => ({ type: 'array', contains: child }),
  child => ({ type: 'object', propertyNames: child }),
  child => ({ type: 'object', unevaluatedProperties: child }),
  child => ({ type: 'array', unevaluatedItems: child }),
  child => ({ contentSchema: child, contentMediaType: 'application/json', type: 'string' }),
  (child, other) => ({
    oneOf: [child, other],
    discriminator: { propertyName: 'kind', mapping: { a: '#/components/schemas/A' } },
  }),
]

const leaf: fc.Arbitrary<Schema> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(...names).map(name => ({ $ref: `#/components/schemas/${name}` })),
  },
  fc.constantFrom<Schema>(
    true,
    false,
    {},
    { type: 'string' },
    { type: 'integer' },
    { type: ['null', 'boolean'] },
    { const: 'x' },
    { enum: [1, 'b', null] },
    { $ref: '#/components/schemas/Nowhere' },
    { type: 'object' },
  ),
)

const tree: fc.Arbitrary<Schema> = fc.letrec<{ tree: Schema }>(tie => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.tuple(fc.constantFrom(...wraps), tie('tree'), tie('tree')).map(([wrap, one, other]) => wrap(one, other)),
  ),
})).tree

/** Components that refer to each other and to themselves through any keyword. */
export const graph: fc.Arbitrary<Record<string, Schema>> = fc.record(
  Object.fromEntries(names.map(name => [name, tree])),
)

function bounds(low: string, high: string, most: number): fc.Arbitrary<SchemaObject> {
  return fc.tuple(fc.nat(most), fc.nat(most), fc.boolean(), fc.boolean()).map(([one, other, hasLow, hasHigh]) => ({
    ...(hasLow && { [low]: Math.min(one, other) }),
    ...(hasHigh && { [high]: Math.max(one, other) }),
  }))
}

const text: fc.Arbitrary<SchemaObject> = fc.oneof(
  bounds('minLength', 'maxLength', 30).map(limits => ({ type: 'string' as const, ...limits })),
  fc
    .constantFrom(
      'date-time',
      'date',
      'time',
      'email',
      'uuid',
      'uri',
      'ipv4',
      'ipv6',
      'hostname',
      'duration',
      'json-pointer',
      'byte',
    )
    .map(format => ({ type: 'string' as const, format })),
  fc
    .constantFrom(
      '^[a-z]{3,10}$',
      '^\\d{4}-\\d{2}$',
      '^[A-Z]{2}\\d+$',
      '^(cat|dog)s?$',
      '\\S+',
      '^#[0-9a-f]{6}$',
      '^(?!x)[a-z]+$',
      '^\\p{L}+$',
      '^usr_[a-zA-Z0-9]{12}$',
      '[^a-z]',
      '^[\\w.-]+@[\\w-]+\\.\\w{2,}$',
    )
    .map(pattern => ({ type: 'string' as const, pattern })),
)

const number: fc.Arbitrary<SchemaObject> = fc
  .tuple(
    fc.constantFrom('integer' as const, 'number' as const),
    fc.integer({ min: -100, max: 100 }),
    fc.integer({ min: 20, max: 100 }),
    fc.constantFrom(undefined, 1, 2, 5, 0.5, 0.01, 10),
    fc.boolean(),
  )
  .map(([type, low, room, multipleOf, exclusive]) => ({
    type,
    ...(exclusive ? { exclusiveMinimum: low, exclusiveMaximum: low + room } : { minimum: low, maximum: low + room }),
    ...(multipleOf !== undefined && { multipleOf }),
  }))

const scalar: fc.Arbitrary<SchemaObject> = fc.oneof(
  text,
  number,
  fc.constantFrom<SchemaObject>(
    { type: 'boolean' },
    { type: 'null' },
    { enum: ['a', 'b', 3] },
    { const: { deep: [1] } },
    { type: ['integer', 'null'] },
  ),
)

const propertyNames = fc.uniqueArray(
  fc.constantFrom('id', 'email', 'name', 'created_at', 'count', 'tags', 'owner', 'constructor', 'toString'),
  { maxLength: 5 },
)

/** Schemas that some value is valid against. */
export const satisfiable: fc.Arbitrary<SchemaObject> = fc.letrec<{ schema: SchemaObject }>(tie => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc
      .tuple(propertyNames, fc.array(tie('schema'), { minLength: 5, maxLength: 5 }), fc.nat(31), fc.boolean())
      .map(([keys, schemas, mask, closed]) => toObject(keys, schemas, mask, closed)),
    fc.tuple(tie('schema'), fc.nat(3), fc.nat(3)).map(([items, min, more]) => ({
      type: 'array' as const,
      items,
      minItems: min,
      maxItems: min + more,
    })),
    fc.array(scalar, { minLength: 1, maxLength: 3 }).map(prefixItems => ({
      type: 'array' as const,
      prefixItems,
      minItems: prefixItems.length,
      items: false,
    })),
    fc.tuple(tie('schema'), tie('schema')).map(anyOf => ({ anyOf })),
    tie('schema').map((schema): SchemaObject => ({
      oneOf: [
        {
          type: 'object' as const,
          required: ['kind'],
          properties: { kind: { const: 'a' }, value: schema },
        },
        { type: 'object' as const, required: ['kind'], properties: { kind: { const: 'b' } } },
      ],
    })),
    tie('schema').map((schema): SchemaObject => ({
      allOf: [
        { type: 'object' as const, required: ['base'], properties: { base: schema } },
        { type: 'object' as const, properties: { more: schema } },
      ],
    })),
    fc.tuple(tie('schema'), fc.nat(3)).map(([additionalProperties, minProperties]) => ({
      type: 'object' as const,
      additionalProperties,
      minProperties,
    })),
    tie('schema').map((schema): SchemaObject => ({
      type: 'object' as const,
      required: ['mode'],
      properties: { mode: { enum: ['x', 'y'] }, extra: schema },
      if: { properties: { mode: { const: 'x' } } },
      then: { required: ['extra'] },
    })),
    fc.constantFrom<SchemaObject[]>(
      { type: 'string', not: { const: 'Sample text' } },
      {
        type: 'array',
        items: { type: 'integer' },
        contains: { const: 7 },
        minContains: 2,
      },
      {
        type: 'array',
        items: { enum: [1, 2, 3] },
        uniqueItems: true,
        minItems: 3,
      },
      {
        type: 'object',
        properties: { a: { type: 'string' }, b: { type: 'string' } },
        dependentRequired: { a: ['b', 'c'] },
      },
      { type: 'object', propertyNames: { pattern: '^[a-z]{3}$' }, minProperties: 2 },
      { type: 'object', properties: { a: { type: 'string' } }, unevaluatedProperties: false },
      {
        type: 'object',
        patternProperties: { '^x-': { type: 'integer' } },
        additionalProperties: false,
        minProperties: 1,
      },
    ),
  ),
})).schema

function toObject(keys: string[], schemas: SchemaObject[], mask: number, closed: boolean): SchemaObject {
  const properties = Object.fromEntries(keys.map((key, index) => [key, schemas[index] ?? true]))
  return {
    type: 'object',
    properties,
    required: keys.filter((_, index) => mask & (1 << index)),
    ...(closed && { additionalProperties: false }),
  }
}
