import type { Redis } from '../../../../openapi/mock/host/redis.ts'
import type { Served } from '../../../../openapi/mock/host/node.ts'
import type { MockServer } from '../../../../openapi/mock/index.ts'
import type { RedisServer } from '../support/redis-server.ts'
import { IDBFactory } from 'fake-indexeddb'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIndexedDbStore } from '../../../../openapi/mock/host/indexed-db.ts'
import { serveMock } from '../../../../openapi/mock/host/node.ts'
import { createMockHandler } from '../../../../openapi/mock/index.ts'
import { connectRedis } from '../../../../openapi/mock/host/redis.ts'
import { petClient, petDocument, petMock } from '../support/pets.ts'
import { startCluster, startSentinel } from '../support/redis-many.ts'
import { startRedis } from '../support/redis-server.ts'

/** What anybody would expect of pets: numbers that go up, a chip that no two share, and fields that were set last. */
interface Pet {
  id: number
  name: string
  kind: string
  age?: number
  chip?: string
}

const key = fc.nat(2)
const who = fc.nat(3)
const input = fc.record(
  {
    name: fc.constantFrom('Rex', 'Tom', 'Zoë'),
    kind: fc.constantFrom('cat', 'dog'),
    age: fc.nat(20),
    chip: fc.constantFrom('A1', 'a1', 'B2'),
  },
  { requiredKeys: ['name', 'kind'] },
)
const deed = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), key, input }),
  fc.record({
    kind: fc.constant('replace' as const),
    key,
    who,
    input,
  }),
  fc.record({
    kind: fc.constant('merge' as const),
    key,
    who,
    input,
  }),
  fc.record({ kind: fc.constant('read' as const), key, who }),
  fc.record({ kind: fc.constant('delete' as const), key, who }),
  fc.record({
    kind: fc.constant('list' as const),
    key,
    only: fc.constantFrom(undefined, 'cat', 'dog'),
  }),
)
const step = fc.oneof(
  { weight: 24, arbitrary: deed },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reset' as const), key }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

interface World {
  call: ReturnType<typeof petClient>
  pets: Pet[]
  gone: number[]
  highest: number
}

/** How often something was found, over all runs: what is never found is not tested. */
const seen = new Map<string, number>()

describe('pets are what a simple model says after any steps on three keys', () => {
  let server: RedisServer
  let replicas: Redis[]
  let served: Served
  const shared: MockServer[] = []
  beforeAll(async () => {
    globalThis.indexedDB = new IDBFactory()
    server = await startRedis()
    replicas = [await connectRedis(server.url), await connectRedis(server.url)]
    shared.push(...replicas.map(replica => petMock({ store: replica.open('pets') })))
    served = await serveMock({
      apis: shared.map(handler => ({ name: 'pets', handler })).slice(0, 1),
      port: 0,
    })
  })
  afterAll(async () => {
    await served.close()
    await Promise.all(replicas.map(replica => replica.close()))
    await server.stop()
  })

  it('in memory', () =>
    check(() => {
      const mock = petMock()
      return () => ({ fetch: mock })
    }, 150))

  it('in IndexedDB, in two tabs that take turns', () => {
    const tabs = [0, 1].map(() =>
      createMockHandler(petDocument, { base: '/pets-api', store: createIndexedDbStore('model') }),
    )
    let turn = 0
    return check(() => () => ({ fetch: tabs[turn++ % 2] as MockServer }), 60)
  })

  it('in Redis, behind two replicas that take turns', () => {
    let turn = 0
    return check(() => () => ({ fetch: shared[turn++ % 2] as MockServer }), 60)
  })

  it('in Redis, by a server on a socket and by a replica that take turns', () => {
    let turn = 0
    return check(
      () => () => (turn++ % 2 === 0 ? { fetch: shared[1] as MockServer } : { fetch, origin: served.url }),
      30,
    )
  })

  it.each([
    ['a cluster of Redis', startCluster],
    ['a Redis that a sentinel names', startSentinel],
  ])('in %s, behind two replicas that take turns', async (_, start) => {
    const many = await start()
    const both = [await connectRedis(many.url), await connectRedis(many.url)]
    const mocks = both.map(replica => petMock({ store: replica.open('pets') }))
    let turn = 0
    try {
      await check(() => () => ({ fetch: mocks[turn++ % 2] as MockServer }), 30)
    }
    finally {
      await Promise.all(both.map(replica => replica.close()))
      await many.stop()
    }
  }, 60_000)

  it('has met each outcome of each step many times', () => {
    for (const outcome of [
      'create 201',
      'create 409',
      'replace 200',
      'replace 404',
      'replace 409',
      'merge 200',
      'merge 404',
      'merge 409',
      'read 200',
      'read 404',
      'delete 204',
      'delete 404',
      'list 200',
      'reset 204',
      'create 201 after a delete',
      'read 404 of a deleted one',
    ])
      expect([outcome, (seen.get(outcome) ?? 0) >= 20]).toEqual([outcome, true])
  })
})

let run = 0

interface Replica {
  fetch: (request: Request) => Promise<Response>
  origin?: string
}

/** Each run has keys of its own; `open` says which replica answers next. */
async function check(open: () => () => Replica, numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      run++
      const replica = open()
      const worlds = [0, 1, 2].map((number): World => ({
        call: (...args) => {
          const { fetch, origin } = replica()
          return petClient(fetch, origin, `pets_test_${run}_${number}`)(...args)
        },
        pets: [],
        gone: [],
        highest: 0,
      }))
      for (const world of worlds)
        Object.assign(world, start(await list(world)))
      for (const taken of steps)
        await take(taken, worlds[taken.key] as World)
      for (const world of worlds)
        expect(await list(world)).toEqual(world.pets)
    }),
    { numRuns },
  )
}

