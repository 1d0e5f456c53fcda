import { describe, expect, it } from 'vitest'
import { createMemoryStore } from '../../openapi/mock/store.ts'
import { storeContract } from './stores.ts'

describe('a store in memory', () => {
  const store = createMemoryStore({ now: Date.now })
  storeContract(() => store)

  it('forgets the sandbox unused for longest when there are too many', async () => {
    const few = createMemoryStore({ now: Date.now, most: 2 })
    for (const name of ['a', 'b', 'a', 'c'])
      await few.update(name, state => state.sequence++)
    expect(await Promise.all(['a', 'c', 'b'].map(name => few.read(name, state => state.sequence)))).toEqual([2, 1, 0])
  })
})
