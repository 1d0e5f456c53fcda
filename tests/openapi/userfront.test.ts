import type { AnySchemaObject } from 'ajv'
import type { Example, MediaType, Operation, Parameter, Ref, Response, Schema, SecurityScheme } from '../../openapi/document/openapi.ts'
import { readFileSync } from 'node:fs'
import { createPublicKey, verify } from 'node:crypto'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { isRef, readDocument, resolve } from '../../openapi/document/index.ts'

const { document, findings } = await readDocument('openapi/userfront.yaml')
if (!document)
  throw new Error('openapi/userfront.yaml cannot be read')
const spec = document
const { components = {}, paths = {}, webhooks = {} } = spec.root

/** Every endpoint of the API: what is known of it outside this repository. */
const endpoints = readFileSync(new URL('../fixtures/userfront-endpoints.txt', import.meta.url), 'utf8').trim().split('\n')
const operations = listOperations(paths)
const events = listOperations(webhooks)

const ajv = new Ajv2020({
  strict: true,
  allErrors: true,
  allowUnionTypes: true,
  strictRequired: false,
  strictTypes: false,
  keywords: keywordsAround(),
})
addFormats.default(ajv)
ajv.addSchema({ ...spec.root, $id: 'spec' } as AnySchemaObject)

describe('the Userfront document', () => {
  it('is found faultless', () => {
    expect(findings).toEqual([])
    expect(spec.version).toBe('3.1.1')
  })

  it('describes every endpoint of the API, and none that it does not have', () => {
    expect(operations.map(({ name }) => name).toSorted()).toEqual(endpoints.toSorted())
  })

  it('has every call of the client API in both forms', () => {
    const flat = endpoints.filter(name => / \/auth\/(?:create|basic|password|reset|link$|code|totp|verify|refresh|logout)/.test(name))
    expect(flat).toHaveLength(16)
    for (const name of flat)
      expect(endpoints).toContain(name.replace('/auth/', '/tenants/{tenantId}/auth/'))
  })

  it('describes the events it sends', () => {
    expect(Object.keys(webhooks)).toEqual([
      'userCreated',
      'userUpdated',
      'userDeleted',
      'tenantCreated',
      'tenantUpdated',
      'tenantDeleted',
    ])
    for (const { operation } of events) {
      expect(operation.security).toEqual([
        { webhookKey: [] },
      ])
    }
  })

  it('gives every operation an id of its own', () => {
    const ids = [
      ...operations,
      ...events,
    ].map(({ operation }) => operation.operationId ?? '')
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter(id => !/^[a-z][a-zA-Z]+$/.test(id))).toEqual([])
  })

  it('puts every operation under one declared tag, and every tag into a group', () => {
    const declared = (spec.root.tags ?? []).map(({ name }) => name)
    const grouped = (spec.root['x-tagGroups'] as { tags: string[] }[]).flatMap(({ tags }) => tags)
    expect(grouped.toSorted()).toEqual(declared.toSorted())
    expect([
      ...new Set([
        ...operations,
        ...events,
      ].map(({ operation }) => operation.tags?.join())),
    ].toSorted()).toEqual(declared.toSorted())
  })

  it('has sample keys of the API\'s own form that nobody takes for real ones', () => {
    const { 'x-default': key, 'x-sample-keys': more } = components.securitySchemes?.secretKey as SecurityScheme
    const keys = more as { value: string, roles: string[] }[]
    expect(keys.map(({ roles }) => roles)).toEqual([
      ['admin'],
      ['readonly'],
      ['webhook'],
    ])
    expect(keys[0]?.value).toBe(key)
    for (const { value, roles } of keys)
      expect(value).toMatch(new RegExp(`^uf_test_${roles[0]}_demo1234_[0-9a-f]{32}$`))
  })

  it('shows tokens that its own public key verifies', () => {
    const jwks = follow<Example>(components.examples?.JwksTest)?.value as { keys: JsonWebKey[] }
    const publicKey = createPublicKey({
      key: { ...jwks.keys[0] },
      format: 'jwk',
    })
    for (const name of ['accessToken', 'refreshToken']) {
      const [header, payload, signature] = String((components.securitySchemes?.[name] as SecurityScheme)['x-default']).split('.')
      expect(verify('sha256', Buffer.from(`${header}.${payload}`), publicKey, Buffer.from(signature ?? '', 'base64url'))).toBe(true)
    }
  })

  it('describes every schema, property, parameter and header', () => {
    const silent = places(spec.root)
      .filter(({ pointer, node }) => /\/(?:schemas|properties|headers|securitySchemes|responses|parameters|requestBodies)\/[^/]+$/.test(pointer) && !isRef(node) && !node.description)
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

  it('links to pages of operations that exist', () => {
    const pages = new Set([
      ...operations,
      ...events,
    ].map(({ operation }) => `/userfront/${operation.tags?.[0]}/${kebab(operation.operationId ?? '')}`))
    const links = places(spec.root).flatMap(({ node }) => [
      ...String(node.description ?? '').matchAll(/\]\((\/[^)]*)\)/g),
    ].map(([, href]) => href))
    expect(links.length).toBeGreaterThan(20)
    expect(links.filter(href => !pages.has(href ?? ''))).toEqual([])
  })
})

