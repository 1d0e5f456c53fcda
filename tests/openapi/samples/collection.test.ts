import type { Operation, Tag } from '../../../openapi/model/types.ts'
import type { CollectionSource } from '../../../openapi/samples/collection/collection.ts'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { writeBruno } from '../../../openapi/samples/collection/bruno.ts'
import { toCollection } from '../../../openapi/samples/collection/collection.ts'
import { writePostman } from '../../../openapi/samples/collection/postman.ts'
import { buildRequest, toFetch } from '../../../openapi/samples/index.ts'
import { bodyOf, operationOf, parameterOf, schemeOf, securityOf } from './support/operation.ts'
import { postman } from './support/schemas.ts'

const valid = new Ajv2020({ strict: false, allErrors: true }).compile(postman)

interface KeyValue { key: string, value: string }
interface Item {
  name: string
  item?: Item[]
  request?: {
    method: string
    header: { key: string, value: string }[]
    auth: { type: string } & Record<string, KeyValue[]>
    url: { raw: string, variable: { key: string, value: string }[] }
    body?: { mode: string, raw?: string, urlencoded?: KeyValue[], formdata?: Partial<KeyValue>[] }
  }
}
interface Postman { info: { name: string }, item: Item[], variable: { key: string, value: string }[] }
interface BrunoRequest {
  url: string
  auth: Record<string, unknown>
  body: Record<string, unknown>
  params: { name: string, value: string, type: string }[]
}
interface BrunoItem { type: string, name: string, seq: number, items?: BrunoItem[], request?: BrunoRequest }
interface Bruno { items: BrunoItem[], environments: { name: string, variables: { name: string, value: string }[] }[] }

/** An API of these operations, all of one tag. */
function sourceOf(operations: Operation[], more: { tags?: Partial<Tag>[], servers?: Operation['servers'] } = {}): CollectionSource {
  const all = operations.map((operation, index) => ({ ...operation, slug: `one-${index}`, tagSlug: 'things' }))
  const tag = { name: 'things', slug: 'things', title: 'Things', operations: all, children: [] }
  return {
    reference: {
      name: 'api',
      title: 'An API',
      version: '1',
      servers: more.servers ?? operations[0]?.servers ?? [],
      groups: [{ tags: (more.tags ?? [{}]).map(one => ({ ...tag, ...one })) }],
      topics: [],
      securitySchemes: [],
      statuses: [],
      validationRules: [],
    },
    operation: (_, slug) => all.find(one => one.slug === slug),
    describe: pointer => (pointer === '#/info' ? 'What it is.' : undefined),
  }
}

function write(source: CollectionSource): { postman: Postman, bruno: Bruno } {
  const collection = toCollection(source)
  const written = writePostman(collection) as Postman
  expect(valid(written), JSON.stringify(valid.errors)).toBe(true)
  return { postman: written, bruno: writeBruno(collection) as Bruno }
}

interface Only {
  postman: NonNullable<Item['request']>
  bruno: BrunoRequest
  variables: Record<string, string>
}

function only(operation: Operation): Only {
  const written = write(sourceOf([operation]))
  const request = written.postman.item[0]?.item?.[0]?.request
  const other = written.bruno.items[0]?.items?.[0]?.request
  if (!request || !other)
    throw new Error('There is no request.')
  const variables = Object.fromEntries(written.postman.variable.map(({ key, value }) => [key, value]))
  return { postman: request, bruno: other, variables }
}

/** Text as the clients send it, their variables put in, those with variables in them too. */
function fill(text: string, variables: Record<string, string>): string {
  let filled = text
  for (let depth = 0; depth < 3; depth++)
    filled = filled.replace(/\{\{([^{}]*)\}\}/g, (whole, name: string) => variables[name] ?? whole)
  return filled
}

/** The address that a client of collections calls. */
function urlOf({ url }: NonNullable<Item['request']>, variables: Record<string, string>): string {
  const path = url.raw.replace(/\/:([\w-]+)/g, (whole, name: string) => `/${url.variable.find(({ key }) => key === name)?.value ?? whole.slice(1)}`)
  return fill(path, variables)
}

