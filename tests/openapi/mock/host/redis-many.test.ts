import type { Redis } from '../../../../openapi/mock/host/redis.ts'
import type { RedisMany } from '../support/redis-many.ts'
import { createClient } from '@redis/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectRedis } from '../../../../openapi/mock/host/redis.ts'
import { petClient, petMock } from '../support/pets.ts'
import { startCluster, startSentinel } from '../support/redis-many.ts'
import { storeContract } from '../support/stores.ts'

describe.each([
  ['a cluster', startCluster],
  ['a server that a sentinel names', startSentinel],
])('a store in %s', (_, start) => {
  let many: RedisMany
  let replicas: Redis[]
  let turn = 0
  const open = (api: string) => (replicas[turn++ % replicas.length] as Redis).open(api)
  beforeAll(async () => {
    many = await start()
    replicas = [await connectRedis(many.url), await connectRedis(many.url)]
  }, 180_000)
  afterAll(async () => {
    await Promise.all(replicas.map(replica => replica.close()))
    await many.stop()
  })

  storeContract(() => open('stores'))

  it('forgets the sandbox unused for longest when there are too many', async () => {
    const redis = await connectRedis(many.url, { most: 3 })
    const store = redis.open('few')
    for (const name of ['a', 'b', 'c', 'd', 'e'])
      await store.update(name, state => ++state.sequence)
    const kept = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(name => store.read(name, state => state.sequence)))
    await redis.close()
    expect(kept).toEqual([0, 0, 1, 1, 1])
  })

  it('goes on after its first server was killed, and has what was told before', async () => {
    // Of a cluster, one node among several fails: it holds some of these sandboxes.
    const keys = Array.from({ length: 12 }, (_, index) => `pets_test_${index}`)
    const [mock, other] = [petMock({ store: open('pets') }), petMock({ store: open('pets') })]
    for (const key of keys)
      expect((await petClient(mock, undefined, key)('POST', '/pets', { name: key, kind: 'dog' })).status).toBe(201)
    const [first] = many.servers
    const client = await createClient({ url: first?.url }).connect()
    // Replication is asynchronous: the test waits for what it asks for later.
    await client.sendCommand(['WAIT', '1', '2000'])
    client.destroy()
    expect(await replicas[0]?.isUp()).toBe(true)
    first?.process.kill('SIGKILL')
    const names = async () => {
      const found: unknown[] = []
      for (const key of keys)
        found.push(((await petClient(other, undefined, key)('GET', '/pets?limit=50')).body.data as { name: string }[] | undefined)?.at(-1)?.name)
      return found
    }
    await expect.poll(names, { timeout: 120_000, interval: 200 }).toEqual(keys)
    await expect.poll(() => replicas[1]?.isUp()).toBe(true)
    for (const key of keys)
      expect((await petClient(mock, undefined, key)('DELETE', '/pets/3')).status).toBe(204)
  }, 180_000)
})

it('spreads the sandboxes over the nodes of a cluster, each in one slot', async () => {
  const many = await startCluster()
  const redis = await connectRedis(many.url)
  try {
    const store = redis.open('pets')
    for (let index = 0; index < 60; index++)
      await store.update(`sandbox ${index}`, state => ++state.sequence)
    const held: string[][] = []
    for (const { url } of many.servers.slice(0, 3)) {
      const client = await createClient({ url }).connect()
      held.push((await client.keys('specimen:pets:*')))
      client.destroy()
    }
    expect(held.flat()).toHaveLength(60)
    expect(held.every(keys => keys.length > 0 && keys.every(key => /^specimen:pets:\{[\w-]{43}\}$/.test(key)))).toBe(true)
  }
  finally {
    await redis.close()
    await many.stop()
  }
}, 180_000)