describe.each(operations)('$name', ({ operation, parameters }) => {
  const responses = Object.entries(operation.responses ?? {}).map(([status, node]) => ({ status, response: follow<Response>(node) ?? {} }))
  const body = follow(operation.requestBody)

  it('says who may call it', () => {
    const security = operation.security ?? spec.root.security ?? []
    for (const requirement of security) {
      for (const [scheme, roles] of Object.entries(requirement)) {
        expect(Object.keys(components.securitySchemes ?? {})).toContain(scheme)
        expect(['admin', 'readonly', 'member']).toEqual(expect.arrayContaining(roles))
      }
    }
    const statuses = responses.map(({ status }) => status)
    expect(statuses.includes('403')).toBe(security.some(requirement => Object.values(requirement).some(roles => roles.length > 0)))
    expect(statuses.includes('401')).toBe(security.length > 0)
  })

  it('labels and explains a success and the errors', () => {
    expect(responses[0]?.status).toMatch(/^(?:200|302)$/)
    expect(responses.length).toBeGreaterThan(1)
    for (const { response } of responses) {
      expect(response['x-summary']).toMatch(/^[A-Z]/)
      expect(response.description).toMatch(/\.$/)
    }
  })

  it('shows an example of its body and of every answer, and examples that are valid', () => {
    const content = [
      body,
      ...responses.map(({ response }) => response),
    ].flatMap(node => Object.values(node?.content ?? {}))
    for (const node of content)
      expectExamples(node)
  })

  it('shows an example of what it requires outside the body, and examples that are valid', () => {
    for (const parameter of parameters.map(node => follow<Parameter>(node) as Parameter)) {
      const values = valuesOf(parameter)
      expect(parameter.required ? values.length : 1).toBeGreaterThan(0)
      expectValid(parameter.schema, values)
    }
  })
})

describe.each(events)('event $name', ({ operation }) => {
  it('shows a valid example of what is sent', () => {
    for (const node of Object.values(follow(operation.requestBody)?.content ?? {}))
      expectExamples(node)
  })
})

describe('an example of a property', () => {
  const schemas = places(components.schemas ?? {}, '#/components/schemas').filter(({ node }) => Array.isArray(node.examples))

  it.each(schemas)('is valid at $pointer', ({ node }) => expectValid(node as Schema, node.examples as unknown[]))
})

function expectExamples(node: MediaType | Ref): void {
  const media = follow<MediaType>(node) ?? {}
  const values = valuesOf(media)
  expect(values.length).toBeGreaterThan(0)
  expectValid(media.schema, values)
}

function expectValid(schema: Schema | undefined, values: unknown[]): void {
  const validate = ajv.compile(absolute(schema))
  for (const value of values)
    expect(validate(value), JSON.stringify({ value, errors: validate.errors }, null, 2)).toBe(true)
}

function valuesOf(node: Pick<MediaType, 'example' | 'examples'>): unknown[] {
  return [
    ...node.example === undefined
      ? []
      : [node.example],
    ...Object.values(node.examples ?? {}).map(example => follow<Example>(example)?.value),
  ]
}

function listOperations(items: typeof paths): { name: string, operation: Operation, parameters: (Parameter | Ref)[] }[] {
  return Object.entries(items).flatMap(([path, node]) => ([
    'get',
    'put',
    'post',
    'delete',
    'patch',
  ] as const).flatMap((method) => {
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
}

function follow<T extends object>(node: T | Ref | undefined): T | undefined {
  return node && resolve<T>(spec, node)?.value
}

function kebab(id: string): string {
  return id.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
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
      .filter(([key, child]) => typeof child === 'object' && child !== null && key !== 'value' && key !== 'example')
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
      'discriminator',
      'example',
      'externalDocs',
    ]),
  ]
}