function note(kind: string, status: number, detail = ''): void {
  const outcome = `${kind} ${status}${detail}`
  seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
}

/** Takes a step on the mock and on the model, and compares what came of it. */
async function take(step: Step, world: World): Promise<void> {
  const { pets } = world
  const call: World['call'] = async (...args) => {
    const answer = await world.call(...args)
    note(step.kind, answer.status)
    return answer
  }
  const pet = 'who' in step ? pets[step.who] : undefined
  const path = `/pets/${pet?.id ?? world.gone.at(-1) ?? 999}`
  const isTaken =
    'input' in step
    && step.input.chip !== undefined
    && pets.some(other => other !== pet && other.chip?.toLowerCase() === step.input.chip?.toLowerCase())
  if (step.kind === 'create') {
    const { status, body } = await call('POST', '/pets', step.input)
    expect(status).toBe(isTaken ? 409 : 201)
    !isTaken && world.gone.length > 0 && note('create', status, ' after a delete')
    if (isTaken)
      return
    world.highest++
    expect(body).toMatchObject({ ...step.input, id: world.highest })
    pets.push(fields(body))
  }
  else if (step.kind === 'replace' || step.kind === 'merge') {
    const { status, body } = await call(
      step.kind === 'merge' ? 'PATCH' : 'PUT',
      path,
      step.input,
      step.kind === 'merge' ? { 'content-type': 'application/merge-patch+json' } : {},
    )
    expect(status).toBe(pet ? (isTaken ? 409 : 200) : 404)
    if (!pet || isTaken)
      return
    const wanted = step.kind === 'merge' ? { ...pet, ...step.input } : { id: pet.id, ...step.input }
    expect(fields(body)).toEqual(wanted)
    pets[pets.indexOf(pet)] = wanted
  }
  else if (step.kind === 'read') {
    const { status, body } = await call('GET', path)
    expect(status).toBe(pet ? 200 : 404)
    !pet && world.gone.length > 0 && note('read', status, ' of a deleted one')
    pet && expect(fields(body)).toEqual(pet)
  }
  else if (step.kind === 'delete') {
    expect((await call('DELETE', path)).status).toBe(pet ? 204 : 404)
    if (!pet)
      return
    world.gone.push(pet.id)
    pets.splice(pets.indexOf(pet), 1)
  }
  else if (step.kind === 'reset') {
    await call('DELETE', '/.sandbox')
    Object.assign(world, start(await list(world)))
    expect(world.pets.map(({ name }) => name)).toEqual(['Rex', 'Tom'])
  }
  else {
    const { only } = step
    expect(await list({ call }, only)).toEqual(pets.filter(({ kind }) => only === undefined || kind === only))
  }
}

/** A world of whose pets nothing is known but what they are. */
function start(pets: Pet[]): Omit<World, 'call'> {
  return { pets, gone: [], highest: Math.max(...pets.map(({ id }) => id)) }
}

async function list({ call }: Pick<World, 'call'>, kind?: string): Promise<Pet[]> {
  const { body } = await call('GET', `/pets?limit=50${kind === undefined ? '' : `&kind=${kind}`}`)
  return (body.data as Record<string, unknown>[]).map(fields)
}

function fields({ id, name, kind, age, chip }: Record<string, unknown>): Pet {
  return JSON.parse(JSON.stringify({ id, name, kind, age, chip })) as Pet
}
