import type { Redis, RedisOptions } from '../../../../openapi/mock/host/redis.ts'
import type { MockServer, Store } from '../../../../openapi/mock/index.ts'
import type { Served } from '../../../../openapi/mock/host/node.ts'
import type { RedisServer } from '../support/redis-server.ts'
import { setTimeout as delay } from 'node:timers/promises'
import { createClient } from '@redis/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveMock } from '../../../../openapi/mock/host/node.ts'
import { connectRedis } from '../../../../openapi/mock/host/redis.ts'
import { mockContract } from '../support/contract.ts'
import { hostileSuite } from '../support/hostile.ts'
import { petClient, petMock } from '../support/pets.ts'
import { startRedis } from '../support/redis-server.ts'
import { storeContract } from '../support/stores.ts'

describe('a store in Redis', () => {
  let server: RedisServer
  let replicas: Redis[]
  const stores: Store[] = []
  const mocks: MockServer[] = []
  let turn = 0
  beforeAll(async () => {
    server = await startRedis()
    replicas = [await connectRedis(server.url), await connectRedis(server.url)]
    for (const replica of replicas) {
      stores.push(replica.open('stores'))
      mocks.push(petMock({ store: replica.open('pets') }))
    }
  })
  afterAll(async () => {
    await Promise.all(replicas.map(replica => replica.close()))
    await server.stop()
  })
  const next = <T>(items: T[]): T => items[turn++ % items.length] as T

  storeContract(() => next(stores))
  describe('behind two replicas that take turns', () =>
    mockContract(async () => ({
      fetch: request => next(mocks)(request),
      origin: 'http://localhost',
    })))

  it('writes no key, only its digest', async () => {
    const secret = 'pets_test_0f1e2d3c4b5a'
    const call = petClient(mocks[0] as MockServer, undefined, secret)
    await call('POST', '/pets', { name: 'Nobody else', kind: 'dog' }, { 'idempotency-key': 'once' })
    const client = await createClient({ url: server.url }).connect()
    const kept: string[] = []
    for (const key of await client.keys('*')) {
      kept.push(
        key,
        ...((await client.type(key)) === 'hash'
          ? Object.values(await client.hGetAll(key))
          : await client.zRange(key, 0, -1)),
      )
    }
    client.destroy()
    expect(kept.join('\n')).toContain('Nobody else')
    expect(kept.join('\n')).not.toContain(secret)
  })

  describe('behind a server on a socket', () => {
    let served: Served
    beforeAll(async () => {
      served = await serveMock({
        apis: [{ name: 'pets', handler: mocks[0] as MockServer }],
        port: 0,
      })
    })
    afterAll(() => served.close())
    hostileSuite(() => served.url)
  })

  it('counts a key\'s requests over all replicas', async () => {
    const limited = replicas.map(replica => petClient(petMock({ store: replica.open('limited'), rateLimit: 3 })))
    const statuses: number[] = []
    for (let round = 0; round < 4; round++)
      statuses.push((await next(limited)('GET', '/pets')).status)
    expect(statuses).toEqual([200, 200, 200, 429])
  })

  it('answers an Idempotency-Key once, whichever replicas it comes to at once', async () => {
    const calls = mocks.map(mock => petClient(mock, undefined, 'pets_test_once'))
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        next(calls)('POST', '/pets', { name: 'Rex', kind: 'dog' }, { 'idempotency-key': 'k' })),
    )
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(0)
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true)
    expect((await next(calls)('GET', '/pets')).body.total).toBe(3)
  })

  it('keeps the sandboxes of APIs apart', async () => {
    const [one, other] = ['one', 'other'].map(api => petClient(petMock({ store: next(replicas).open(api) })))
    await one?.('DELETE', '/pets/1')
    expect([(await one?.('GET', '/pets/1'))?.status, (await other?.('GET', '/pets/1'))?.status]).toEqual([404, 200])
  })

  describe('with limits', () => {
    const connect = async (options: RedisOptions, work: (store: Store) => Promise<void>) => {
      const redis = await connectRedis(server.url, options)
      await work(redis.open(Math.random().toString(36))).finally(() => redis.close())
    }
    const count = (store: Store, name: string) => store.update(name, state => ++state.sequence)

    it('forgets a sandbox after its lifetime, and not while it is used', () =>
      connect({ lifetime: 4_000 }, async (store) => {
        for (let round = 1; round <= 3; round++) {
          expect(await count(store, 'a')).toBe(round)
          await delay(1_600)
        }
        await store.read('a', () => {})
        await delay(5_200)
        expect(await count(store, 'a')).toBe(1)
      }))

    it('forgets the sandbox unused for longest when there are too many', () =>
      // Use is noted once in a tenth of the lifetime.
      connect({ most: 2, lifetime: 10_000 }, async (store) => {
        for (const name of ['a', 'b', 'a', 'c']) {
          await count(store, name)
          await delay(1_100)
        }
        expect(await Promise.all(['a', 'c', 'b'].map(name => store.read(name, state => state.sequence)))).toEqual([
          2,
          1,
          0,
        ])
      }))

    it('refuses what makes a sandbox too big, and takes what makes it smaller', () =>
      connect({ bytes: 3_000 }, async (store) => {
        const call = petClient(petMock({ store }))
        const made = await Promise.all(
          Array.from({ length: 5 }, () => call('POST', '/pets', { name: 'x'.repeat(700), kind: 'dog' })),
        )
        expect(made.map(({ status }) => status).toSorted()).toEqual([201, 201, 201, 409, 409])
        expect(made.find(({ status }) => status === 409)?.body.code).toBe('sandbox_full')
        expect((await call('DELETE', '/pets/3')).status).toBe(204)
        expect((await call('POST', '/pets', { name: 'x'.repeat(700), kind: 'dog' })).status).toBe(201)
      }))
  })

  it('answers 503 while Redis is away, and goes on when it is back', async () => {
    const other = await startRedis()
    const redis = await connectRedis(other.url)
    const served = await serveMock({
      apis: [{ name: 'pets', handler: petMock({ store: redis.open('pets') }) }],
      port: 0,
      isUp: redis.isUp,
    })
    const call = petClient(fetch, served.url)
    const health = async () => (await fetch(`${served.url}/healthz`)).status
    try {
      expect([(await call('GET', '/pets')).status, await health()]).toEqual([200, 200])
      other.process.kill('SIGKILL')
      await expect.poll(health).toBe(503)
      const away = await call('POST', '/pets', { name: 'Rex', kind: 'dog' })
      expect([away.status, away.headers.get('retry-after')]).toEqual([503, '1'])
    }
    finally {
      await other.stop()
    }
    const again = await startRedis(Number(new URL(other.url).port))
    try {
      await expect.poll(health).toBe(200)
      expect((await call('POST', '/pets', { name: 'Rex', kind: 'dog' })).status).toBe(201)
    }
    finally {
      await served.close()
      await redis.close()
      await again.stop()
    }
  })

  it('says in one sentence that nobody answers', async () => {
    await expect(connectRedis('redis://127.0.0.1:1')).rejects.toThrow(/does not answer: .*ECONNREFUSED/)
  })
})
