import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { createReferences } from '../../site/registry.ts'
import { sourceOf } from '../../site/page-data/source.ts'
import { createTwins } from '../../site/twin/twin.ts'

const folder = mkdtempSync(join(tmpdir(), 'specimen-twin-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The Markdown of the page of an operation with a body, or of another page. */
async function twinOf(body: string, { servers = '', isIntroduction = false } = {}): Promise<string> {
  const file = join(folder, 'shop.yaml')
  writeFileSync(file, `openapi: 3.1.0
info: { title: Shop, version: '1' }
${servers}tags: [{ name: Orders }]
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
  const source = api && (isIntroduction
    ? sourceOf(api, '[api]/index.md', { params: { api: 'shop' } })
    : sourceOf(api, '[api]/[tag]/[operation].md', { params: { api: 'shop', tag: 'orders', operation: 'create-order' } }))
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

it.each([
  ['without a server', '', true],
  ['with a path for a server', 'servers: [{ url: /v1 }]\n', true],
  ['with a host', 'servers: [{ url: https://api.example.com }]\n', false],
])('says that the host of samples is a placeholder, %s', async (_, servers, isSaid) => {
  const body = `application/json: { schema: ${closed} }`
  expect((await twinOf(body, { servers })).includes('`https://example.com` is a placeholder')).toBe(isSaid)
  expect((await twinOf(body, { servers, isIntroduction: true })).includes('does not say at which host')).toBe(isSaid)
})

it('shows a first call on an introduction, as the page of its operation does', async () => {
  const introduction = await twinOf('application/json: { example: { id: a1 } }', { isIntroduction: true })
  expect(introduction).toMatch(/## \w+\n\n\[Create order\]\(\/shop\/orders\/create-order\.md\)\n\n### Node[\s\S]+body: JSON\.stringify\(\{ id: 'a1' \}\)/)
  expect(introduction).toContain('### curl')
})
