import { describe, expect, it } from 'vitest'
import { smallMock } from '../support/small.ts'

const json = { 'content-type': 'application/json' }

describe('an error says what is known, and nothing else', () => {
  const call = smallMock(`
paths:
  /orders:
    post:
      parameters: [{ name: dry, in: query, schema: { type: boolean } }]
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [lines], properties: { lines: { type: array, items: { type: object, required: [sku], properties: { sku: { type: string } } } } } } } } }
      responses: { '201': { description: Made }, '400': { $ref: '#/components/responses/Failed' }, '415': { $ref: '#/components/responses/Failed' } }
  /orders/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get:
      responses:
        '200': { description: Order, content: { application/json: { schema: { type: object, properties: { id: { type: string }, lines: { type: array, items: { type: object } } } } } } }
        '404': { $ref: '#/components/responses/Failed' }
  /strict:
    post:
      requestBody: { content: { application/json: { schema: { type: object, properties: { n: { type: integer } } } } } }
      responses:
        '200': { description: Fine }
        '400':
          description: Wrong
          content:
            application/json:
              schema:
                type: object
                required: [kind, field, trace]
                properties: { kind: { type: string, enum: [broken, invalid_value] }, field: { type: string }, trace: { type: string, pattern: '^[0-9a-f]{8}$' }, docs: { type: string } }
        '404': { description: None }
components:
  responses:
    Failed: { description: Failed, content: { application/json: { schema: { $ref: '#/components/schemas/Failure' } } } }
  schemas:
    Failure:
      type: object
      required: [error]
      properties:
        error:
          type: object
          properties:
            message: { type: string }
            param: { type: [string, 'null'] }
            pointer: { type: string }
            type: { type: string, enum: [api_fault, invalid_request] }
            refund: { type: string }
            attempt: { type: object, properties: { customer: { anyOf: [{ type: string }, { type: object, required: [id], properties: { id: { type: string } } }] }, description: { type: string } } }
            details: { type: array, items: { type: object, properties: { field: { type: string }, note: { type: string } } } }
`)

  it.each([
    ['a property', '/orders', '{"lines":[{}]}', {
      message: '1 field is missing or not valid.',
      param: 'lines.0.sku',
      pointer: '/lines/0/sku',
      type: 'invalid_request',
      details: [{ field: 'lines.0.sku' }],
    }],
    ['a parameter', '/orders?dry=no', '{"lines":[]}', {
      message: '1 field is missing or not valid.',
      param: 'dry',
      pointer: '/dry',
      type: 'invalid_request',
      details: [{ field: 'dry' }],
    }],
    ['a body that is no JSON', '/orders', '{', {
      message: 'The body is not valid JSON: something is wrong near character 1.',
      type: 'invalid_request',
    }],
  ])('%s', async (_, path, body, error) => {
    expect((await call('POST', path, body, json)).body).toEqual({ error })
  })

  it('a thing that is not there', async () => {
    const { status, body } = await call('GET', '/orders/9')
    expect([status, body]).toEqual([404, { error: { message: 'There is nothing by that name among orders.' } }])
  })

  it('a media type', async () => {
    const { body } = await call('POST', '/orders', 'a,b', { 'content-type': 'text/csv' })
    expect(body).toEqual({ error: { message: 'The Content-Type is not one of application/json.' } })
  })

  it('what must be there is there, also where nothing is known of it', async () => {
    const { body } = await call('POST', '/strict', '{"n":"x"}', json)
    expect(body).toEqual({ kind: 'invalid_value', field: 'n', trace: expect.stringMatching(/^[0-9a-f]{8}$/) })
    expect((await call('POST', '/strict', '{', json)).body).toMatchObject({ kind: 'broken', field: '' })
  })
})

describe('examples of a status', () => {
  const error = `{ type: object, properties: { code: { type: string, example: out_of_stock }, text: { type: string }, field: { type: string }, errors: { type: array, items: { type: object, properties: { at: { type: string }, message: { type: string } } } } } }`
  const call = smallMock(`
paths:
  /own:
    post:
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [n], properties: { n: { type: integer } } } } } }
      responses:
        '200': { description: Fine }
        '400': { description: Wrong, content: { application/json: { schema: ${error}, example: { code: E17, text: As written., field: other, help: /docs/e17 } } } }
        '415': { description: Wrong, content: { application/json: { schema: ${error} } } }
        '413': { description: Wrong, content: { application/json: { schema: ${error}, example: { code: E99, errors: [{ at: here, message: Too much. }] } } } }
`, { limits: { body: 40 } })

  it('give the code, and what else the API says there', async () => {
    expect((await call('POST', '/own', {})).body).toEqual({
      code: 'E17',
      text: 'As written.',
      field: 'n',
      errors: [{ message: 'n is required' }],
      help: '/docs/e17',
    })
  })

  it('do not blame a field where none is to blame', async () => {
    expect((await call('POST', '/own', '{', json)).body).toEqual({ code: 'E17', text: 'As written.', help: '/docs/e17' })
  })

  it('are of their status alone: the code of a schema\'s example may be that of another', async () => {
    expect((await call('POST', '/own', 'x', { 'content-type': 'text/plain' })).body).toEqual({ code: 'unsupported_media_type' })
  })

  it('have lists of errors, and the fault is one', async () => {
    expect((await call('POST', '/own', { n: 1, text: 'x'.repeat(50) })).body).toEqual({
      code: 'E99',
      errors: [{ at: 'here', message: 'The body is longer than 40 bytes.' }],
    })
  })
})

