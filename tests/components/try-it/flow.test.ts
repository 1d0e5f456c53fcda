import type { Exchanged } from '../../../components/try-it/flow/expression.ts'
import type { SecurityScheme } from '../../../openapi/model/types.ts'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../components/try-it/flow/expression.ts'
import { offerFor } from '../../../components/try-it/flow/match.ts'
import { findToken } from '../../../components/try-it/flow/token.ts'
import { readValues } from '../../../components/try-it/flow/values.ts'
import { operation, schema } from './operation.ts'

const exchanged: Exchanged = {
  url: 'https://api.example.com/users?q=1',
  method: 'POST',
  status: 201,
  request: { path: { id: 'p' }, query: { q: '1' }, header: { 'x-a': 'h' }, body: { name: 'n' } },
  response: { header: { location: '/users/7' }, body: { 'id': 7, 'a/b': { c: [true] } } },
}

describe('runtime expressions', () => {
  it.each([
    ['$url', 'https://api.example.com/users?q=1'],
    ['$method', 'POST'],
    ['$statusCode', '201'],
    ['$request.path.id', 'p'],
    ['$request.query.q', '1'],
    ['$request.header.X-A', 'h'],
    ['$request.body#/name', 'n'],
    ['$response.header.Location', '/users/7'],
    ['$response.body#/id', '7'],
    ['$response.body#/a~1b/c/0', 'true'],
    ['$response.body#/gone', undefined],
    ['$response.path.id', undefined],
    ['$response.body#/a~1b', undefined],
    ['me', 'me'],
    ['{$response.body#/id}-{$method}', '7-POST'],
    ['{$response.body#/gone}-x', undefined],
  ])('%s', (expression, value) => expect(evaluate(expression, exchanged)).toBe(value))
})

describe('values of an answer', () => {
  const create = operation({ path: '/v1/users', title: 'Create', href: '/a/create' })
  const read = readValues(create, { ...exchanged, response: { header: {}, body: { id: 7, team: { id: 'blue' }, isNew: true } } })
  const offer = (path: string, name: string, type: 'string' | 'integer' = 'string') =>
    offerFor({ href: '/a/x', path }, { name, in: 'path', schema: schema({ types: [type] }) }, read)?.value

  it('go where their owner and name lead', () => {
    expect(offer('/users/{userId}', 'userId')).toBe('7')
    expect(offer('/users/{user_id}', 'user_id')).toBe('7')
    expect(offer('/users/{id}', 'id')).toBe('7')
    expect(offer('/teams/{id}', 'id')).toBe('blue')
    expect(offer('/teams/{teamId}/users', 'teamId')).toBe('blue')
  })

  it('go nowhere else', () => {
    expect(offer('/orders/{id}', 'id')).toBeUndefined()
    expect(offer('/users/{isNew}', 'isNew')).toBeUndefined()
    expect(offer('/teams/{teamId}', 'teamId', 'integer')).toBeUndefined()
    expect(offer('/users/{orderId}', 'orderId')).toBeUndefined()
  })

  it('that were deleted are not learned', () => {
    expect(readValues(create, { ...exchanged, method: 'DELETE' }).known).toEqual([])
  })
})

describe('a token', () => {
  const scheme = (facts: Partial<SecurityScheme>): SecurityScheme => ({ name: 's', type: 'http', scheme: 'bearer', flows: [], ...facts })
  const bearer = scheme({ name: 'bearer' })
  const key = scheme({ name: 'key', type: 'apiKey', scheme: undefined })

  it('is found by its name, and serves the schemes that take one', () => {
    expect(findToken({ data: { accessToken: 'abcdefgh' } }, [key, bearer])).toEqual({ name: 'accessToken', token: 'abcdefgh', schemes: [bearer] })
    expect(findToken({ api_key: 'abcdefgh' }, [bearer, key])?.schemes).toEqual([key])
    expect(findToken({ token: 'abcdefgh' }, [key])?.schemes).toEqual([key])
  })

  it('is not any text', () => {
    expect(findToken({ token: 'two words' }, [bearer])).toBeUndefined()
    expect(findToken({ token_type: 'abcdefgh' }, [bearer])).toBeUndefined()
    expect(findToken({ token: 'abcdefgh' }, [scheme({ scheme: 'basic' })])).toBeUndefined()
  })
})
