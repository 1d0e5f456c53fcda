import type { ApiDocument } from '../../../../openapi/document/index.ts'
import { readFile } from 'node:fs/promises'
import { IDBFactory } from 'fake-indexeddb'
import { expect, it } from 'vitest'
import { parseJson } from '../../../../openapi/read/syntax/json.ts'
import { listNumerals, stringifyExact } from '../../../../openapi/document/json/numerals.ts'
import { createIndexedDbStore } from '../../../../openapi/mock/host/indexed-db.ts'
import { createMockHandler } from '../../../../openapi/mock/index.ts'
import { parseDocument, writeDocument } from '../../../../openapi/document/document-text.ts'
import { toLeanDocument } from '../../../../openapi/mock/lean.ts'
import { listOperations, openOperation } from '../../../../openapi/mock/operation/operation.ts'
import { driveContract } from '../../../../scripts/contract/client.ts'
import { readSpec } from '../../../../scripts/contract/spec.ts'
import { dump } from '../support/dump.ts'
import { exampleRequest } from '../support/requests.ts'
import { readShipped } from '../support/shipped.ts'

globalThis.indexedDB = new IDBFactory()

it.each(['userfront', 'userstore'])(
  'answers for %s in a page what Node answers, byte for byte, at the same moment',
  async (api) => {
    const { document, overrides } = await readShipped(api)
    const options = {
      base: `/${api}/mock`,
      overrides,
      now: () => 1_800_000_000_000,
    }
    const server = createMockHandler(document, options)
    const page = createMockHandler(asLoaded(document), {
      ...options,
      store: createIndexedDbStore(api),
    })
    for (const prefer of ['', 'dynamic=true, seed=7', '']) {
      for (const entry of listOperations(document)) {
        const request = exampleRequest(document, openOperation(document, entry), `http://localhost${server.prefix}`)
        if (prefer)
          request.headers.set('prefer', prefer)
        const [here, there] = [await page(request.clone()), await server(request)]
        expect([entry.id, here.status, [...here.headers], await here.text()]).toEqual([
          entry.id,
          there.status,
          [...there.headers],
          await there.text(),
        ])
      }
    }
  },
)

it.each(['userfront', 'userstore'])('answers valid and spoilt requests to %s in a page as Node does', async (api) => {
  const { document, overrides } = await readShipped(api)
  const options = { overrides, now: () => 1_800_000_000_000 }
  const server = createMockHandler(document, options)
  const page = createMockHandler(asLoaded(document), options)
  let count = 0
  await driveContract(readSpec(await readFile(`openapi/${api}.yaml`, 'utf8')), async (request) => {
    const copy = request.clone()
    const [there, here] = [await server(request), await page(copy)]
    expect([request.method, request.url, here.status, [...here.headers], await here.text()]).toEqual([
      request.method,
      request.url,
      there.status,
      [...there.headers],
      await there.clone().text(),
    ])
    count++
    return there
  })
  expect(count).toBeGreaterThan(200)
})

it('reads a document again as it was written', () => {
  const json =
    '{"name":"odd","version":"3.2.0","root":{"x":{"__proto__":{"a":1.10},"b/~":[12345678901234567890,1e400]}}}'
  const document = parseJson(json).value as ApiDocument
  const again = parseDocument(writeDocument(document))
  expect(stringifyExact(again)).toBe(json)
  expect(listNumerals(document)).toEqual([
    ['/root/x/__proto__/a', '1.10'],
    ['/root/x/b~1~0/0', '12345678901234567890'],
    ['/root/x/b~1~0/1', '1e400'],
  ])
})

it('keeps no key of a reader, also where an API looks workspaces up by name', async () => {
  const { document, overrides } = await readShipped('userfront')
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

/** A document as a browser has it: what its script carries of it, parsed again. */
function asLoaded(document: ApiDocument): ApiDocument {
  const lean = toLeanDocument(document)
  return parseDocument(writeDocument(lean))
}
