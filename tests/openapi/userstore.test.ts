import type { AnySchemaObject } from 'ajv'
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

type Node = Record<string, any> // eslint-disable-line ts/no-explicit-any -- a document read as it stands, before any of our types

const spec: Node = parse(readFileSync('openapi/userstore.yaml', 'utf8'))
const operations = Object.entries<Node>(spec.paths).flatMap(([path, item]) =>
  ['get', 'put', 'post', 'delete']
    .filter(method => item[method])
    .map(method => ({ name: `${method.toUpperCase()} ${path}`, operation: item[method] as Node, item })))

const ajv = new Ajv2020({
  strict: true,
  allErrors: true,
  keywords: keywordsOf(spec),
})
addFormats.default(ajv)
ajv.addSchema({ ...spec, $id: 'spec' } as AnySchemaObject)

describe('the UserStore document', () => {
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
    const ids = operations.map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(operations.length)
    expect(ids.every(id => /^[a-z][a-zA-Z]+$/.test(id))).toBe(true)
  })

  it('takes the key as Basic user name or as header', () => {
    expect(spec.security).toEqual([
      { secretKey: [] },
      { secretKeyHeader: [] },
    ])
    const { secretKey, secretKeyHeader } = spec.components.securitySchemes
    expect(secretKey).toMatchObject({ type: 'http', scheme: 'basic' })
    expect(secretKeyHeader).toMatchObject({ type: 'apiKey', in: 'header', name: 'x-api-key' })
    expect(secretKey['x-default']).toMatch(/^secretkey-[0-9a-f]{32}$/)
    expect(secretKeyHeader['x-default']).toBe(secretKey['x-default'])
  })

  it('has a sample key that nobody takes for a real one', () => {
    const digits: string = spec.components.securitySchemes.secretKey['x-default'].split('-')[1]
    expect(new Set(digits).size).toBeLessThan(5)
  })

  it('names every schema, parameter and property in words', () => {
    const silent = places(spec).filter(({ pointer, node }) => isDescribable(pointer) && !node.$ref && !node.description)
    expect(silent.map(({ pointer }) => pointer)).toEqual([])
  })

  it('has no reference that dangles', () => {
    const dangling = places(spec).filter(({ node }) => typeof node.$ref === 'string' && follow(node) === undefined)
    expect(dangling.map(({ node }) => node.$ref)).toEqual([])
  })

  it('has no component that nothing uses', () => {
    const used = new Set(places(spec).map(({ node }) => node.$ref))
    const unused = Object.entries<Node>(spec.components)
      .filter(([kind]) => kind !== 'securitySchemes')
      .flatMap(([kind, components]) => Object.keys(components).map(name => `#/components/${kind}/${name}`))
      .filter(pointer => !used.has(pointer))
    expect(unused).toEqual([])
  })

  it('says which rule each constraint of a request breaks', () => {
    const rules = Object.keys(spec.components.schemas.ValidationError['x-validation-rules'])
    const constraints = new Set([
      'UserCreate',
      'UserUpdate',
      'SignIn',
      'SignOut',
      'PasswordConfirm',
      'Verification',
      'PasswordForgot',
      'PasswordReset',
    ]
      .flatMap(name => constraintsOf(spec.components.schemas[name])))
    expect(rules).toEqual(expect.arrayContaining([...constraints]))
  })
})

describe.each(operations)('$name', ({ operation, item }) => {
  const responses = Object.entries<Node>(operation.responses).map(([status, node]) => [
    status,
    follow(node),
  ] as const)

  it('has the documented status codes', () => {
    const expected = [
      '200',
      '400',
      '401',
      '402',
      '403',
      '429',
      '500',
      '502',
      '503',
    ]
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(expected))
  })

  it('labels and explains every answer', () => {
    for (const [, response] of responses) {
      expect(response?.['x-summary']).toMatch(/^[A-Z]/)
      expect(response?.description).toMatch(/\.$/)
    }
  })

  it('shows an example of every answer', () => {
    for (const [, response] of responses)
      expect(Object.keys(response?.content['application/json'].examples).length).toBeGreaterThan(0)
  })

  it('has examples that are valid', () => {
    const content = [
      ...Object.values<Node>(operation.requestBody?.content ?? {}),
      ...responses.flatMap(([, response]) => Object.values<Node>(response?.content)),
    ]
    for (const { schema, examples } of content) {
      const validate = ajv.compile(absolute(schema))
      for (const example of Object.values<Node>(examples)) {
        const value = follow(example)?.value
        expect(validate(value), JSON.stringify({ value, errors: validate.errors }, null, 2)).toBe(true)
      }
    }
  })

  it('takes the same fields as JSON and as form', () => {
    if (operation.requestBody) {
      const { 'application/json': json, 'application/x-www-form-urlencoded': form } = operation.requestBody.content
      expect(json).toEqual(form)
    }
  })

  it('declares the parameters of its path', () => {
    const parameters = [
      ...item.parameters ?? [],
      ...operation.parameters ?? [],
    ].map(follow)
    for (const parameter of parameters)
      expect(parameter?.in === 'path').toBe(parameter?.required === true)
  })
})

describe('every example of a property', () => {
  const schemas = places(spec.components.schemas).filter(({ node }) => Array.isArray(node.examples))

  it.each(schemas)('$pointer is valid', ({ node }) => {
    const validate = ajv.compile(absolute(node))
    for (const value of node.examples)
      expect(validate(value), JSON.stringify({ value, errors: validate.errors })).toBe(true)
  })
})

/** Every object of a tree with its JSON pointer; examples' values are data, not part of the document. */
function places(node: Node, pointer = '#'): { pointer: string, node: Node }[] {
  return [
    ...Array.isArray(node)
      ? []
      : [
          { pointer, node },
        ],
    ...Object.entries<Node>(node)
      .filter(([key, child]) => typeof child === 'object' && child !== null && key !== 'value')
      .flatMap(([key, child]) => places(child, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)),
  ]
}

function isDescribable(pointer: string): boolean {
  return /\/(?:schemas|properties|headers|securitySchemes|responses|parameters|items)\/[^/]+$/.test(pointer)
}

function follow(node: Node | undefined): Node | undefined {
  return node?.$ref
    ? follow(node.$ref.slice(2).split('/').reduce((value: Node | undefined, key: string) => value?.[key], spec))
    : node
}

/** The same schema with references that Ajv finds from outside the document. */
function absolute(schema: Node): Node {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"spec#/'))
}

/** All keys beginning with `x-`, and those of the document around the schemas, which a strict Ajv would refuse. */
function keywordsOf(node: Node): string[] {
  const extensions = places(node).flatMap(place => Object.keys(place.node).filter(key => key.startsWith('x-')))
  return [
    ...new Set([
      ...extensions,
      ...Object.keys(spec),
    ]),
  ].filter(key => key !== '$id')
}

/** The names, in the table of rules, of everything that a request body can get wrong. */
function constraintsOf(node: Node): string[] {
  const keywords = [
    'required',
    'type',
    'minLength',
    'maxLength',
    'pattern',
  ]
  const schema = follow(node) ?? {}
  return [
    ...Object.keys(schema).filter(key => keywords.includes(key) || key.startsWith('x-')),
    ...schema.format && schema.format !== 'password'
      ? [`format:${schema.format}`]
      : [],
    ...Object.values<Node>(schema.properties ?? {}).flatMap(constraintsOf),
  ]
}
