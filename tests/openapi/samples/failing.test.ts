import type { FailingField, Failure, Schema } from '../../../openapi/model/types.ts'
import { describe, expect, it } from 'vitest'
import { causingRequest, preferringRequest } from '../../../openapi/samples/failing/request.ts'
import { bodyOf, operationOf, parameterOf, schemaOf, schemeOf, securityOf } from './support/operation.ts'

const json = bodyOf('application/json', '{"name": "Ada", "age": 7}')
const key = schemeOf('key', { type: 'apiKey', parameter: { name: 'X-Key', in: 'header' }, sampleKey: 'secret' })

function operationWith(requestBody = json, path: Schema = schemaOf(['string']), shown: unknown = 'thing_19') {
  return operationOf({
    method: 'POST',
    path: '/things/{id}',
    security: securityOf(key),
    parameters: [parameterOf('path', 'id', shown, { schema: path }), parameterOf('query', 'q', 'x'), parameterOf('header', 'X-More', 'y', { required: false })],
    requestBody,
  })
}

function failure(kind: Failure['kind'], ...fields: FailingField[]): Failure {
  return { code: 400, kind, fields } as unknown as Failure
}

/** The request that causes a failure, as far as a case is about it. */
function cause(what: Failure, operation = operationWith()) {
  const { url, headers = [], body } = causingRequest(operation, what) ?? {}
  return url === undefined ? undefined : { url: url.replace('https://api.example.com/v1', ''), headers: Object.fromEntries(headers), body }
}

/** The body of a request whose field has another value, or none. */
function bodyWith(requestBody: typeof json, field: FailingField) {
  return cause(failure(field.wrong === undefined ? 'missing' : 'rule', field), operationWith(requestBody))?.body
}

