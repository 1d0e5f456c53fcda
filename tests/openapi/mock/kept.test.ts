import { describe, expect, it } from 'vitest'
import { createMock } from '../../../openapi/testing/mock.ts'
import { smallMock } from './support/small.ts'

const json = (schema: string): string => `content: { application/json: { schema: ${schema} } }`
const type = { 'content-type': 'application/json' }

describe('numbers are as they were written', async () => {
  const row = '{"$ref":"#/components/schemas/Row"}'
  const content = (schema: string): string => `"content":{"application/json":{"schema":${schema}}}`
  const mock = await createMock(`{
    "openapi": "3.1.0", "info": {"title": "Numbers", "version": "1"},
    "paths": {
      "/account": {"get": {"responses": {"200": {"description": "Fine",
        "headers": {"X-Mark": {"schema": {"type": "integer", "format": "int64"}, "example": 9007199254740995}},
        "content": {"application/json": {"schema": {"type": "object"}, "example": {"id": 9007199254740995, "rate": 2.50}}}}}}},
      "/rows": {
        "get": {"responses": {"200": {"description": "All", ${content(`{"type":"array","items":${row}}`)}}}},
        "post": {"requestBody": {${content(row)}}, "responses": {"201": {"description": "Made", ${content(row)}}}}}
    },
    "components": {"schemas": {"Row": {"type": "object", "required": ["n"], "properties": {
      "n": {"type": "integer", "format": "int64", "minimum": 9007199254740993},
      "rate": {"type": "number", "default": 1.50}, "mark": {"type": "integer", "const": 9007199254740999}}}}}
  }`)
  const ask = (path: string, body?: string): Promise<Response> =>
    mock(new Request(`http://localhost${path}`, { method: body === undefined ? 'GET' : 'POST', headers: type, body }))

  it('in examples, headers, defaults and constants', async () => {
    const account = await ask('/account')
    expect([account.headers.get('x-mark'), await account.text()]).toEqual(['9007199254740995', '{"id":9007199254740995,"rate":2.50}'])
    const made = await (await ask('/rows', '{"n":9007199254740995}')).text()
    expect(made).toContain('"rate":1.50')
    expect(made).toContain('"mark":9007199254740999')
  })

  it('in what is sent, and in the list after it', async () => {
    const made = await (await ask('/rows', '{"n":9007199254740997,"rate":3.10}')).text()
    expect(made).toMatch(/"n":9007199254740997,"rate":3\.10/)
    expect(await (await ask('/rows')).text()).toContain(made.replace(/^\{|\}$/g, ''))
  })

  it.each([
    ['9007199254740992', 400],
    ['9007199254740993', 201],
    ['9223372036854775807', 201],
    ['9223372036854775808', 400],
    ['1e400', 400],
  ])('and bounds hold to the last digit: %s is answered with %i', async (n, status) => {
    expect((await ask('/rows', `{"n":${n}}`)).status).toBe(status)
  })
})

describe('readOnly properties', () => {
  const yaml = `
paths:
  /tags:
    post:
      requestBody: { required: true, ${json('{ $ref: \'#/components/schemas/Tag\' }')} }
      responses: { '201': { description: Made, ${json('{ $ref: \'#/components/schemas/Tag\' }')} } }
  /tags/{id}: { get: { parameters: [{ name: id, in: path, required: true, schema: { type: integer } }], responses: { '200': { description: One, ${json('{ $ref: \'#/components/schemas/Tag\' }')} } } } }
components: { schemas: { Tag: { type: object, required: [id, kind, label], properties: { id: { type: integer, readOnly: true }, kind: { type: string, enum: [tag], readOnly: true }, label: { type: string } } } } }
`

  it('are ignored in a request, and what the API says of them is answered', async () => {
    const made = await smallMock(yaml)('POST', '/tags', { kind: 'other', label: 'a' })
    expect([made.status, made.body]).toEqual([201, { id: expect.any(Number), kind: 'tag', label: 'a' }])
  })

  it('are refused where the mock is strict', async () => {
    const call = smallMock(yaml, { strictReadOnly: true })
    expect((await call('POST', '/tags', { kind: 'tag', label: 'a' })).status).toBe(400)
    expect((await call('POST', '/tags', { label: 'a' })).status).toBe(201)
  })

  it('are not missed in a body that is not there', async () => {
    const { body } = await smallMock(yaml)('POST', '/tags', '', type)
    expect(body).toMatchObject({ errors: [{ pointer: '#/label' }] })
    expect((body as { errors: unknown[] }).errors).toHaveLength(1)
  })
})

