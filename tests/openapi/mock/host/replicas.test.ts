import type { MockProcess } from '../support/mock-process.ts'
import type { RedisServer } from '../support/redis-server.ts'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startMock } from '../support/mock-process.ts'
import { petDocument } from '../support/pets.ts'
import { startRedis } from '../support/redis-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'specimen-replicas-'))
const spec = join(folder, 'pets.json')
const keys = ['pets_test_a', 'pets_test_b', 'pets_test_c']
const clients = 32

describe('two replicas on one Redis, under 32 clients at once', () => {
  let server: RedisServer
  let replicas: MockProcess[]
  beforeAll(async () => {
    writeFileSync(spec, JSON.stringify(petDocument.root))
    server = await startRedis()
    replicas = await Promise.all([1, 2].map(() => startMock(spec, '--store', server.url)))
  })
  afterAll(async () => {
    replicas.forEach(({ process }) => process.kill('SIGKILL'))
    await server.stop()
    rmSync(folder, { recursive: true })
  })

  it('lose nothing, never give an id twice, and know at once what the other was told', async () => {
    const made = await Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        const key = keys[client % keys.length] as string
        const ids: number[] = []
        for (let round = 0; round < 8; round++) {
          const here = at(round + client)
          const there = at(round + client + 1)
          const { status, body } = await call(here, key, 'POST', '/pets', {
            name: `Pet ${client} ${round}`,
            kind: 'dog',
          })
          expect(status).toBe(201)
          ids.push(Number(body.id))
          expect((await call(there, key, 'GET', `/pets/${body.id}`)).body).toEqual(body)
          if (round % 4 === 3) {
            expect((await call(there, key, 'DELETE', `/pets/${body.id}`)).status).toBe(204)
            ids.pop()
          }
        }
        return { key, ids }
      }),
    )
    for (const key of keys) {
      const ids = made.filter(one => one.key === key).flatMap(one => one.ids)
      expect(new Set(ids).size).toBe(ids.length)
      expect(sorted((await listAll(at(0), key)).keys())).toEqual(sorted([1, 2, ...ids]))
    }
  })

  it('lose no acknowledged write when one of them is killed', async () => {
    const key = 'pets_test_killed'
    const acknowledged = new Map<number, string>()
    let isKilled = false
    await Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        for (let round = 0; round < 12; round++) {
          const name = `Pet ${client} ${round}`
          const replica = isKilled ? at(1) : at(round + client)
          // A client whose replica is gone does not know what became of its write: it was not acknowledged.
          const answer = await call(replica, key, 'POST', '/pets', { name, kind: 'cat' }).catch(() => undefined)
          if (answer) {
            expect(answer.status).toBe(201)
            acknowledged.set(Number(answer.body.id), name)
          }
          if (acknowledged.size > 100 && !isKilled) {
            isKilled = true
            replicas[0]?.process.kill('SIGKILL')
          }
        }
      }),
    )
    const found = await listAll(at(1), key)
    expect(acknowledged.size).toBeGreaterThan(200)
    expect([...acknowledged].filter(([id, name]) => found.get(id) !== name)).toEqual([])
  })

  it('lose no acknowledged write when Redis is killed and comes back with its log, and refuse in the meantime', async () => {
    const data = join(folder, 'redis')
    mkdirSync(data)
    let lasting = await startRedis(undefined, data)
    const both = await Promise.all([1, 2].map(() => startMock(spec, '--store', lasting.url)))
    const acknowledged = new Map<number, string>()
    const statuses = new Set<number>()
    const over = new AbortController()
    // So many before it is killed; those who write then are refused, and write on when it is back.
    let most = 400
    const load = Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        for (let round = 0; !over.signal.aborted; round++) {
          if (acknowledged.size >= most) {
            await delay(20)
            continue
          }
          const name = `Pet ${client} ${round}`
          const { status, body } = await call(both[(round + client) % 2]?.url ?? '', 'pets_test_log', 'POST', '/pets', {
            name,
            kind: 'cat',
          })
          statuses.add(status)
          if (status !== 201) {
            await delay(50)
            continue
          }
          expect(acknowledged.has(Number(body.id))).toBe(false)
          acknowledged.set(Number(body.id), name)
        }
      }),
    )
    await expect.poll(() => acknowledged.size).toBeGreaterThan(100)
    lasting.process.kill('SIGKILL')
    most = Infinity
    await expect.poll(() => statuses.has(503)).toBe(true)
    const before = acknowledged.size
    lasting = await startRedis(Number(new URL(lasting.url).port), data)
    await expect.poll(() => acknowledged.size).toBeGreaterThan(before + 100)
    over.abort()
    await load
    const found = await listAll(both[0]?.url ?? '', 'pets_test_log')
    both.forEach(({ process }) => process.kill('SIGKILL'))
    await lasting.stop()
    expect([...statuses].toSorted()).toEqual([201, 503])
    expect([...acknowledged].filter(([id, name]) => found.get(id) !== name)).toEqual([])
  })

  function at(number: number): string {
    return replicas[number % 2]?.url ?? ''
  }
})

async function call(
  url: string,
  key: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number, body: Record<string, unknown> }> {
  const response = await fetch(`${url}/pets/v1${path}`, {
    method,
    headers: { 'authorization': `Bearer ${key}`, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await response.text()
  return {
    status: response.status,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  }
}

async function listAll(url: string, key: string): Promise<Map<number, string>> {
  const found = new Map<number, string>()
  for (let page = 1; page < 100; page++) {
    const { body } = await call(url, key, 'GET', `/pets?limit=50&page=${page}`)
    for (const { id, name } of body.data as { id: number, name: string }[])
      found.set(id, name)
    if (body.has_more !== true)
      break
  }
  return found
}

function sorted(ids: Iterable<number>): number[] {
  return [...ids].toSorted((one, other) => one - other)
}