describe('a request of a collection', () => {
  it.each<[string, Partial<Operation>]>([
    ['parameters of the path and the query', {
      path: '/users/{user-id}/files/{path}',
      parameters: [parameterOf('path', 'user-id', 'a/b c'), parameterOf('path', 'path', '..'), parameterOf('query', 'q', 'x=1&y ä'), parameterOf('query', 'tags', ['a', 'b'])],
    }],
    ['a path with text around a parameter', { path: '/a{id}.json', parameters: [parameterOf('path', 'id', 7)] }],
    ['the same parameter twice', { path: '/{id}/of/{id}', parameters: [parameterOf('path', 'id', 7)] }],
    ['headers and a cookie', { parameters: [parameterOf('header', 'X-One', 'yes'), parameterOf('cookie', 'theme', 'dark')] }],
    ['JSON with numbers as they are written', { method: 'post', requestBody: bodyOf('application/json', '{"a":1.50,"b":12345678901234567890}') }],
    ['a body of text', { method: 'put', requestBody: bodyOf('application/xml', '<a/>') }],
    ['no path at all', { path: '/' }],
  ])('is the one that samples send: %s', (_, parts) => {
    const operation = operationOf(parts)
    const { postman, variables, bruno } = only(operation)
    const { url, init } = toFetch(buildRequest(operation))
    expect(urlOf(postman, variables)).toBe(url)
    expect(postman.header.map(({ key, value }) => [key, value])).toEqual(init.headers)
    expect(postman.body?.raw).toBe(init.body)
    expect(postman.method).toBe(init.method)
    expect(urlOf({ ...postman, url: { raw: bruno.url, variable: bruno.params.filter(({ type }) => type === 'path').map(({ name, value }) => ({ key: name, value })) } }, variables)).toBe(url)
  })

  it('has forms as fields', () => {
    const form = only(operationOf({ method: 'post', requestBody: bodyOf('application/x-www-form-urlencoded', '{"a":"1 2","b":"x&y"}') }))
    expect(form.postman.body?.urlencoded?.map(({ key, value }) => [key, value])).toEqual([['a', '1 2'], ['b', 'x&y']])
    expect(form.bruno.body).toMatchObject({ mode: 'formUrlEncoded', formUrlEncoded: [{ name: 'a', value: '1 2' }, { name: 'b', value: 'x&y' }] })
    const parts = only(operationOf({ method: 'post', requestBody: bodyOf('multipart/form-data', '{"a":"1"}') }))
    expect(parts.postman.body?.formdata).toEqual([{ key: 'a', value: '1', type: 'text' }])
    expect(parts.postman.header).toEqual([])
    expect(parts.bruno.body).toMatchObject({ mode: 'multipartForm', multipartForm: [{ name: 'a', value: '1', type: 'text' }] })
  })

  it('writes another multipart body as text with its boundary', () => {
    const { postman } = only(operationOf({ method: 'post', requestBody: bodyOf('multipart/mixed', '{"a":"1"}') }))
    const boundary = /boundary=(\S+)$/.exec(postman.header.find(({ key }) => key === 'Content-Type')?.value ?? '')?.[1] ?? '?'
    expect(postman.body?.raw).toMatch(new RegExp(`^--${boundary}\\r\\n`))
  })
})

describe('credentials', () => {
  const asked = (...schemes: Parameters<typeof schemeOf>[]) =>
    only(operationOf({ security: securityOf(...schemes.map(one => schemeOf(...one))) }))

  it.each([
    ['an API key', { type: 'apiKey', parameter: { name: 'X-Key', in: 'header' }, sampleKey: 'uf_test_1' }, 'apikey', ['X-Key', '{{userKey}}', 'header'], { mode: 'apikey', apikey: { key: 'X-Key', value: '{{userKey}}', placement: 'header' } }],
    ['a key in the query', { type: 'apiKey', parameter: { name: 'key', in: 'query' } }, 'apikey', ['key', '{{userKey}}', 'query'], { mode: 'apikey', apikey: { key: 'key', value: '{{userKey}}', placement: 'queryparams' } }],
    ['a bearer token', { scheme: 'bearer', sampleKey: 'secret' }, 'bearer', ['{{userKey}}'], { mode: 'bearer', bearer: { token: '{{userKey}}' } }],
    ['Basic', { scheme: 'basic', sampleKey: 'a:b' }, 'basic', ['{{userKeyUsername}}', '{{userKeyPassword}}'], { mode: 'basic', basic: { username: '{{userKeyUsername}}', password: '{{userKeyPassword}}' } }],
    ['Digest', { scheme: 'digest' }, 'digest', ['{{userKeyUsername}}', '{{userKeyPassword}}'], { mode: 'digest', digest: { username: '{{userKeyUsername}}', password: '{{userKeyPassword}}' } }],
  ] as const)('are variables, without the sample key: %s', (_, more, type, values, auth) => {
    const { postman, bruno, variables } = asked(['user_key', more])
    expect(postman.auth.type).toBe(type)
    expect(postman.auth[type]?.map(({ value }) => value)).toEqual(values)
    expect(bruno.auth).toEqual(auth)
    expect(Object.entries(variables).filter(([name]) => name.startsWith('userKey')).every(([, value]) => value === '')).toBe(true)
    expect(JSON.stringify([postman, variables])).not.toMatch(/uf_test_1|secret|a:b/)
  })

  it('are all there where several are needed', () => {
    const { postman } = asked(['app', { type: 'apiKey', parameter: { name: 'X-App', in: 'header' } }], ['session', { type: 'apiKey', parameter: { name: 'sid', in: 'cookie' } }], ['token', { scheme: 'bearer' }])
    expect(postman.auth.type).toBe('bearer')
    expect(postman.header).toEqual([{ key: 'X-App', value: '{{app}}' }, { key: 'Cookie', value: 'sid={{session}}' }])
  })

  it('of OAuth 2 say where the token comes from', () => {
    const flow = { type: 'authorizationCode', authorizationUrl: 'https://a.test/go', tokenUrl: 'https://a.test/token', scopes: [] }
    const operation = operationOf({ security: [{ schemes: [{ scheme: schemeOf('login', { type: 'oauth2', flows: [flow] }), scopes: [{ name: 'read' }, { name: 'write' }] }] }] })
    const { postman, bruno } = only(operation)
    expect(Object.fromEntries(postman.auth.oauth2?.map(({ key, value }) => [key, value]) ?? [])).toMatchObject({ accessToken: '{{login}}', authUrl: 'https://a.test/go', accessTokenUrl: 'https://a.test/token', scope: 'read write', grant_type: 'authorization_code_with_pkce' })
    expect(bruno.auth).toMatchObject({ mode: 'oauth2', oauth2: { grantType: 'authorization_code', accessTokenUrl: 'https://a.test/token', pkce: true, scope: 'read write' } })
  })

  it('are none where none is asked for', () => {
    const { postman, bruno } = only(operationOf())
    expect([postman.auth, bruno.auth]).toEqual([{ type: 'noauth' }, { mode: 'none' }])
  })
})