const notes = `
paths:
  /notes:
    get: { parameters: [{ name: page_size, in: query, schema: { type: integer, maximum: 2, default: 5 } }], responses: { '200': { description: All, ${json('{ type: array, items: { $ref: \'#/components/schemas/Note\' } }')} } } }
    post: { requestBody: { ${json('{ $ref: \'#/components/schemas/Note\' }')} }, responses: { '201': { description: Made, ${json('{ $ref: \'#/components/schemas/Note\' }')} } } }
  /notes/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
    get: { responses: { '200': { description: One, headers: { ETag: { schema: { type: string } }, Last-Modified: { schema: { type: string } } }, ${json('{ $ref: \'#/components/schemas/Note\' }')} } } }
    patch: { requestBody: { ${json('{ type: object }')} }, responses: { '200': { description: One, headers: { ETag: { schema: { type: string } } }, ${json('{ $ref: \'#/components/schemas/Note\' }')} }, '412': { description: Changed, ${json('{ type: object, required: [code, hint], properties: { code: { type: string, enum: [NOT_FOUND, INVALID, CONFLICT] }, hint: { type: string, minLength: 3, pattern: "^(?!x)x" }, param: { type: string } } }')} } } }
components: { schemas: { Note: { type: object, required: [text], properties: { id: { type: integer, readOnly: true }, text: { type: string }, updated_at: { type: string, format: date-time, readOnly: true } } } } }
`

it('what a schema leaves open is kept when it is created and when it is changed', async () => {
  const call = smallMock(notes)
  const { id } = (await call('POST', '/notes', { text: 'a', mood: { good: true } })).body as { id: number }
  expect((await call('PATCH', `/notes/${id}`, { colour: 'red' })).body).toMatchObject({ mood: { good: true }, colour: 'red' })
  expect((await call('GET', `/notes/${id}`)).body).toMatchObject({ text: 'a', mood: { good: true }, colour: 'red' })
})

it('a list never holds more than its own maximum, asked for or not', async () => {
  const call = smallMock(notes)
  expect((await call('GET', '/notes?page_size=3')).status).toBe(400)
  expect((await call('GET', '/notes')).body).toHaveLength(2)
})

describe('conditions', () => {
  async function made() {
    const call = smallMock(notes)
    const { id } = (await call('POST', '/notes', { text: 'a' })).body as { id: number }
    const { headers } = await call('GET', `/notes/${id}`)
    const ask = (method: string, condition: Record<string, string>) =>
      call(method, `/notes/${id}`, method === 'GET' ? undefined : { text: 'b' }, condition)
    return { ask, tag: headers.get('etag') ?? '', time: headers.get('last-modified') ?? '' }
  }

  it('a weak tag never matches a change, and matches what is read', async () => {
    const { ask, tag } = await made()
    expect((await ask('PATCH', { 'if-match': `W/${tag}` })).status).toBe(412)
    expect((await ask('GET', { 'if-none-match': `W/${tag}` })).status).toBe(304)
    expect((await ask('PATCH', { 'if-match': tag })).status).toBe(200)
  })

  it('a time holds where no tag is given', async () => {
    const { ask, tag, time } = await made()
    const before = 'Sun, 06 Nov 1994 08:49:37 GMT'
    const same = await ask('GET', { 'if-modified-since': time })
    expect([same.status, same.text, same.headers.get('last-modified')]).toEqual([304, '', time])
    expect((await ask('GET', { 'if-modified-since': before })).status).toBe(200)
    expect((await ask('GET', { 'if-modified-since': 'yesterday' })).status).toBe(200)
    expect((await ask('GET', { 'if-modified-since': time, 'if-none-match': '"other"' })).status).toBe(200)
    expect((await ask('PATCH', { 'if-unmodified-since': before, 'if-match': tag })).status).toBe(200)
    expect((await ask('PATCH', { 'if-unmodified-since': before })).status).toBe(412)
    expect((await ask('PATCH', { 'if-unmodified-since': 'Fri, 01 Jan 2100 00:00:00 GMT' })).status).toBe(200)
  })

  it('fail with a code that says nothing else, and one field that cannot be filled stops no other', async () => {
    const { ask } = await made()
    expect((await ask('PATCH', { 'if-match': '"other"' })).body).toMatchObject({ code: 'CONFLICT', hint: expect.any(String) })
  })
})

it('a parameter that may be null is null where none is to blame', async () => {
  const call = smallMock(`
paths:
  /things/{id}: { get: { parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '200': { description: One, ${json('{ type: object, properties: { id: { type: string } } }')} }, '404': { description: None, ${json('{ type: object, required: [message, param], properties: { message: { type: string }, param: { anyOf: [{ type: string }, { type: \'null\' }] } } }')} } } } }
`)
  expect((await call('GET', '/things/none')).body).toEqual({ message: 'There is nothing by that name among things.', param: null })
})

