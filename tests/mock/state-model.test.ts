import type { Redis } from '../../openapi/mock/host/redis.ts'
import type { MockServer } from '../../openapi/mock/index.ts'
import type { RedisServer } from './redis-server.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectRedis } from '../../openapi/mock/host/redis.ts'
import { petClient, petMock } from './pets.ts'
import { startRedis } from './redis-server.ts'

/** What anybody would expect of pets: numbers that go up, a chip that no two share, and fields that were set last. */
interface Pet { id: number, name: string, kind: string, age?: number, chip?: string }

const key = fc.nat(2)
const who = fc.nat(6)
const input = fc.record({
  name: fc.constantFrom('Rex', 'Tom', 'Zoë'),
  kind: fc.constantFrom('cat', 'dog'),
  age: fc.nat(20),
  chip: fc.constantFrom('A1', 'a1', 'B2', 'C3'),
}, {
  requiredKeys: ['name', 'kind'],
})
const step = fc.oneof(
  fc.record({
    kind: fc.constant('create' as const),
    key,
    input,
  }),
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
  fc.record({
    kind: fc.constant('read' as const),
    key,
    who,
  }),
  fc.record({
    kind: fc.constant('delete' as const),
    key,
    who,
  }),
  fc.record({
    kind: fc.constant('list' as const),
    key,
  }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

interface World { call: ReturnType<typeof petClient>, pets: Pet[], highest: number }

describe('pets are what a simple model says after any steps on three keys', () => {
  let server: RedisServer
  let replicas: Redis[]
  const shared: MockServer[] = []
  beforeAll(async () => {
    server = await startRedis()
    replicas = [await connectRedis(server.url), await connectRedis(server.url)]
    shared.push(...replicas.map(replica => petMock({
      store: replica.open('pets'),
    })))
  })
  afterAll(async () => {
    await Promise.all(replicas.map(replica => replica.close()))
    await server.stop()
  })

  it('in memory', () => check(() => {
    const mock = petMock()
    return () => mock
  }, 100))

  it('in Redis, behind two replicas that take turns', () => {
    let turn = 0
    return check(() => () => shared[turn++ % 2] as MockServer, 60)
  })
})

let run = 0

/** Each run has keys of its own; `open` says which replica answers next. */
async function check(open: () => () => MockServer, numRuns: number): Promise<void> {
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
    run++
    const replica = open()
    const worlds = [0, 1, 2].map((number): World => ({
      call: petClient(request => replica()(request), undefined, `pets_test_${run}_${number}`),
      pets: [],
      highest: 0,
    }))
    for (const world of worlds) {
      world.pets = await list(world)
      world.highest = Math.max(...world.pets.map(({ id }) => id))
    }
    for (const taken of steps)
      await take(taken, worlds[taken.key] as World)
    for (const world of worlds)
      expect(await list(world)).toEqual(world.pets)
  }), { numRuns })
}

/** Takes a step on the mock and on the model, and compares what came of it. */
async function take(step: Step, world: World): Promise<void> {
  const { call, pets } = world
  const pet = 'who' in step
    ? pets[step.who]
    : undefined
  const path = `/pets/${pet?.id ?? 999}`
  const isTaken = 'input' in step && step.input.chip !== undefined && pets.some(other => other !== pet && other.chip?.toLowerCase() === step.input.chip?.toLowerCase())
  if (step.kind === 'create') {
    const { status, body } = await call('POST', '/pets', step.input)
    expect(status).toBe(isTaken ? 409 : 201)
    if (isTaken)
      return
    world.highest++
    expect(body).toMatchObject({ ...step.input, id: world.highest })
    pets.push(fields(body))
  }
  else if (step.kind === 'replace' || step.kind === 'merge') {
    const { status, body } = await call(step.kind === 'merge'
      ? 'PATCH'
      : 'PUT', path, step.input, step.kind === 'merge'
      ? { 'content-type': 'application/merge-patch+json' }
      : {})
    expect(status).toBe(pet
      ? isTaken ? 409 : 200
      : 404)
    if (!pet || isTaken)
      return
    const wanted = step.kind === 'merge'
      ? {
          ...pet,
          ...step.input,
        }
      : { id: pet.id, ...step.input }
    expect(fields(body)).toEqual(wanted)
    pets[pets.indexOf(pet)] = wanted
  }
  else if (step.kind === 'read') {
    const { status, body } = await call('GET', path)
    expect(status).toBe(pet ? 200 : 404)
    pet && expect(fields(body)).toEqual(pet)
  }
  else if (step.kind === 'delete') {
    expect((await call('DELETE', path)).status).toBe(pet ? 204 : 404)
    pet && pets.splice(pets.indexOf(pet), 1)
  }
  else {
    expect(await list(world)).toEqual(pets)
  }
}

async function list({ call }: Pick<World, 'call'>): Promise<Pet[]> {
  const { body } = await call('GET', '/pets?limit=50')
  return (body.data as Record<string, unknown>[]).map(fields)
}

function fields({ id, name, kind, age, chip }: Record<string, unknown>): Pet {
  return JSON.parse(JSON.stringify({ id, name, kind, age, chip })) as Pet
}