describe('the form of an error', () => {
  const call = smallMock(`
paths:
  /bare: { get: { security: [{ key: [] }], responses: { '200': { description: Fine }, '401': { description: None, content: { application/json: { example: { oops: { reason: no_key } } } } } } } }
  /text: { get: { parameters: [{ name: n, in: query, required: true, schema: { type: integer } }], responses: { '200': { description: Fine }, '400': { description: Wrong, content: { text/plain: { example: "line 1\\nline 2" } } } } } }
  /plain: { get: { parameters: [{ name: n, in: query, required: true, schema: { type: integer } }], responses: { '200': { description: Fine }, '400': { description: Wrong, content: { text/plain: { schema: { type: string } } } } } } }
  /markup: { get: { parameters: [{ name: n, in: query, required: true, schema: { type: integer } }], responses: { '200': { description: Fine }, '400': { description: Wrong, content: { application/xml: { schema: { type: object, xml: { name: fault }, properties: { message: { type: string } } } }, application/json: { schema: { type: object, properties: { message: { type: string } } } } } } } } }
  /empty: { get: { security: [{ key: [] }], responses: { '200': { description: Fine }, '401': { description: None, content: { application/json: {} } } } } }
  /default: { get: { parameters: [{ name: n, in: query, required: true, schema: { type: integer } }], responses: { default: { description: Fine, content: { application/json: { schema: { type: object, properties: { message: { type: string } } }, example: { message: Welcome } } } } } } }
  /both: { get: { parameters: [{ name: n, in: query, required: true, schema: { type: integer } }], responses: { '200': { description: Fine }, default: { description: Wrong, content: { application/json: { schema: { type: object, properties: { message: { type: string } } } } } } } } }
components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Key } } }
`)
  const ask = async (path: string, headers = {}) => {
    const reply = await call('GET', path, undefined, headers)
    return [reply.status, reply.headers.get('content-type'), reply.body]
  }

  it('is the declared example where there is no schema, text included', async () => {
    expect(await ask('/bare')).toEqual([401, 'application/json', { oops: { reason: 'no_key' } }])
    expect(await ask('/text')).toEqual([400, 'text/plain; charset=utf-8', 'line 1\nline 2'])
  })

  it('is text that says what is wrong where text is declared', async () => {
    expect(await ask('/plain')).toEqual([400, 'text/plain; charset=utf-8', 'query parameter n is required.'])
  })

  it('is what the client takes', async () => {
    expect(await ask('/markup')).toEqual([400, 'application/json', { message: 'query parameter n is required.' }])
    const [status, type, body] = await ask('/markup', { accept: 'application/xml' })
    expect([status, type, body]).toEqual([400, 'application/xml', expect.stringContaining('<message>query parameter n is required.</message>')])
  })

  it('is not problem+json where the operation declares application/json', async () => {
    expect(await ask('/empty')).toMatchObject([401, 'application/json', { status: 401, code: 'unauthorized' }])
  })

  it('is not that of a success: `default` alone is one', async () => {
    expect(await ask('/default')).toMatchObject([400, 'application/problem+json', { status: 400 }])
    expect(await ask('/default?n=1')).toEqual([200, 'application/json', { message: 'Welcome' }])
    expect(await ask('/default?n=1', { prefer: 'code=500' })).toMatchObject([500, 'application/problem+json', { status: 500 }])
    expect(await ask('/both')).toMatchObject([400, 'application/json', {}])
  })
})

it('an operation that declares errors alone never succeeds', async () => {
  const call = smallMock(`
paths:
  /gone: { get: { responses: { '410': { description: Gone, content: { application/json: { example: { gone: true } } } }, '404': { description: None, content: { application/json: { schema: { type: object, properties: { message: { type: string }, hint: { type: string } } } } } } } } }
  /range: { delete: { responses: { 5XX: { description: Broken } } } }
  /moved: { get: { responses: { '404': { description: None }, 3XX: { description: Elsewhere } } } }
  /none: { get: { responses: {} } }
`)
  const gone = await call('GET', '/gone')
  expect([gone.status, gone.body]).toEqual([404, { message: 'Not Found.' }])
  expect((await call('GET', '/gone', undefined, { prefer: 'code=410' })).body).toEqual({ gone: true })
  expect((await call('DELETE', '/range')).status).toBe(500)
  expect((await call('GET', '/moved')).status).toBe(300)
  expect((await call('GET', '/none')).status).toBe(200)
})

it('an error that may hold nothing is empty, in the declared type', async () => {
  const call = smallMock(`
paths:
  /stars/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer, minimum: 1 } }]
    get:
      responses:
        '204': { description: Starred. }
        '400': { description: No star., content: { application/json: { schema: { type: object, properties: {}, additionalProperties: false } } } }
`)
  const refused = await call('GET', '/stars/0')
  expect([refused.status, refused.headers.get('content-type'), refused.text]).toEqual([400, 'application/json', '{}'])
})
