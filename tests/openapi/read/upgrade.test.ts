import { describe, expect, it } from 'vitest'
import { stringifyExact } from '../../../openapi/document/index.ts'
import { head, readYaml } from './folder.ts'

async function schemaOf(schema: string, version = '3.0.3') {
  const { document } = await readYaml(
    `${head(version)}paths: {}\ncomponents:\n  schemas:\n    B: {type: object}\n    A: ${schema}`,
    { thorough: false },
  )
  return document?.root.components?.schemas?.A
}

describe('a schema of OpenAPI 3.0', () => {
  it.each([
    ['{type: string, nullable: true}', { type: ['string', 'null'] }],
    ['{type: string, nullable: false}', { type: 'string' }],
    ['{type: string, nullable: true, enum: [a]}', { type: ['string', 'null'], enum: ['a', null] }],
    [
      '{nullable: true, $ref: \'#/components/schemas/B\', description: Text.}',
      { description: 'Text.', anyOf: [{ $ref: '#/components/schemas/B' }, { type: 'null' }] },
    ],
    [
      '{nullable: true, allOf: [{$ref: \'#/components/schemas/B\'}]}',
      { anyOf: [{ $ref: '#/components/schemas/B' }, { type: 'null' }] },
    ],
    [
      '{nullable: true, oneOf: [{type: string, nullable: true}, {type: number}]}',
      { oneOf: [{ type: ['string', 'null'] }, { type: 'number' }] },
    ],
    [
      '{nullable: true, oneOf: [{type: string}, {type: number}]}',
      { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'null' }] },
    ],
    ['{nullable: true, enum: [a]}', { enum: ['a', null] }],
    ['{type: integer, nullable: true, enum: [1, null]}', { type: ['integer', 'null'], enum: [1, null] }],
    [
      '{type: object, nullable: true, allOf: [{$ref: \'#/components/schemas/B\'}]}',
      { type: ['object', 'null'], anyOf: [{ $ref: '#/components/schemas/B' }, { type: 'null' }] },
    ],
    [
      '{type: object, nullable: true, oneOf: [{$ref: \'#/components/schemas/B\'}, {type: object}]}',
      { type: ['object', 'null'], oneOf: [{ $ref: '#/components/schemas/B' }, { type: 'object' }, { type: 'null' }] },
    ],
    [
      '{nullable: true, allOf: [{$ref: \'#/components/schemas/B\'}], anyOf: [{required: [a]}, {required: [b]}]}',
      {
        anyOf: [
          { allOf: [{ $ref: '#/components/schemas/B' }], anyOf: [{ required: ['a'] }, { required: ['b'] }] },
          { type: 'null' },
        ],
      },
    ],
    ['{minimum: 1, exclusiveMinimum: true}', { exclusiveMinimum: 1 }],
    ['{maximum: 1, exclusiveMaximum: false}', { maximum: 1 }],
    [
      '{properties: {nullable: {type: boolean}}, example: {nullable: true}}',
      { properties: { nullable: { type: 'boolean' } }, example: { nullable: true } },
    ],
  ])('means the same in 3.2: %s', async (schema, want) => {
    expect(await schemaOf(schema)).toEqual(want)
  })
})

it('an exclusive bound of OpenAPI 3.0 keeps its digits', async () => {
  const schema = await schemaOf('{type: integer, maximum: 9223372036854775807, exclusiveMaximum: true}')
  expect(stringifyExact(schema)).toBe('{"type":"integer","exclusiveMaximum":9223372036854775807}')
})

describe('a version', () => {
  it.each([
    ['swagger: "2.0"', '2.0'],
    ['swagger: 2.0', '2.0'],
    ['openapi: 3.0.4', '3.0.4'],
    ['openapi: 3.1', '3.1'],
    ['openapi: 3.2.0', '3.2.0'],
  ])('is remembered: %s', async (line, version) => {
    const { document } = await readYaml(`${line}\ninfo: {title: A, version: '1'}\npaths: {}`)

    expect(document?.version).toBe(version)
    expect(document?.root.openapi).toBe('3.2.0')
  })
})

