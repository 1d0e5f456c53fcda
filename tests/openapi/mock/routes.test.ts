import { describe, expect, it } from 'vitest'
import { createMockHandler } from '../../../openapi/mock/index.ts'
import { smallDocument, smallMock } from './support/small.ts'

describe('servers', () => {
  const yaml = `
servers: [{ url: 'https://a.example.com/v1' }, { url: 'https://b.example.com/{stage}/api', variables: { stage: { default: beta, enum: [beta, live] } } }]
paths:
  /things: { get: { responses: { '204': { description: Fine } } } }
  /files: { servers: [{ url: 'https://files.example.com/up' }], get: { responses: { '204': { description: Fine } } }, put: { servers: [{ url: /put }], responses: { '204': { description: Fine } } } }
`
  const call = smallMock(yaml, { base: '/small' })

  it.each([
    ['GET', '/small/v1/things', 204],
    ['GET', '/small/beta/api/things', 204],
    ['GET', '/small/live/api/things', 204],
    ['GET', '/small/v2/things', 404],
    ['GET', '/things', 404],
    ['GET', '/small/up/files', 204],
    ['PUT', '/small/put/files', 204],
    ['GET', '/small/v1/files', 204],
    ['GET', '/small/up/things', 404],
    ['PUT', '/small/up/files', 405],
  ])('%s %s is answered with %i', async (method, path, status) => {
    expect((await call(method, path)).status).toBe(status)
  })

  it('are told to hosts, the usual one first', () => {
    const { prefix, prefixes } = createMockHandler(smallDocument(yaml), { base: '/small' })
    expect([prefix, ...prefixes]).toEqual([
      '/small/v1',
      '/small/v1',
      '/small/beta/api',
      '/small/live/api',
      '/small/up',
      '/small/put',
    ])
  })
})

describe('paths that are equal but for a fragment or a query', () => {
  const call = smallMock(`
paths:
  /talk: { post: { operationId: talk, requestBody: { content: { application/json: { schema: { type: object, properties: { live: { const: false } } } } } }, responses: { '200': { description: One, content: { application/json: { example: { whole: true } } } } } } }
  '/talk#live': { post: { operationId: live, requestBody: { content: { application/json: { schema: { type: object, required: [live], properties: { live: { const: true } } } } } }, responses: { '200': { description: Many, content: { text/event-stream: { example: 'data: a' } } } } } }
  '/rows/{id}?as=csv': { get: { operationId: csv, parameters: [{ name: id, in: path, required: true, schema: { type: integer } }, { name: as, in: query, required: true, schema: { const: csv } }], responses: { '200': { description: CSV, content: { text/csv: { example: 'a,b' } } } } } }
  '/rows/{row}': { get: { operationId: json, parameters: [{ name: row, in: path, required: true, schema: { type: integer } }], responses: { '200': { description: JSON, content: { application/json: { example: [1] } } } } } }
`)

  it.each([
    ['POST', '/talk', {}, {}, 200, 'application/json'],
    ['POST', '/talk', { live: false }, {}, 200, 'application/json'],
    ['POST', '/talk', { live: true }, {}, 200, 'text/event-stream'],
    ['POST', '/talk', { live: true }, { accept: 'text/event-stream' }, 200, 'text/event-stream'],
    ['POST', '/talk', { live: true }, { prefer: 'code=200' }, 200, 'text/event-stream'],
    ['POST', '/talk', { live: false }, { prefer: 'code=200' }, 200, 'application/json'],
    ['POST', '/talk', { live: 'x' }, { prefer: 'code=200' }, 200, 'application/json'],
    ['POST', '/talk', { live: false }, { accept: 'text/event-stream' }, 400, 'application/problem+json'],
    ['POST', '/talk', { live: 'x' }, {}, 400, 'application/problem+json'],
    ['GET', '/rows/1?as=csv', undefined, {}, 200, 'text/csv; charset=utf-8'],
    ['GET', '/rows/1', undefined, {}, 200, 'application/json'],
    ['GET', '/rows/1', undefined, { accept: 'image/png' }, 406, 'application/problem+json'],
    ['GET', '/rows/x', undefined, {}, 400, 'application/problem+json'],
  ])('%s %s with %j and %j', async (method, path, body, headers, status, type) => {
    const reply = await call(method, path, body, headers)
    expect([reply.status, reply.headers.get('content-type')]).toEqual([status, type])
  })
})

