import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { createReferences } from '../../site/registry.ts'
import { sourceOf } from '../../site/page-data/source.ts'
import { createTwins } from '../../site/twin/twin.ts'

const folder = mkdtempSync(join(tmpdir(), 'specimen-twin-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The Markdown of the page of an operation with a body. */
async function twinOf(body: string): Promise<string> {
  const file = join(folder, 'shop.yaml')
  writeFileSync(file, `openapi: 3.1.0
info: { title: Shop, version: '1' }
tags: [{ name: Orders }]
paths:
  /orders:
    post:
      tags: [Orders]
      operationId: createOrder
      requestBody: { content: { ${body} } }
      responses: { '204': { description: Made } }
`)
  const references = createReferences(folder, [{ name: 'shop', file }])
  await references.refresh()
  const [api] = references.readable()
  const source = api && sourceOf(api, '[api]/[tag]/[operation].md', { api: 'shop', tag: 'orders', operation: 'create-order' })
  const text = api && source && createTwins('/')(api, source)
  if (text === undefined)
    throw new Error('There is no page.')
  return text
}

const closed = '{ type: object, additionalProperties: false, properties: { item: { type: object, additionalProperties: false, properties: { id: { type: string } } } } }'

it.each([
  ['a body', `application/json: { schema: ${closed} }`, 1],
  ['a form, where it says little', `multipart/form-data: { schema: ${closed} }`, 0],
  ['an object without any', 'application/json: { schema: { type: object, properties: { none: { type: object, additionalProperties: false } } } }', 1],
])('says once that there are no other properties: %s', async (_, body, count) => {
  expect((await twinOf(body)).split('no other properties').length - 1).toBe(count)
})
