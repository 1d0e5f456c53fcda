import { describe, expect, it } from 'vitest'
import { matchField, readFieldErrors } from '../../../../components/try-it/answer/field-errors.ts'

function read(body: unknown): string[] {
  return readFieldErrors(body).map(({ path, message }) => `${path.join('.')}: ${message}`)
}

describe('readFieldErrors', () => {
  it.each([
    [{ validation_error: [{ parameter: 'email', rule: 'valid_email' }] }, ['email: valid_email']],
    [
      { type: 'about:blank', errors: [{ pointer: '#/address/city', detail: 'is missing' }] },
      ['address.city: is missing'],
    ],
    [{ errors: [{ source: { pointer: '/data/name' }, title: 'Too long' }] }, ['data.name: Too long']],
    [{ detail: [{ loc: ['body', 'items', 0, 'id'], msg: 'field required' }] }, ['body.items.0.id: field required']],
    [{ errors: { email: ['is taken', 'is odd'], name: 'is short' } }, ['email: is taken is odd', 'name: is short']],
    [{ errors: { email: 'is taken' } }, ['email: is taken']],
    [{ errors: {} }, []],
    [{ errors: { email: [1] } }, []],
    [{ error: { message: 'No' } }, []],
    ['text', []],
    [null, []],
  ])('reads %j', (body, errors) => {
    expect(read(body)).toEqual(errors)
  })

  it('looks into an answer as deep as one wraps its errors, and no deeper', () => {
    const errors = [{ field: 'email', message: 'is taken' }]
    expect(read({ a: { b: { c: { errors } } } })).toEqual(['email: is taken'])
    expect(read({ a: { b: { c: { d: { errors } } } } })).toEqual([])
  })

  it('ends on a deep and on a long answer', () => {
    let deep: unknown = 1
    for (let depth = 0; depth < 100_000; depth++)
      deep = [deep]
    expect(read(deep)).toEqual([])
    expect(read(Array.from({ length: 1000 }, () => ({ field: 'a', message: 'no' })))).toHaveLength(100)
  })
})

describe('matchField', () => {
  it('finds a field by its whole path, then by a step of it', () => {
    expect(matchField(['Email'], ['email'])).toBe('email')
    expect(matchField(['body', 'address', 'city'], ['name', 'address'])).toBe('address')
    expect(matchField(['other'], ['email'])).toBeUndefined()
  })
})
