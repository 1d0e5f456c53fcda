import type { SecurityScheme } from '../../../openapi/model/types.ts'
import { describe, expect, it } from 'vitest'
import { createKeyHider } from '../../../components/shared/key/known-secrets.ts'
import { createDraft } from '../../../components/try-it/draft/draft.ts'
import { firstServer, followChoice, holdsSecret, keepEnvironment, listCallable, removeEnvironment, useEnvironments } from '../../../components/try-it/server/environments.ts'
import { createDrafts } from './drafts.ts'
import { operation as operationOf } from './operation.ts'
import { stubStorage } from './storage.ts'

const schemes: SecurityScheme[] = [{ name: 'key', type: 'apiKey', flows: [], keyPrefixes: { test: 'uf_test_', live: 'uf_live_' } }]
const hide = createKeyHider({ a: { key: 'uf_test_1', token: 'head.claims.sign' }, b: { key: 'other/key' } })
const environment = (more: object = {}) => ({ name: 'Mine', server: 'https://a.test/{tenant}', variables: { tenant: 'one' }, ...more })

describe('an environment', () => {
  it('is kept where nothing in it may be secret', () => {
    expect(holdsSecret(environment(), schemes, hide)).toBe(false)
    expect(holdsSecret(environment({ server: 'https://a.test/@me', variables: { tenant: 'one@two' } }), schemes, hide)).toBe(false)
  })

  it.each<[string, object]>([
    ['the reader\'s own key as a variable', { variables: { tenant: 'uf_test_1' } }],
    ['the key in the address', { server: 'https://a.test/uf_test_1/v1' }],
    ['a live key of this API', { variables: { tenant: 'uf_live_123' } }],
    ['a live key of a known service in its name', { name: 'ghp_abcdefghijkl0123456789' }],
    ['a variable that is a secret by its name', { variables: { access_token: 'x' } }],
    ['a live key in the host', { server: 'https://uf_live_123.a.test' }],
    ['a key with dots in the address', { server: 'https://a.test/head.claims.sign/v1' }],
    ['a key that is part of a segment', { server: 'https://a.test/bot-head.claims.sign/v1' }],
    ['a key of another API', { server: 'https://a.test/other%2Fkey/v1' }],
    ['a user and a password in the address', { server: 'https://ada:s3cret@a.test/v1' }],
    ['a user in the address', { server: 'https://ada@a.test' }],
    ['a user in a variable', { server: 'https://{tenant}a.test', variables: { tenant: 'ada:s3cret@' } }],
  ])('is not kept with %s', (_, more) => expect(holdsSecret(environment(more), schemes, hide)).toBe(true))
})

describe('the server that was chosen last', () => {
  const operation = operationOf({ servers: [{ url: 'https://one.test', variables: [] }] })
  it.each([
    ['a server that the operation has', { server: 'https://one.test', variables: {}, environment: '' }, 'https://one.test'],
    ['a server that it does not have', { server: 'https://two.test', variables: {}, environment: '' }, ''],
    ['the reader\'s own', { server: 'https://two.test', variables: {}, environment: '', isOwn: true as const }, 'https://two.test'],
    ['an environment', { server: 'https://{x}.test', variables: { x: 'two' }, environment: 'Mine' }, 'https://{x}.test'],
  ])('is followed by the next operation: %s', (_, choice, want) => {
    const draft = createDraft(operation)
    followChoice(draft, operation.servers, choice)
    expect(draft.server).toBe(want)
  })
})

describe('the environments of a browser', () => {
  const kept = stubStorage()
  const read = (api = 'a') => useEnvironments(createDrafts(), api).value

  it('are kept by API and name, the last ones', () => {
    keepEnvironment('b', environment())
    for (let count = 1; count <= 51; count++)
      keepEnvironment('a', environment({ name: `Mine ${count}` }))
    keepEnvironment('a', environment({ name: 'Mine 2', server: 'http://changed.test' }))
    expect(read()).toHaveLength(50)
    expect(read().at(0)?.name).toBe('Mine 3')
    expect(read().at(-1)).toEqual(environment({ name: 'Mine 2', server: 'http://changed.test' }))
    expect(read('b')).toEqual([environment()])
  })

  it('leave nothing behind once they are removed', () => {
    keepEnvironment('a', environment())
    keepEnvironment('b', environment())
    expect(removeEnvironment('a', 'Mine')).toEqual([])
    expect(read('b')).toEqual([environment()])
    expect(removeEnvironment('b', 'Other')).toEqual([environment()])
    removeEnvironment('b', 'Mine')
    expect(kept.size).toBe(0)
  })

  it.each([
    null,
    7,
    { name: 1 },
    { name: '' },
    { server: undefined },
    { server: 'javascript:alert(1)' },
    { variables: null },
    { variables: 'x' },
    { variables: { tenant: 'one', other: 1 } },
  ])('are not what else a storage holds: %j', (wrong) => {
    keepEnvironment('a', environment())
    const [name = ''] = kept.keys()
    const value = typeof wrong === 'object' && wrong !== null ? environment(wrong) : wrong
    kept.set(name, JSON.stringify({ a: [value, environment({ name: 'Fine' })], b: 'no list' }))
    expect(read().map(one => one.name)).toEqual(['Fine'])
    expect(read('b')).toEqual([])
    keepEnvironment('a', environment())
    expect(JSON.parse(kept.get(name) ?? '')).not.toHaveProperty('b')
  })

  it.each(['"text"', 'null', '7', '{'])('are none where a storage holds %s', (text) => {
    keepEnvironment('a', environment())
    const [name = ''] = kept.keys()
    kept.set(name, text)
    expect(read()).toEqual([])
    expect(keepEnvironment('a', environment())).toEqual([environment()])
    expect(JSON.parse(kept.get(name) ?? '')).toEqual({ a: [environment()] })
  })
})

describe('where requests go at first', () => {
  const servers = ['/v1', 'ws://a.test', 'HTTPS://a.test', 'http://b.test'].map(url => ({ url, variables: [] }))
  it('is a server whose variables make it an address', () => {
    const one = (url: string, value: string) => ({ url, variables: [{ name: 'x', default: value }] })
    const all = [one('{x}://a.test', 'https'), one('{x}/v1', 'http://a.test'), one('{x}/v2', '/api'), one('{y}://a.test', 'https')]
    expect(listCallable(all)).toEqual(all.slice(0, 2))
  })

  it('is the sandbox, else the first server that a page can call', () => {
    expect(listCallable(servers).map(({ url }) => url)).toEqual(['HTTPS://a.test', 'http://b.test'])
    expect(firstServer({ hasSandbox: true }, servers)).toBe('')
    expect(firstServer({ hasSandbox: false }, servers)).toBe('HTTPS://a.test')
    expect(firstServer({ hasSandbox: false }, [])).toBe('')
  })
})
