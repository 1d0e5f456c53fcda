import type { Exchanged } from '../../../components/try-it/flow/expression.ts'
import type { SecurityScheme } from '../../../openapi/model/types.ts'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../components/try-it/flow/expression.ts'
import { offerFor } from '../../../components/try-it/flow/match.ts'
import { findToken } from '../../../components/try-it/flow/token.ts'
import { readValues } from '../../../components/try-it/flow/values.ts'
import { mediaType, operation, schema } from './operation.ts'

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

  it('belong to what their schema is called, too', () => {
    const account = operation({
      path: '/v1/users',
      responses: [{ status: '200', anchor: '', label: '', headers: [], links: [], content: [
        mediaType('application/json', { schema: schema({ component: { name: 'Account' } as never }) }),
      ] }],
    })
    const learned = readValues(account, { ...exchanged, status: 200, response: { header: {}, body: { id: 7 } } })
    const offer = (name: string) => offerFor({ href: '/a/x', path: `/things/{${name}}` }, { name, in: 'path', schema: schema() }, learned)?.value
    expect([offer('accountId'), offer('userId'), offer('thingId')]).toEqual(['7', '7', undefined])
  })

  it('are short texts and numbers, not far down', () => {
    const known = (body: unknown) =>
      readValues(create, { ...exchanged, response: { header: {}, body } }).known.map(({ name }) => name)
    expect(known({ a: '', b: 'b'.repeat(500), c: 'c'.repeat(501), d: 0, e: null })).toEqual(['b', 'd'])
    expect(known({ x: { x: { x: { a: 1, x: { b: 2 } } } } })).toEqual(['a'])
    expect(known([{ a: 1 }, { b: 2 }])).toEqual(['a'])
    expect(known(Object.fromEntries(Array.from({ length: 61 }, (_, index) => [`n${index}`, 1])))).toHaveLength(60)
  })

  it('go only where they have the form', () => {
    const fits = (facts: Parameters<typeof schema>[0], id: unknown = 'blue') =>
      offerFor({ href: '/a/x', path: '/users/{id}' }, { name: 'id', in: 'path', schema: schema(facts) }, readValues(create, { ...exchanged, response: { header: {}, body: { id } } })) !== undefined
    expect(fits({ bounds: { minLength: 4, maxLength: 4 } })).toBe(true)
    expect(fits({ bounds: { minLength: 5 } })).toBe(false)
    expect(fits({ bounds: { maxLength: 3 } })).toBe(false)
    expect(fits({ types: ['array', 'object'] })).toBe(false)
    expect(fits({ types: ['array', 'string'] })).toBe(true)
    expect(fits({ types: ['integer', 'null'] })).toBe(false)
    expect(fits({ types: ['integer', 'null'] }, -7)).toBe(true)
    expect(fits({ types: ['integer', 'string'] })).toBe(true)
    expect(fits({ format: 'uuid' })).toBe(false)
    expect(fits({ format: 'uuid' }, '00000000-0000-4000-8000-000000000000')).toBe(true)
    expect(fits({ enum: [{ text: 'red', value: 'red' }] })).toBe(false)
    expect(fits({ enum: [{ text: 'red', value: 'red' }, { text: 'blue', value: 'blue' }] })).toBe(true)
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
    for (const type of ['oauth2', 'openIdConnect'] as const) {
      const taker = scheme({ type, scheme: undefined })
      expect(findToken({ token: 'abcdefgh' }, [key, taker])?.schemes, type).toEqual([taker])
    }
  })

  it('is not any text', () => {
    expect(findToken({ a: { b: { token: 'abcdefgh' } } }, [bearer])?.token).toBe('abcdefgh')
    expect(findToken({ a: { b: { c: { token: 'abcdefgh' } } } }, [bearer])).toBeUndefined()
    expect(findToken({ token: 'abcdefg' }, [bearer])).toBeUndefined()
    expect(findToken({ token: 'two words' }, [bearer])).toBeUndefined()
    expect(findToken({ token_type: 'abcdefgh' }, [bearer])).toBeUndefined()
    expect(findToken({ token: 'abcdefgh' }, [scheme({ scheme: 'basic' })])).toBeUndefined()
  })
})