describe('a Swagger 2.0 file', () => {
  it('becomes OpenAPI 3.2', async () => {
    const { document, findings } = await readYaml(`swagger: '2.0'
info: {title: Shop, version: '1'}
host: shop.test
basePath: /v1
schemes: [https]
consumes: [application/json]
produces: [application/json]
securityDefinitions:
  key: {type: apiKey, in: header, name: x-key}
parameters:
  limit: {name: limit, in: query, type: integer, maximum: 10, exclusiveMaximum: true}
  pet: {name: pet, in: body, schema: {$ref: '#/definitions/Pet'}}
responses:
  Missing: {description: No such pet., schema: {$ref: '#/definitions/Pet'}}
definitions:
  Pet: {type: object, discriminator: name, required: [name], properties: {name: {type: string, x-nullable: true}}}
paths:
  /pets:
    get:
      parameters: [{$ref: '#/parameters/limit'}]
      responses:
        200: {description: Pets., schema: {type: array, items: {$ref: '#/definitions/Pet'}}, examples: {application/json: [{name: Rex}]}}
        404: {$ref: '#/responses/Missing'}
    post:
      parameters: [{$ref: '#/parameters/pet'}]
      responses:
        201: {description: Created., schema: {$ref: '#/paths/~1pets/get/responses/200/schema/items'}}
`)

    expect(findings).toEqual([])
    expect(document?.root.servers).toEqual([{ url: 'https://shop.test/v1' }])
    expect(document?.root.components).toMatchObject({
      parameters: { limit: { schema: { type: 'integer', exclusiveMaximum: 10 } } },
      schemas: { Pet: { properties: { name: { type: ['string', 'null'] } } } },
      securitySchemes: { key: { type: 'apiKey' } },
    })
    expect(document?.root.paths?.['/pets']).toMatchObject({
      get: {
        responses: { 200: { content: { 'application/json': { example: [{ name: 'Rex' }] } } } },
      },
      post: { requestBody: { $ref: '#/components/requestBodies/pet' } },
    })
  })
})

it('lets the operation of Swagger 2.0 say how shared bodies and responses travel', async () => {
  const { document } = await readYaml(`swagger: '2.0'
info: {title: Shop, version: '1'}
consumes: [application/json]
parameters: {b: {in: body, name: body, schema: {type: object}}}
responses: {sheet: {description: ok, schema: {type: string}}}
paths:
  /a:
    patch: {consumes: [application/merge-patch+json], produces: [text/csv], parameters: [{$ref: '#/parameters/b'}], responses: {'200': {$ref: '#/responses/sheet'}}}
    post: {parameters: [{$ref: '#/parameters/b'}], responses: {'200': {$ref: '#/responses/sheet'}}}
`)
  expect(document?.root.paths).toMatchObject({
    '/a': {
      patch: {
        requestBody: { content: { 'application/merge-patch+json': { schema: { type: 'object' } } } },
        responses: { 200: { description: 'ok', content: { 'text/csv': { schema: { type: 'string' } } } } },
      },
      post: { requestBody: { $ref: '#/components/requestBodies/b' }, responses: { 200: { $ref: '#/components/responses/sheet' } } },
    },
  })
})

it.each([
  ['3.1.0', 'here'],
  ['3.0.3', undefined],
])('lets a description beside a reference win from OpenAPI 3.1 on: %s', async (version, description) => {
  const { document } = await readYaml(`${head(version)}paths:
  /a:
    get:
      parameters: [{$ref: '#/components/parameters/p', description: here}]
      responses: {'200': {$ref: '#/components/responses/r', description: here}}
components:
  parameters: {p: {name: p, in: query, description: there, schema: {type: string}}}
  responses: {r: {description: there, content: {text/plain: {}}}}
`)
  const operation = (document?.root.paths?.['/a'] as { get: { parameters: object[], responses: Record<string, object> } }).get
  const want = description === undefined ? { $ref: '#/components/parameters/p' } : { name: 'p', in: 'query', description }
  expect(operation.parameters[0]).toMatchObject(want)
  expect(operation.responses['200']).toMatchObject(description === undefined ? {} : { description, content: {} })
})
