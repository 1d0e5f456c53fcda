import type { SandboxState } from '../../../../openapi/mock/state/store/sandbox-state.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMemoryStore } from '../../../../openapi/mock/state/store/store.ts'

/** One thing that a change does to a sandbox. */
type Deed = (state: SandboxState) => void

const names = fc.constantFrom('/users', '/orders', '/users/1/keys')
const ids = fc.constantFrom('1', '2', '3')
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  fc.tuple(names, ids, fc.nat()).map(([name, id, value]): Deed => ({ collections }) => {
    const records = collections.get(name) ?? new Map<string, { value: number }>()
    collections.set(name, records)
    records.set(id, { value })
  }),
  fc.tuple(names, ids).map(([name, id]): Deed => ({ collections }) => void collections.get(name)?.delete(id)),
  names.map((name): Deed => ({ collections }) => void collections.delete(name)),
  names.map((name): Deed => ({ collections }) => collections.get(name)?.clear()),
  ids.map((id): Deed => ({ collections }) => [...collections.values()].forEach(records => records.delete(id))),
  ids.map((id): Deed => ({ collections }) => {
    for (const [, records] of collections)
      records.set(id, { value: 0 })
  }),
  fc.nat().map((number): Deed => (state) => {
    state.sequence += 1
    state.counters.set('/users', number)
    state.window.count += 1
    state.replays.set('key', { fingerprint: 'f', status: 200, headers: [] })
  }),
)

/** Everything that a sandbox holds, in its order. */
function dump({ collections, replays, counters, sequence, window }: SandboxState): unknown {
  const records = [...collections].map(([name, one]) => [name, [...one]])
  return structuredClone([records, [...replays], [...counters], sequence, window])
}

describe('a change of the memory store', () => {
  it('that throws leaves nothing behind, whatever it did, and others are kept', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { maxLength: 8 }), fc.array(deeds, { maxLength: 8 }), async (kept, lost) => {
        const store = createMemoryStore({ now: Date.now })
        await store.update('one', state => kept.forEach(deed => deed(state)))
        const before = await store.read('one', dump)
        const failed = store.update('one', (state) => {
          lost.forEach(deed => deed(state))
          throw new Error('no')
        })
        await expect(failed).rejects.toThrow('no')
        expect(await store.read('one', dump)).toEqual(before)
        await store.update('one', state => lost.forEach(deed => deed(state)))
        const both = createMemoryStore({ now: Date.now })
        await both.update('one', state => [...kept, ...lost].forEach(deed => deed(state)))
        expect(await store.read('one', dump)).toEqual(await both.read('one', dump))
      }),
    )
  })
})
