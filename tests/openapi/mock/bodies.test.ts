import { describe, expect, it } from 'vitest'
import { smallMock } from './support/small.ts'

const call = smallMock(`
paths:
  /costly: { post: { requestBody: { content: { application/json: { schema: { type: object, properties: { a: { type: string, pattern: '^(?:(a+)\\1?)+$' } } } } } }, responses: { '204': { description: Fine } } } }
  /numbers: { post: { requestBody: { content: { application/json: { schema: { type: object, properties: { n: { type: integer, maximum: 1e307 }, m: { type: integer } } } } } }, responses: { '204': { description: Fine } } } }
  /parts:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, required: [file], properties: { file: { type: string } } }
            encoding: { file: { contentType: 'image/png, text/*' } }
      responses: { '204': { description: Fine } }
  /form:
    post:
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: { type: object, properties: { list: { type: array, items: { type: integer } }, piped: { type: array, items: { type: integer } } } }
            encoding: { list: { explode: false }, piped: { style: pipeDelimited } }
      responses: { '204': { description: Fine } }
  /xml:
    post:
      requestBody: { content: { application/xml: { schema: { type: object, xml: { name: pet }, required: [id, name], properties: { id: { type: integer, xml: { attribute: true } }, name: { type: string } } } } } }
      responses: { '204': { description: Fine }, '200': { description: Name, content: { application/xml: { schema: { type: string, example: a<b } } } } }
  /label/{n}:
    get: { parameters: [{ name: n, in: path, required: true, style: label, explode: true, schema: { type: number } }], responses: { '204': { description: Fine } } }
  /text:
    get: { parameters: [{ name: t, in: query, content: { text/plain: { schema: { type: string, pattern: '^1+$' } } } }, { name: n, in: query, schema: { type: integer } }], responses: { '204': { description: Fine } } }
  /moved:
    get: { responses: { '302': { description: Moved, headers: { Location: { required: true, schema: { type: string, format: uri } } } } } }
`)

it.each([
  [`{"m": 1${'0'.repeat(400)}}`, 204],
  ['{"m": -1e400}', 204],
  [`{"n": 1${'0'.repeat(400)}}`, 400],
])('numbers may be of any length: %s', async (body, status) => {
  expect((await call('POST', '/numbers', body, { 'content-type': 'application/json' })).status).toBe(status)
})

it.each([
  ['', 204],
  ['Content-Type: image/png', 204],
  ['Content-Type: text/csv', 204],
  ['Content-Type: application/pdf', 400],
])('a part is of the type that its encoding says: %s', async (type, status) => {
  const body = `--B\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n${
    type === '' ? '' : `${type}\r\n`
  }\r\nx\r\n--B--\r\n`
  expect((await call('POST', '/parts', body, { 'content-type': 'multipart/form-data; boundary=B' })).status).toBe(
    status,
  )
})

it.each([
  ['list=1,2&piped=3|4', 204],
  ['list=1,x', 400],
  ['piped=1|x', 400],
  ['list=1', 204],
])('a form writes lists as its encoding says: %s', async (body, status) => {
  expect((await call('POST', '/form', body, { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(
    status,
  )
})

describe('xml', () => {
  it.each([
    ['<?xml version="1.0"?><!-- x --><pet id="1" note="a>b"><name>a &amp; b</name></pet>\n', 200],
    ['<pet id="1"><name>a</name></pet>junk', 400],
    ['junk<pet id="1"><name>a</name></pet>', 400],
    ['<pet id="1"><name>a &bogus; b</name></pet>', 400],
    ['<pet id=1><name>a</name></pet>', 400],
    ['<dog id="1"><name>a</name></dog>', 400],
    ['<!DOCTYPE pet [<!ENTITY a "b">]><pet id="1"><name>&a;</name></pet>', 400],
  ])('%s is answered with %i', async (body, status) => {
    expect((await call('POST', '/xml', body, { 'content-type': 'application/xml' })).status).toBe(status)
  })

  it('is an element even where it is a text', async () => {
    expect(
      (await call('POST', '/xml', '<pet id="1"><name>a</name></pet>', { 'content-type': 'application/xml' })).text,
    ).toContain('>a&lt;b</')
  })
})

it('parameters are read as their style and media type say', async () => {
  expect((await call('GET', '/label/.1.5')).status).toBe(204)
  expect((await call('GET', '/text?t=111')).status).toBe(204)
  expect((await call('GET', '/text?t=12')).status).toBe(400)
  expect((await call('GET', `/text?n=1${'0'.repeat(400)}`)).status).toBe(204)
})

it('a header that must be there is there', async () => {
  const { status, headers } = await call('GET', '/moved')
  expect([status, headers.get('location')]).toEqual([302, expect.stringMatching(/^https?:/)])
})

it('refuses what a costly pattern cannot decide on in time, and says so', async () => {
  expect((await call('POST', '/costly', { a: 'aaaa' })).status).toBe(204)
  const { status, body } = await call('POST', '/costly', { a: `${'a'.repeat(3_000)}!` })
  expect([status, body]).toMatchObject([400, { errors: [{ pointer: '#/a', keyword: 'pattern' }] }])
  expect(JSON.stringify(body)).toContain('could not be checked')
})