describe('a request that fails', () => {
  it('has no more in it than that takes', () => {
    const sent = cause(failure('credential'))
    expect(sent?.url).toBe('/things/thing_19?q=x')
    expect(sent?.headers).not.toHaveProperty('X-Key')
    expect(sent?.headers).not.toHaveProperty('X-More')
    expect(cause(failure('acceptable'))?.headers).toMatchObject({ 'Accept': 'application/x-unknown', 'X-Key': 'secret' })
  })

  it('has a body although none is required, where the operation takes one', () => {
    expect(cause(failure('credential'), operationWith({ ...json, required: false }))?.body).toMatchObject({ kind: 'json' })
  })

  it('lacks a parameter, or has a wrong one', () => {
    expect(cause(failure('missing', { in: 'query', name: 'q' }))?.url).toBe('/things/thing_19')
    expect(cause(failure('rule', { in: 'query', name: 'q', wrong: 0 }))?.url).toBe('/things/thing_19?q=0')
  })

  it('lacks a member of a body, or has a wrong one', () => {
    const text = (field: FailingField) => {
      const body = bodyWith(json, field)
      return body?.kind === 'json' ? JSON.parse(body.text) as unknown : body
    }
    expect(text({ in: 'body', name: 'name' })).toEqual({ age: 7 })
    expect(text({ in: 'body', name: 'name', wrong: [1] })).toEqual({ name: [1], age: 7 })
    expect(text({ in: 'body', name: 'more', wrong: 1 })).toEqual({ name: 'Ada', age: 7, more: 1 })
    expect(bodyWith(bodyOf('application/json', '[1]'), { in: 'body', name: 'name' })).toBeUndefined()
  })

  it('lacks a field of a form, or has a wrong one', () => {
    const form = bodyOf('application/x-www-form-urlencoded', '{"name": "Ada", "age": "7"}')
    expect(bodyWith(form, { in: 'body', name: 'name' })).toMatchObject({ kind: 'form', fields: [['age', '7']] })
    expect(bodyWith(form, { in: 'body', name: 'name', wrong: false })).toMatchObject({ fields: [['age', '7'], ['name', 'false']] })
    expect(bodyWith(form, { in: 'body', name: 'more', wrong: 1 })).toMatchObject({ fields: [['name', 'Ada'], ['age', '7'], ['more', '1']] })
    expect(bodyWith(form, { in: 'body', name: 'more' })).toBeUndefined()
  })

  it('lacks a part, unless none would be left', () => {
    const parts = bodyOf('multipart/form-data', '{"name": "Ada", "age": "7"}')
    const names = (field: FailingField, of = parts) => {
      const body = bodyWith(of, field)
      return body?.kind === 'multipart' ? body.parts.map(({ name }) => name) : body
    }
    expect(names({ in: 'body', name: 'name' })).toEqual(['age'])
    expect(names({ in: 'body', name: 'more' })).toBeUndefined()
    expect(names({ in: 'body', name: 'name', wrong: 1 })).toBeUndefined()
    expect(names({ in: 'body', name: 'name' }, bodyOf('multipart/form-data', '{"name": "Ada"}'))).toBeUndefined()
  })

  it('has a body that cannot be read, or of an unknown type', () => {
    expect(cause(failure('unreadable'))?.body).toEqual({ kind: 'text', type: 'application/json', text: '{' })
    expect(cause(failure('unreadable'), operationWith(bodyOf('text/plain', 'a')))).toBeUndefined()
    expect(cause(failure('mediaType'))?.body).toMatchObject({ type: 'application/x-unknown' })
    expect(cause(failure('mediaType'), operationOf())).toBeUndefined()
  })

  it.each<[string, Schema, unknown, string | undefined]>([
    ['a text', schemaOf(['string']), 'a', 'unknown'],
    ['a short text', schemaOf(['string'], { bounds: { maxLength: 3 } }), 'a', 'unk'],
    ['a number', schemaOf(['integer']), 7, '999999'],
    ['a number up to some other', schemaOf(['number'], { bounds: { maximum: 99 } }), 7, '99'],
    ['a UUID by its format', schemaOf(['string'], { format: 'uuid' }), 'x', '00000000-0000-4000-8000-000000000000'],
    ['a UUID by its look', schemaOf(['string'], { bounds: { pattern: '^x' } }), '7f3a1c52-8d4e-4b6a-9c21-5e0f7a9b3d68', '00000000-0000-4000-8000-000000000000'],
    ['an identifier of a pattern', schemaOf(['string'], { bounds: { pattern: '^thing_' } }), 'thing_190', 'thing_809'],
    ['a pattern without digits', schemaOf(['string'], { bounds: { pattern: '^thing_' } }), 'thing_a', undefined],
    ['a choice', schemaOf(['string'], { enum: [{ text: 'a', value: 'a' }] }), 'a', undefined],
  ])('names what is not there: %s', (_, schema, shown, another) => {
    const url = another && `/things/${another}?q=x`
    expect(cause(failure('absent', { in: 'path', name: 'id' }), operationWith(json, schema, shown))?.url).toBe(url)
  })

  it('is not known where no field is, and for what no request causes by itself', () => {
    for (const kind of ['missing', 'rule', 'absent'] as const)
      expect(cause(failure(kind)), kind).toBeUndefined()
    expect(cause(failure('absent', { in: 'query', name: 'q' }))).toBeUndefined()
    expect(cause(failure('other' as Failure['kind'], { in: 'query', name: 'q' }))).toBeUndefined()
  })
})

describe('the preference for an error', () => {
  it.each([
    [undefined, 'code=400'],
    ['too-long', 'code=400, example=too-long'],
    ['a "b" \\', 'code=400, example="a \\"b\\" \\\\"'],
  ])('of the example %j is written as RFC 7240 says', (example, want) => {
    const { headers } = preferringRequest(operationWith(), { ...failure('credential'), example })
    expect(headers.at(-1)).toEqual(['Prefer', want])
    expect(Object.fromEntries(headers)).toMatchObject({ 'X-Key': 'secret' })
  })
})
