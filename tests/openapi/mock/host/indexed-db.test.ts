import type { Store } from '../../../../openapi/mock/state/store/store.ts'
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { clearDatabase } from '../../../../openapi/mock/host/database.ts'
import { createBrowserStore, createIndexedDbStore } from '../../../../openapi/mock/host/indexed-db.ts'
import { createMockHandler } from '../../../../openapi/mock/index.ts'
import { mockContract } from '../support/contract.ts'
import { dump } from '../support/dump.ts'
import { petClient, petDocument } from '../support/pets.ts'
import { storeContract } from '../support/stores.ts'

beforeEach(() => {
  globalThis.indexedDB ??= new IDBFactory()
})

describe('a store in IndexedDB', () => {
  // Three tabs take turns.
  const tabs = Array.from({ length: 3 }, () => createIndexedDbStore('stores'))
  let asked = 0
  storeContract(() => tabs[asked++ % 3] as Store)
  describe('under the mock of a page', () => {
    const open = (): ReturnType<typeof createMockHandler> =>
      createMockHandler(petDocument, { base: '/pets-api', store: createBrowserStore('pets') })
    // A page and its worker take turns.
    const mocks = [open, open].map(make => ({ make, made: undefined as ReturnType<typeof open> | undefined }))
    let turn = 0
    mockContract(async () => ({
      fetch: (request) => {
        const next = mocks[turn++ % 2] as (typeof mocks)[number]
        next.made ??= next.make()
        return next.made(request)
      },
      origin: 'http://localhost',
    }))
  })

  it('writes no key, only its digest', async () => {
    const mock = createMockHandler(petDocument, {
      base: '/pets-api',
      store: createIndexedDbStore('digest'),
    })
    await petClient(mock, undefined, 'pets_test_mine')('POST', '/pets', { name: 'Rex', kind: 'dog' })
    const kept = await dump('digest')
    expect(kept).toContain('Rex')
    expect(kept).not.toContain('pets_test_mine')
  })

  it('forgets a sandbox after its lifetime, and not while it is used', async () => {
    let time = 0
    const store = createIndexedDbStore('old', { now: () => time, lifetime: 300_000 })
    const count = (): Promise<number> => store.update('a', state => ++state.sequence)
    expect(await count()).toBe(1)
    time = 200_000
    await store.read('a', () => {})
    time = 400_000
    expect(await count()).toBe(2)
    time = 800_000
    expect(await count()).toBe(1)
  })

  it('forgets the sandbox unused for longest when there are too many', async () => {
    let time = 0
    const store = createIndexedDbStore('few', { now: () => time++, most: 2 })
    for (const name of ['a', 'b', 'a', 'c'])
      await store.update(name, state => state.sequence++)
    expect(await Promise.all(['a', 'c', 'b'].map(name => store.read(name, state => state.sequence)))).toEqual([2, 1, 0])
  })

  it('shows nothing of what was kept under another edition of the document', async () => {
    const [old, next] = ['old', 'new'].map(edition => createIndexedDbStore('editions', { edition }))
    await old?.update('a', state => ++state.sequence)
    expect(await next?.read('a', state => state.sequence)).toBe(0)
    expect(await old?.read('a', state => state.sequence)).toBe(1)
  })

  it('answers 503 in the words of the API where the browser has no room left', async () => {
    const mock = createMockHandler(petDocument, {
      base: '/pets-api',
      store: createBrowserStore('full'),
    })
    const call = petClient(mock)
    expect((await call('GET', '/pets')).status).toBe(200)
    const { put } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError')
    }
    try {
      const { status, headers } = await call('POST', '/pets', { name: 'Rex', kind: 'dog' })
      expect([status, headers.get('retry-after')]).toEqual([503, '1'])
    }
    finally {
      IDBObjectStore.prototype.put = put
    }
    expect((await call('POST', '/pets', { name: 'Rex', kind: 'dog' })).status).toBe(201)
  })

  it('is emptied by one call', async () => {
    const store = createIndexedDbStore('gone')
    await store.update('a', state => state.sequence++)
    await clearDatabase('gone')
    expect(await dump('gone')).toBe('')
    expect(await store.read('a', state => state.sequence)).toBe(0)
  })
})

it('keeps sandboxes in memory where IndexedDB may not be used', async () => {
  const { indexedDB } = globalThis
  globalThis.indexedDB = {
    open() {
      throw new DOMException('denied', 'SecurityError')
    },
  } as unknown as IDBFactory
  const store = createBrowserStore('denied')
  await store.update('a', state => state.sequence++)
  expect(await store.read('a', state => state.sequence)).toBe(1)
  globalThis.indexedDB = indexedDB
})
