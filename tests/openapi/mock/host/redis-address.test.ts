import { describe, expect, it } from 'vitest'
import { connectRedis } from '../../../../openapi/mock/host/redis.ts'
import { parseRedisAddress } from '../../../../openapi/mock/host/redis-address.ts'

describe('the address of a store in Redis', () => {
  it.each([
    ['redis://127.0.0.1', { kind: 'server', nodes: [{ host: '127.0.0.1', port: 6379 }], isSecure: false }],
    ['rediss://ann:p%40ss@[::1]:7000/2', { kind: 'server', nodes: [{ host: '::1', port: 7000 }], isSecure: true, username: 'ann', password: 'p@ss', database: 2 }],
    ['redis://:secret@store.example.com', { kind: 'server', password: 'secret', username: undefined, label: 'store.example.com' }],
    ['redis-cluster://a.example:7000,b.example:7001,c.example', { kind: 'cluster', nodes: [{ host: 'a.example', port: 7000 }, { host: 'b.example', port: 7001 }, { host: 'c.example', port: 6379 }] }],
    ['redis+cluster://a.example:7000', { kind: 'cluster' }],
    ['redis-sentinel://a.example,b.example:26380/orders', { kind: 'sentinel', nodes: [{ host: 'a.example', port: 26379 }, { host: 'b.example', port: 26380 }], master: 'orders', database: undefined }],
    ['redis+sentinel://pw@a.example/orders/3', { kind: 'sentinel', master: 'orders', database: 3, password: 'pw' }],
    ['rediss-sentinel://a.example:1/4#orders', { kind: 'sentinel', master: 'orders', database: 4, isSecure: true }],
    ['redis-sentinel://a.example#orders', { kind: 'sentinel', master: 'orders', database: undefined }],
  ])('%s', (text, wanted) => {
    expect(parseRedisAddress(text)).toMatchObject(wanted)
  })

  it.each([
    'http://127.0.0.1',
    'redis://',
    'redis://a,b',
    'redis://a:port',
    'redis://a/first',
    'redis-cluster://a,,b',
    'redis-cluster://a/1',
    'redis-sentinel://a:26379',
    'redis-sentinel://a:26379/',
    'redis-ring://a',
  ])('%s is none', (text) => {
    expect(parseRedisAddress(text)).toBeUndefined()
  })

  it('never shows its password', () => {
    expect(parseRedisAddress('redis://ann:secret@a.example:1')?.label).toBe('a.example:1')
  })

  it.each(['redis-cluster://127.0.0.1:1,127.0.0.1:2', 'redis-sentinel://127.0.0.1:1/pets', 'redis://127.0.0.1:1'])('says at once that nobody answers at %s', async (url) => {
    await expect(connectRedis(url)).rejects.toThrow(/^The store does not answer: /)
  }, 10_000)
})