it('a path item with a reference has what stands beside it, too', async () => {
  const call = smallMock(`
paths:
  /shop:
    $ref: '#/components/pathItems/Shop'
    parameters: [{ name: q, in: query, required: true, schema: { type: integer } }]
    post: { requestBody: { content: { application/json: { schema: { type: object, properties: { n: { type: integer } } } } } }, responses: { '204': { description: Fine } } }
components: { pathItems: { Shop: { get: { responses: { '204': { description: Fine } } }, post: { responses: { '202': { description: Not this } } } } } }
`)
  expect((await call('GET', '/shop?q=1')).status).toBe(204)
  expect((await call('GET', '/shop?q=x')).status).toBe(400)
  expect((await call('POST', '/shop?q=1', { n: 1 })).status).toBe(204)
  expect((await call('POST', '/shop?q=1', { n: 'x' })).status).toBe(400)
})

describe('oPTIONS', () => {
  const call = smallMock(`
paths:
  /shop:
    options: { responses: { '200': { description: Fine, content: { application/json: { example: { own: true } } } } } }
    get:
      responses: { '200': { description: Fine, headers: { X-Total: { schema: { type: integer }, example: 5 }, Cache-Control: { schema: { type: string }, example: max-age=9 } } } }
`)
  const origin = 'http://localhost:5173'

  it('is the API\'s own where it is declared, and a preflight all the same', async () => {
    expect((await call('OPTIONS', '/shop', undefined, { origin })).body).toEqual({ own: true })
    const preflight = await call('OPTIONS', '/shop', undefined, { origin, 'access-control-request-method': 'GET' })
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, OPTIONS, HEAD'])
  })

  it('lets pages read the headers that the document declares', async () => {
    const { headers } = await call('GET', '/shop', undefined, { origin, prefer: 'code=503' })
    const exposed = headers.get('access-control-expose-headers')?.split(', ')
    expect(exposed).toEqual(['X-Total', 'X-Content-Type-Options', 'Sandbox-Notice'])
  })
})

it('a requirement may name a security scheme by its URI', async () => {
  const call = smallMock(`
$self: https://example.com/api
paths:
  /here: { get: { security: [{ '#/components/securitySchemes/key': [] }], responses: { '204': { description: Fine } } } }
  /self: { get: { security: [{ 'https://example.com/api#/components/securitySchemes/key': [] }], responses: { '204': { description: Fine } } } }
  /else: { get: { security: [{ 'https://example.org/api#/components/securitySchemes/key': [] }], responses: { '204': { description: Fine } } } }
components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Key } } }
`)
  const ask = async (path: string, headers = {}) => (await call('GET', path, undefined, headers)).status
  expect([await ask('/here'), await ask('/self'), await ask('/else')]).toEqual([401, 401, 401])
  const key = { 'x-key': 'test' }
  expect([await ask('/here', key), await ask('/self', key), await ask('/else', key)]).toEqual([204, 204, 401])
})

it('an answer that the client has by the document\'s own ETag is not sent again', async () => {
  const call = smallMock(`
paths:
  /page: { get: { responses: { '200': { description: Fine, headers: { ETag: { schema: { type: string }, example: '"v5"' } }, content: { application/json: { example: { n: 1 } } } } } } }
`)
  expect((await call('GET', '/page', undefined, { 'if-none-match': '"v4"' })).body).toEqual({ n: 1 })
  const { status, text, headers } = await call('GET', '/page', undefined, { 'if-none-match': '"v4", W/"v5"' })
  expect([status, text, headers.get('etag'), headers.get('content-type')]).toEqual([304, '', '"v5"', null])
})
