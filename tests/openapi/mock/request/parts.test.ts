import { describe, expect, it } from 'vitest'
import { smallMock } from '../support/small.ts'

const call = smallMock(`
paths:
  /card:
    post:
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema: { type: object, properties: { info: { type: object, required: [age], properties: { age: { type: integer }, ok: { type: boolean }, tags: { type: array, items: { type: string } } } }, list: { type: array, items: { type: object, properties: { n: { type: integer } } } }, count: { type: integer }, 'a;b': { type: integer } } }
            encoding: { info: { contentType: application/json } }
      responses: { '204': { description: Fine } }
  /a%20b/{id}: { post: { parameters: [{ name: id, in: path, required: true, schema: { type: integer } }], requestBody: { content: { application/json: { schema: { type: object, properties: { '5%25': { $ref: '#/components/schemas/A%2520b' } } } } } }, responses: { '204': { description: Fine } } } }
  '/c d': { post: { requestBody: { content: { application/json: { schema: { type: object, properties: { '100%': { type: integer } } } } } }, responses: { '204': { description: Fine } } } }
  /in: { get: { security: [{ basic: [] }], responses: { '204': { description: Fine } } } }
components:
  schemas: { A%20b: { type: integer } }
  securitySchemes: { basic: { type: http, scheme: basic } }
`)

function post(parts: [name: string, type: string, text: string][]) {
  const body = parts.map(([name, type, text]) =>
    `--B\r\nContent-Disposition: form-data; name="${name}"\r\n${type === '' ? '' : `Content-Type: ${type}\r\n`}\r\n${text}\r\n`)
  return call('POST', '/card', `${body.join('')}--B--\r\n`, { 'content-type': 'multipart/form-data; boundary=B' })
}

describe('a part that is JSON', () => {
  const json = 'application/json'

  it('has the types it says', async () => {
    expect((await post([['info', json, '{"age":5,"ok":true,"tags":["a"]}']])).status).toBe(204)
  })

  it.each([
    ['{"age":"5"}', '#/info/age'],
    ['{"age":5,"ok":"true"}', '#/info/ok'],
    ['{"age":5,"tags":"a"}', '#/info/tags'],
  ])('is not made to fit: %s', async (text, pointer) => {
    const { status, body } = await post([['info', json, text]])
    expect([status, body]).toMatchObject([400, { errors: [{ pointer }] }])
  })

  it('is not made to fit in a list either, while texts beside it are', async () => {
    const { body } = await post([['list', json, '{"n":1}'], ['list', json, '{"n":"2"}'], ['count', '', '3']])
    expect(body).toMatchObject({ errors: [{ pointer: '#/list/1/n' }] })
    expect((await post([['list', json, '{"n":1}'], ['list', json, '{"n":2}'], ['count', '', '3']])).status).toBe(204)
  })
})

it('a part\'s name may hold a semicolon', async () => {
  expect((await post([['a;b', '', '1']])).status).toBe(204)
  expect((await post([['a;b', '', 'x']])).body).toMatchObject({ errors: [{ pointer: '#/a;b' }] })
})

describe('escapes in paths and keys', () => {
  it.each([
    ['/a%20b/1', { '5%25': 1 }, 204],
    ['/a%20b/1', { '5%25': 'x' }, 400],
    ['/a%20b/x', { '5%25': 1 }, 400],
    ['/c%20d', { '100%': 1 }, 204],
    ['/c%20d', { '100%': 'x' }, 400],
  ])('%s %j is checked', async (path, body, status) => {
    expect((await call('POST', path, body)).status).toBe(status)
  })
})

it.each([
  ['name:', 204],
  ['name:word', 204],
  ['name', 401],
  ['', 401],
])('credentials of Basic have a colon: %j', async (credentials, status) => {
  expect((await call('GET', '/in', undefined, { authorization: `Basic ${btoa(credentials)}` })).status).toBe(status)
})
