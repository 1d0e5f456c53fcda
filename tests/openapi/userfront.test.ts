import type { Example, Parameter, Response, SecurityScheme } from '../../openapi/document/openapi.ts'
import { readFileSync } from 'node:fs'
import { createPublicKey, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openSpec, places } from './support.ts'

const {
  spec,
  findings,
  follow,
  valuesOf,
  listOperations,
  expectExamples,
  expectValid,
  listSilent,
  listUnused,
  listExemplified,
} = await openSpec('openapi/userfront.yaml')
const { components = {}, paths = {}, webhooks = {} } = spec.root

/** Every endpoint of the API: what is known of it outside this repository. */
const endpoints = readFileSync(new URL('../fixtures/userfront-endpoints.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')
const operations = listOperations(paths)
const events = listOperations(webhooks)

describe('the Userfront document', () => {
  it('is found faultless', () => {
    expect(findings).toEqual([])
    expect(spec.version).toBe('3.1.1')
  })

  it('describes every endpoint of the API, and none that it does not have', () => {
    expect(operations.map(({ name }) => name).toSorted()).toEqual(endpoints.toSorted())
  })

  it('has every call of the client API in both forms', () => {
    const flat = endpoints.filter(name =>
      / \/auth\/(?:create|basic|password|reset|link$|code|totp|verify|refresh|logout)/.test(name),
    )
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
      expect(operation.security).toEqual([{ webhookKey: [] }])
    }
  })

  it('gives every operation an id of its own', () => {
    const ids = [...operations, ...events].map(({ operation }) => operation.operationId ?? '')
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter(id => !/^[a-z][a-zA-Z]+$/.test(id))).toEqual([])
  })

  it('puts every operation under one declared tag, and every tag into a group', () => {
    const declared = (spec.root.tags ?? []).map(({ name }) => name)
    const grouped = (spec.root['x-tagGroups'] as { tags: string[] }[]).flatMap(({ tags }) => tags)
    expect(grouped.toSorted()).toEqual(declared.toSorted())
    expect([...new Set([...operations, ...events].map(({ operation }) => operation.tags?.join()))].toSorted()).toEqual(
      declared.toSorted(),
    )
  })

  it('has sample keys of the API\'s own form that nobody takes for real ones', () => {
    const { 'x-default': key, 'x-sample-keys': more } = components.securitySchemes?.secretKey as SecurityScheme
    const keys = more as { value: string, roles: string[] }[]
    expect(keys.map(({ roles }) => roles)).toEqual([['admin'], ['readonly'], ['webhook']])
    expect(keys[0]?.value).toBe(key)
    for (const { value, roles } of keys)
      expect(value).toMatch(new RegExp(`^uf_test_${roles[0]}_demo1234_[0-9a-f]{32}$`))
  })

  it('shows tokens that its own public key verifies', () => {
    const jwks = follow<Example>(components.examples?.JwksTest)?.value as { keys: JsonWebKey[] }
    const publicKey = createPublicKey({ key: { ...jwks.keys[0] }, format: 'jwk' })
    for (const name of ['accessToken', 'refreshToken']) {
      const [header, payload, signature] = String(
        (components.securitySchemes?.[name] as SecurityScheme)['x-default'],
      ).split('.')
      expect(
        verify('sha256', Buffer.from(`${header}.${payload}`), publicKey, Buffer.from(signature ?? '', 'base64url')),
      ).toBe(true)
    }
  })

  it('describes every schema, property, parameter and header', () => {
    expect(listSilent()).toEqual([])
  })

  it('uses each of its components', () => {
    expect(listUnused()).toEqual([])
  })

  it('links to pages of operations that exist', () => {
    const pages = new Set(
      [...operations, ...events].map(
        ({ operation }) => `/userfront/${operation.tags?.[0]}/${kebab(operation.operationId ?? '')}`,
      ),
    )
    const links = places(spec.root).flatMap(({ node }) =>
      [...String(node.description ?? '').matchAll(/\]\((\/[^)]*)\)/g)].map(([, href]) => href),
    )
    expect(links.length).toBeGreaterThan(20)
    expect(links.filter(href => !pages.has(href ?? ''))).toEqual([])
  })
})

describe.each(operations)('$name', ({ operation, parameters }) => {
  const responses = Object.entries(operation.responses ?? {}).map(([status, node]) => ({
    status,
    response: follow<Response>(node) ?? {},
  }))
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
    expect(statuses.includes('403')).toBe(
      security.some(requirement => Object.values(requirement).some(roles => roles.length > 0)),
    )
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
    const content = [body, ...responses.map(({ response }) => response)].flatMap(node =>
      Object.values(node?.content ?? {}),
    )
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
  it.each(listExemplified())('is valid at $pointer', ({ node }) => expectValid(node, node.examples as unknown[]))
})

function kebab(id: string): string {
  return id.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
}