it('a file has its name, also in the form for names beyond ASCII', async () => {
  const call = smallMock(`
paths:
  /files:
    post:
      requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { file: { type: string, format: binary } } } } } }
      responses: { '201': { description: Made, ${json('{ type: object, required: [id, name], properties: { id: { type: string }, name: { type: string }, size: { type: integer } } }')} } }
  /files/{id}: { get: { parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '200': { description: One, ${json('{ type: object, required: [id, name], properties: { id: { type: string }, name: { type: string }, size: { type: integer } } }')} } } } }
`)
  const send = (disposition: string) =>
    call('POST', '/files', `--x\r\nContent-Disposition: form-data; name=file; ${disposition}\r\n\r\nhello\r\n--x--\r\n`, {
      'content-type': 'multipart/form-data; boundary=x',
    })
  expect((await send('filename*=UTF-8\'\'%e2%82%ac%20rates.txt')).body).toMatchObject({ name: '€ rates.txt', size: 5 })
  expect((await send('filename*=iso-8859-1\'en\'%A3.txt')).body).toMatchObject({ name: '£.txt', size: 5 })
  expect((await send('filename="a;b.txt"; filename*=UTF-8\'\'c.txt')).body).toMatchObject({ name: 'a;b.txt' })
})

it('what is made without a body is there under the id that it was answered with', async () => {
  const copy = '{ type: object, properties: { id: { type: string }, state: { type: string } } }'
  const call = smallMock(`
paths:
  /copies: { post: { responses: { '202': { description: Begun, content: { application/json: { schema: ${copy}, example: { id: latest, state: begun } } } } } } }
  /copies/{id}: { get: { parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '200': { description: One, ${json(copy)} } } } }
`)
  const [one, other] = [await call('POST', '/copies'), await call('POST', '/copies')].map(({ body }) => body as { id: string })
  expect([one, other]).toEqual([{ id: expect.any(String), state: 'begun' }, { id: expect.any(String), state: 'begun' }])
  expect(one?.id).not.toBe(other?.id)
  expect((await call('GET', `/copies/${one?.id}`)).body).toEqual(one)
})

it('a flat list names each of its items once, where a path leads to it', async () => {
  const rows = '{ type: array, items: { $ref: \'#/components/schemas/Box\' } }'
  const at = (name: string): string => `{ name: ${name}, in: path, required: true, schema: { type: string } }`
  const call = smallMock(`
paths:
  /yards: { get: { responses: { '200': { description: All, ${json('{ type: array, items: { type: object, required: [id], properties: { id: { type: integer } } } }')} } } } }
  /yards/{yard}: { get: { parameters: [${at('yard')}], responses: { '200': { description: One, ${json('{ type: object, required: [id], properties: { id: { type: integer } } }')} } } } }
  /yards/{yard}/boxes: { get: { parameters: [${at('yard')}], responses: { '200': { description: All, ${json(rows)} } } } }
  /boxes: { get: { responses: { '200': { description: All, ${json(rows)} } } } }
  /boxes/{box_name}: { get: { parameters: [${at('box_name')}], responses: { '200': { description: One, ${json('{ $ref: \'#/components/schemas/Box\' }')} } } } }
components: { schemas: { Box: { type: object, required: [name], properties: { name: { type: string }, lid: { type: boolean } } } } }
`)
  const names = ((await call('GET', '/boxes')).body as { name: string }[]).map(({ name }) => name)
  expect(names.length).toBeGreaterThan(0)
  expect(new Set(names).size).toBe(names.length)
  for (const name of names)
    expect((await call('GET', `/boxes/${encodeURIComponent(name)}`)).status).toBe(200)
})

it('an error whose alternatives differ in an optional property alone has that one, and says what happened', async () => {
  const branch = (items: string): string => `{ type: object, required: [message], properties: { message: { type: string }, docs: { type: string }, errors: { type: array, minItems: 1, items: { type: ${items} } } } }`
  const call = smallMock(`
paths:
  /things: { get: { responses: { '204': { description: Fine }, '422': { description: Wrong, ${json(`{ oneOf: [${branch('integer')}, ${branch('string')}] }`)} } } } }
`)
  const { status, body } = await call('GET', '/things', undefined, { prefer: 'code=422' })
  expect([status, body]).toEqual([422, { message: 'Unprocessable Content.', errors: [expect.any(Number)] }])
})