describe('what a document says', () => {
  it('is never taken for a variable, so that it gets no key', () => {
    const trap = '{{userKey}} {{{x}}} {{$guid}}'
    const operation = operationOf({
      method: 'post',
      security: securityOf(schemeOf('user_key', { scheme: 'bearer' })),
      parameters: [parameterOf('query', 'q', trap), parameterOf('header', 'X-Trap', trap), parameterOf('cookie', 'c', trap)],
      servers: [{ url: 'https://{place}.test', variables: [{ name: 'place', default: '{{userKey}}' }] }],
    })
    for (const requestBody of [bodyOf('application/json', JSON.stringify({ [trap]: trap })), bodyOf('text/plain', trap), bodyOf('application/x-www-form-urlencoded', JSON.stringify({ a: trap })), bodyOf('multipart/form-data', JSON.stringify({ a: trap }))]) {
      const { postman, bruno, variables } = only({ ...operation, requestBody })
      const spoken = [...JSON.stringify([postman, bruno, variables]).matchAll(/\{\{[^{}]*\}\}/g)].map(([text]) => text)
      expect([...new Set(spoken)].sort()).toEqual(['{{baseUrl}}', '{{place}}', '{{userKey}}'])
      expect(JSON.stringify(bruno).split('{{userKey}}')).toHaveLength(2)
    }
  })

  it('stays the same JSON', () => {
    const { postman } = only(operationOf({ method: 'post', requestBody: bodyOf('application/json', '{"a":{"b":"{{{x}}"}}') }))
    expect(JSON.parse(postman.body?.raw ?? '')).toEqual({ a: { b: '{{{x}}' } })
    expect(postman.body?.raw).not.toContain('{{')
  })
})

describe('servers', () => {
  const servers = [
    { url: 'https://{region}.test/v1/', name: 'World', variables: [{ name: 'region', default: 'eu', enum: ['eu', 'us'] }] },
    { url: 'https://sandbox.test', variables: [] },
  ]

  it('are environments of Bruno, and the first is what Postman has', () => {
    const { postman, bruno } = write(sourceOf([operationOf({ servers })]))
    expect(postman.variable).toMatchObject([{ key: 'baseUrl', value: 'https://{{region}}.test/v1' }, { key: 'region', value: 'eu', description: 'eu, us' }])
    expect(bruno.environments.map(({ name, variables }) => [name, variables[0]?.value])).toEqual([['World', 'https://{{region}}.test/v1'], ['Server 2', 'https://sandbox.test']])
  })

  it('of one operation alone have a variable of their own', () => {
    const upload = operationOf({ path: '/upload', servers: [{ url: 'https://up.test', variables: [] }] })
    const { postman } = write(sourceOf([operationOf(), upload]))
    expect(postman.item[0]?.item?.map(({ request }) => request?.url.raw)).toEqual(['{{baseUrl}}/things', '{{baseUrl2}}/upload'])
    expect(postman.variable).toMatchObject([{ key: 'baseUrl' }, { key: 'baseUrl2', value: 'https://up.test' }])
  })
})

describe('folders', () => {
  it('are tags, in which each operation stands once', () => {
    const source = sourceOf([operationOf()])
    const other = sourceOf([operationOf()], { tags: [{}, { name: 'b', slug: 'b', title: 'B' }, { name: 'c', slug: 'c', title: 'C', operations: [], children: source.reference.groups[0]?.tags ?? [] }] })
    const { postman, bruno } = write(other)
    expect(postman.item.map(({ name, item }) => [name, item?.map(({ name }) => name)])).toEqual([['Things', ['Test']], ['C', ['Things']]])
    expect(bruno.items.map(({ name, seq, type }) => [name, seq, type])).toEqual([['Things', 1, 'folder'], ['C', 2, 'folder']])
  })

  it('hold no webhooks', () => {
    expect(write(sourceOf([operationOf({ kind: 'webhook' })])).postman.item).toEqual([])
  })
})
