import { IDBFactory } from 'fake-indexeddb'
import { expect, it } from 'vitest'
import { createMockHandler } from '../../../openapi/mock/index.ts'
import { createIndexedDbStore } from '../../../openapi/mock/host/indexed-db.ts'
import { dump } from '../mock/support/dump.ts'
import { openDocument } from '../../support/documents.ts'
import { createTwice } from '../mock/support/readers.ts'

globalThis.indexedDB = new IDBFactory()

it('lets two readers create the same user, and shows neither the other\'s', async () => {
  const { document, overrides } = await openDocument('openapi/userfront.yaml')
  const [first, second, again, bare] = await createTwice(createMockHandler(document, { overrides }), {
    key: 'uf_test_admin_demo1234_0123456789abcdef0123456789abcdef',
    path: '/v0/users',
    scheme: 'Bearer',
  })
  expect(first).toBeLessThan(300)
  expect([second, bare]).toEqual([first, first])
  expect(again).toBeGreaterThanOrEqual(400)
})

it('keeps no key of a reader, also where an API looks workspaces up by name', async () => {
  const { document, overrides } = await openDocument('openapi/userfront.yaml')
  const secret = '0f1e2d3c4b5a69788796a5b4c3d2e1f0'
  const mock = createMockHandler(document, {
    base: '/userfront/mock',
    overrides,
    store: createIndexedDbStore('keys'),
  })
  const { status } = await mock(
    new Request(`http://localhost${mock.prefix}/users`, {
      method: 'POST',
      headers: { 'authorization': `Bearer uf_test_admin_mine1234_${secret}`, 'content-type': 'application/json' },
      body: '{"email":"mine@example.com"}',
    }),
  )
  expect(status).toBe(200)
  const kept = await dump('keys')
  expect(kept).toContain('mine@example.com')
  expect(kept).not.toContain(secret)
})
