import { describe, expect, it } from 'vitest'
import { sandboxKey, splitOwnKey, toOwnKey, toOwnUser } from '../../../openapi/document/own-key.ts'
import { createMockHandler } from '../../../openapi/mock/index.ts'
import { openDocument } from '../../support/documents.ts'
import { createTwice } from './support/readers.ts'

const samples = (keys: string[]) => (key: string) => keys.includes(key)

describe('a sample key of one\'s own', () => {
  it.each(['demo_key', 'uf_test_admin_demo1234_0123456789abcdef0123456789abcdef', 'a.b.c', 'user:password'])('of %s is told from it', (sample) => {
    const own = toOwnKey(sample, '0a1b2c3d')
    expect(splitOwnKey(own, samples([sample]))).toEqual({ sample, own: '0a1b2c3d' })
    expect(splitOwnKey(sample, samples([sample]))).toBeUndefined()
    expect(splitOwnKey(own, samples(['another']))).toBeUndefined()
    expect(splitOwnKey(own, samples([sample, own]))).toBeUndefined()
  })

  it.each([['user:password', 'user_0a1b2c3d:password'], ['user:', 'user_0a1b2c3d:'], ['a_b:c:d_e', 'a_b_0a1b2c3d:c:d_e']])('of a user and a password belongs to the user: %s', (sample, own) => {
    expect(toOwnUser(sample, '0a1b2c3d')).toBe(own)
    expect(splitOwnKey(own, samples([sample]))).toEqual({ sample, own: '0a1b2c3d' })
    expect(splitOwnKey(own.replace('_0a1b2c3d', '_0A1B2C3D'), samples([sample]))).toBeUndefined()
  })

  it.each(['demo_key_0a1b2c3', 'demo_key_0a1b2c3d4', 'demo_key_0A1B2C3D', 'demo_key0a1b2c3d'])('has eight letters or digits at its end, not %s', (key) => {
    expect(splitOwnKey(key, samples(['demo_key']))).toBeUndefined()
  })
})

it('lets two readers create the same user, and shows neither the other\'s', async () => {
  const { document } = await openDocument('tests/fixtures/accounts.yaml')
  expect(await createTwice(createMockHandler(document), { key: 'acc_test_7e577e577e577e57', path: '/1/users', scheme: 'Basic' })).toEqual([201, 201, 409, 201])
})

describe('the sandbox of an API that gives no key', () => {
  const own = toOwnKey(sandboxKey, 'aaaaaaaa')
  const open = (scheme: object) => createMockHandler({
    name: 'pets',
    version: '3.1.0',
    root: {
      openapi: '3.1.0',
      info: { title: 'Pets', version: '1' },
      security: [{ key: [] }],
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer', ...scheme } } },
      paths: { '/pets': { get: { responses: { 204: { description: 'None' } } } } },
    },
  }, { isKnownOnly: true })
  const call = async (scheme: object, key: string) =>
    (await open(scheme)(new Request('https://mock.test/pets', { headers: { Authorization: `Bearer ${key}` } }))).status

  it('takes the key that it makes, with a browser\'s ending too', async () => {
    expect(await call({}, sandboxKey)).toBe(204)
    expect(await call({ 'x-key-prefixes': { test: 'pk_test_' } }, own)).toBe(204)
    expect(await call({ bearerFormat: 'JWT' }, own)).toBe(204)
    expect(await call({}, 'another')).toBe(401)
  })

  it('takes the samples of the document instead, in each spelling', async () => {
    expect(await call({ 'x-playground-example': 'given' }, 'given')).toBe(204)
    expect(await call({ 'x-playground-example': 'given' }, own)).toBe(401)
  })
})
