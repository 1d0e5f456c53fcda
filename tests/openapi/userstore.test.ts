import type { AnySchemaObject } from 'ajv'
import type { Example, MediaType, Operation, Ref, Response, Schema, SchemaObject, SecurityScheme } from '../../openapi/document/openapi.ts'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { isRef, readDocument, resolve } from '../../openapi/document/index.ts'

const { document, findings } = await readDocument('openapi/userstore.yaml')
if (!document)
  throw new Error('openapi/userstore.yaml cannot be read')
const spec = document
const { components = {}, paths = {} } = spec.root

const operations = Object.entries(paths).flatMap(([path, node]) => (['get', 'put', 'post', 'delete'] as const).flatMap((method) => {
  const item = follow(node)
  const operation = item?.[method]
  return operation
    ? [
        {
          name: `${method.toUpperCase()} ${path}`,
          operation,
          parameters: [
            ...item.parameters ?? [],
            ...operation.parameters ?? [],
          ],
        },
      ]
    : []
}))

const ajv = new Ajv2020({
  strict: true,
  allErrors: true,
  keywords: keywordsAround(),
})
addFormats.default(ajv)
ajv.addSchema({ ...spec.root, $id: 'spec' } as AnySchemaObject)

describe('the UserStore document', () => {
  it('is found faultless', () => {
    expect(findings).toEqual([])
    expect(spec.version).toBe('3.1.1')
  })

  it('describes every endpoint of the API', () => {
    expect(operations.map(({ name }) => name).toSorted()).toEqual([
      'DELETE /users/{id}',
      'GET /tokens/{id}',
      'GET /users',
      'GET /users/{id}',
      'POST /auth/confirm',
      'POST /auth/forgot-password',
      'POST /auth/reset-password',
      'POST /auth/signin',
      'POST /auth/signout',
      'POST /auth/verify',
      'POST /users',
      'PUT /users/{id}',
    ])
  })

  it('gives every operation an id of its own', () => {
    const ids = operations.map(({ operation }) => operation.operationId ?? '')
    expect(new Set(ids).size).toBe(operations.length)
    expect(ids.every(id => /^[a-z][a-zA-Z]+$/.test(id))).toBe(true)
  })

  it('takes the key as Basic user name or as header', () => {
    expect(spec.root.security).toEqual([
      { secretKey: [] },
      { secretKeyHeader: [] },
    ])
    expect(components.securitySchemes?.secretKey).toMatchObject({ type: 'http', scheme: 'basic' })
    expect(components.securitySchemes?.secretKeyHeader).toMatchObject({ type: 'apiKey', in: 'header', name: 'x-api-key' })
  })

  it('has a sample key of the API\'s own form that nobody takes for a real one', () => {
    const keys = Object.values(components.securitySchemes ?? {}).map(scheme => String((scheme as SecurityScheme)['x-default']))
    expect(new Set(keys).size).toBe(1)
    expect(keys[0]).toMatch(/^secretkey-[0-9a-f]{32}$/)
    expect(new Set(keys[0]?.split('-')[1]).size).toBeLessThan(5)
  })

  it('describes every schema, property, parameter and header', () => {
    const silent = places(spec.root)
      .filter(({ pointer, node }) => /\/(?:schemas|properties|headers|securitySchemes|responses|parameters)\/[^/]+$/.test(pointer) && !isRef(node) && !node.description)
    expect(silent.map(({ pointer }) => pointer)).toEqual([])
  })

  it('uses each of its components', () => {
    const used = new Set(places(spec.root).map(({ node }) => node.$ref))
    const unused = Object.entries(components)
      .filter(([kind]) => kind !== 'securitySchemes')
      .flatMap(([kind, named]) => Object.keys(named as object).map(name => `#/components/${kind}/${name}`))
      .filter(pointer => !used.has(pointer))
    expect(unused).toEqual([])
  })

  it('says which rule each constraint of a request breaks', () => {
    const { 'x-validation-rules': rules } = follow(components.schemas?.ValidationError as SchemaObject) as Record<string, unknown>
    const bodies = operations.flatMap(({ operation }) => follow(operation.requestBody)?.content['application/json'] ?? [])
    const queries = operations.flatMap(({ parameters }) => parameters.map(follow).filter(parameter => parameter?.in === 'query'))
    const constraints = [
      ...bodies,
      ...queries,
    ].flatMap(node => constraintsOf((node as MediaType).schema))
    expect(constraints.length).toBeGreaterThan(20)
    expect(Object.keys(rules as object)).toEqual(expect.arrayContaining([
      ...new Set(constraints),
    ]))
  })
})

