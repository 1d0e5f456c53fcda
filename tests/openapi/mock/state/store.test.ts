import type { JsonObject } from '../../../../openapi/mock/message/exchange.ts'
import { describe, expect, it } from 'vitest'
import { createMemoryStore, SandboxFullError } from '../../../../openapi/mock/state/store/store.ts'
import { petClient, petMock } from '../support/pets.ts'
import { storeContract } from '../support/stores.ts'

describe('a store in memory', () => {
  const store = createMemoryStore({ now: Date.now })
  storeContract(() => store)

  it('forgets the sandbox unused for longest when there are too many', async () => {
    const few = createMemoryStore({ now: Date.now, most: 2 })
    for (const name of ['a', 'b', 'a', 'c'])
      await few.update(name, state => state.sequence++)
    expect(await Promise.all(['a', 'c', 'b'].map(name => few.read(name, state => state.sequence)))).toEqual([2, 1, 0])
  })

  it('refuses what makes a sandbox too big, and takes what makes it smaller', async () => {
    const call = petClient(petMock({ store: createMemoryStore({ now: Date.now, bytes: 5_000 }) }))
    const statuses: number[] = []
    for (let round = 0; round < 8; round++) {
      statuses.push((await call('POST', '/pets', { name: 'x'.repeat(700), kind: 'dog' })).status)
    }
    expect([statuses[0], statuses.at(-1)]).toEqual([201, 409])
    for (const id of [3, 4])
      expect((await call('DELETE', `/pets/${id}`)).status).toBe(204)
    expect((await call('POST', '/pets', { name: 'x'.repeat(700), kind: 'dog' })).status).toBe(201)
  })

  it('weighs a full sandbox once, however often something is refused', async () => {
    const few = createMemoryStore({ now: Date.now, bytes: 2_000 })
    let weighed = 0
    const record = {
      toJSON: () => {
        weighed++
        return 'x'.repeat(1_900)
      },
    }
    await few.update('a', ({ collections }) => {
      collections.set('texts', new Map([['1', record as unknown as JsonObject]]))
    })
    for (let round = 0; round < 5; round++)
      await expect(few.update('a', () => {}, 1_000)).rejects.toThrow(SandboxFullError)
    expect(weighed).toBe(1)
  })

  it('forgets the sandbox unused for longest when all of them are too big together', async () => {
    const few = createMemoryStore({ now: Date.now, total: 5_000 })
    const fill = (name: string, length: number) =>
      few.update(
        name,
        ({ collections }) => {
          collections.set('texts', new Map([['1', { text: 'x'.repeat(length) }]]))
        },
        length,
      )
    const isKept = (name: string) => few.read(name, ({ collections }) => collections.size > 0)
    await fill('a', 2_000)
    await fill('b', 2_000)
    // Said to be much, found to be little.
    for (let round = 0; round < 50; round++)
      await fill('c', 10)
    expect(await Promise.all(['c', 'b', 'a'].map(isKept))).toEqual([true, true, true])
    await fill('d', 2_000)
    expect(await Promise.all(['a', 'b', 'c', 'd'].map(isKept))).toEqual([true, false, false, true])
  })
})
