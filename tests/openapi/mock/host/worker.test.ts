import type { ApiDocument } from '../../../../openapi/document/index.ts'
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
import { exampleRequest } from '../support/requests.ts'
import { documents, openDocument } from '../../../support/documents.ts'

globalThis.indexedDB = new IDBFactory()

it.each(documents)(
  'answers for $name in a page what Node answers, byte for byte, at the same moment',
  async ({ name: api, file }) => {
    const { document, overrides } = await openDocument(file)
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

it.each(documents)('answers valid and spoilt requests to $name in a page as Node does', async ({ file }) => {
  const { document, overrides, text } = await openDocument(file)
  const options = { overrides, now: () => 1_800_000_000_000 }
  const server = createMockHandler(document, options)
  const page = createMockHandler(asLoaded(document), options)
  let count = 0
  await driveContract(readSpec(text), async (request) => {
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
  expect(count).toBeGreaterThan(30)
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

/** A document as a browser has it: what its script carries of it, parsed again. */
function asLoaded(document: ApiDocument): ApiDocument {
  const lean = toLeanDocument(document)
  return parseDocument(writeDocument(lean))
}