describe.each(operations)('$name', ({ operation, parameters }) => {
  const responses = responsesOf(operation)
  const body = follow(operation.requestBody)?.content ?? {}

  it('has the documented status codes', () => {
    expect(responses.map(({ status }) => status)).toEqual(expect.arrayContaining([
      '200',
      '400',
      '401',
      '402',
      '403',
      '429',
      '500',
      '502',
      '503',
    ]))
  })

  it('labels and explains every answer', () => {
    for (const { response } of responses) {
      expect(response.summary ?? response['x-summary']).toMatch(/^[A-Z]/)
      expect(response.description).toMatch(/\.$/)
    }
  })

  it('shows an example of every answer, and examples that are valid', () => {
    const content = [
      ...Object.values(body),
      ...responses.flatMap(({ response }) => Object.values(response.content ?? {})),
    ]
    expect(content.length).toBeGreaterThan(8)
    for (const { schema, examples } of content.map(node => follow<MediaType>(node) ?? {})) {
      const values = Object.values(examples ?? {}).map(node => follow<Example>(node)?.value)
      const validate = ajv.compile(absolute(schema))
      expect(values.length).toBeGreaterThan(0)
      for (const value of values)
        expect(validate(value), JSON.stringify({ value, errors: validate.errors }, null, 2)).toBe(true)
    }
  })

  it('takes the same fields as JSON and as form', () => {
    expect(body['application/json']).toEqual(body['application/x-www-form-urlencoded'])
  })

  it('requires what its path names, and nothing in the query', () => {
    for (const parameter of parameters.map(follow))
      expect(parameter?.in === 'path').toBe(parameter?.required === true)
  })
})

describe('an example of a property', () => {
  const schemas = places(components.schemas ?? {}, '#/components/schemas').filter(({ node }) => Array.isArray(node.examples))

  it.each(schemas)('is valid at $pointer', ({ node }) => {
    const validate = ajv.compile(absolute(node as Schema))
    for (const value of node.examples as unknown[])
      expect(validate(value), JSON.stringify({ value, errors: validate.errors })).toBe(true)
  })
})

function responsesOf(operation: Operation): { status: string, response: Response }[] {
  return Object.entries(operation.responses ?? {}).map(([status, node]) => ({ status, response: follow(node) ?? {} }))
}

function follow<T extends object>(node: T | Ref | undefined): T | undefined {
  return node && resolve<T>(spec, node)?.value
}

/** Every object of a tree with its JSON pointer; an example's value is data, not part of the document. */
function places(node: object, pointer = '#'): { pointer: string, node: Record<string, unknown> }[] {
  return [
    ...Array.isArray(node)
      ? []
      : [
          { pointer, node: node as Record<string, unknown> },
        ],
    ...Object.entries(node)
      .filter(([key, child]) => typeof child === 'object' && child !== null && key !== 'value')
      .flatMap(([key, child]) => places(child as object, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)),
  ]
}

/** The same schema with references that Ajv finds from outside the document. */
function absolute(schema: Schema | undefined): AnySchemaObject {
  return JSON.parse(JSON.stringify(schema ?? true).replaceAll('"#/', '"spec#/')) as AnySchemaObject
}

/** Keys that a strict Ajv would refuse: extensions, and those of the document around its schemas. */
function keywordsAround(): string[] {
  const extensions = places(spec.root).flatMap(({ node }) => Object.keys(node).filter(key => key.startsWith('x-')))
  return [
    ...new Set([
      ...extensions,
      ...Object.keys(spec.root),
    ]),
  ]
}

/** Everything that a value can get wrong, by the keys of the table of rules. */
function constraintsOf(node: Schema | undefined): string[] {
  const schema = follow<SchemaObject>(node as SchemaObject)
  if (!schema)
    return []
  const keywords = [
    'required',
    'type',
    'minLength',
    'maxLength',
    'pattern',
    'minimum',
    'maximum',
  ]
  return [
    ...Object.keys(schema).filter(key => keywords.includes(key) || key.startsWith('x-')),
    ...schema.format && schema.format !== 'password'
      ? [`format:${schema.format}`]
      : [],
    ...Object.values(schema.properties ?? {}).flatMap(constraintsOf),
  ]
}
