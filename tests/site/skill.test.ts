import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { ReadableApi } from '../../site/shared.ts'
import { createReferences } from '../../site/registry.ts'
import { writeSkill } from '../../site/twin/skill.ts'

const folder = mkdtempSync(join(tmpdir(), 'specimen-skill-'))
let apis: ReadableApi[]

beforeAll(async () => {
  const file = join(folder, 'shop.yaml')
  writeFileSync(file, `openapi: 3.1.0
info: { title: 'Shop: "the" one', version: '1' }
servers: [{ url: 'https://api.shop.example/{v}', variables: { v: { default: v2 } } }]
security: [{ key: [] }]
tags: [{ name: Orders }]
paths:
  /secret: { get: { operationId: secret, x-internal: true, responses: {} } }
  /orders: { post: { tags: [Orders], operationId: createOrder, responses: { '204': { description: Done. } } } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key, x-default: st_test_1, x-key-prefixes: { test: st_test_, live: st_live_ } }
`)
  const references = createReferences(folder, [{ name: 'shop', file }])
  await references.refresh()
  apis = references.readable()
})

afterAll(() => rmSync(folder, { recursive: true }))

function write(more: Partial<Parameters<typeof writeSkill>[0]> = {}) {
  return writeSkill({
    base: '/docs/',
    origin: 'https://shop.example',
    title: 'Cafés & Co.',
    description: 'All of it.',
    apis,
    ...more,
  })
}

it('has a name and a description that every agent takes', () => {
  const frontMatter = (text: string) => parse(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '') as { name: string, description: string }
  const { name, description } = frontMatter(write())
  expect(name).toBe('cafes-co')
  expect(description).toContain('Shop: "the" one')
  expect(frontMatter(write({ title: 'ドキュメント' })).name).toBe('api-documentation')
  expect(frontMatter(write({ title: 'a '.repeat(80) })).name).toMatch(/^(?:a-)*a$/)
  expect(frontMatter(write({ title: 'a '.repeat(80) })).name.length).toBeLessThanOrEqual(64)
  const many = apis.flatMap(api => Array.from<ReadableApi>({ length: 200 }).fill(api))
  expect(frontMatter(write({ apis: many })).description).toHaveLength(1024)
})

it('leads to lists, twins and documents at their whole addresses', () => {
  const links = [...write().matchAll(/\]\(([^)]*)\)/g)].map(([, href]) => href)
  expect(links).toEqual([
    'https://shop.example/docs/llms.txt',
    'https://shop.example/docs/llms-full.txt',
    'https://shop.example/docs/shop/orders/create-order.md',
    'https://shop.example/docs/shop/llms.txt',
    'https://shop.example/docs/shop/openapi.json',
    'https://shop.example/docs/shop/openapi.yaml',
  ])
})

it('says where the API begins, which key is its sample, and which never to write down', () => {
  const text = write()
  expect(text).toContain('`https://api.shop.example/v2`')
  expect(text).toContain('the header `X-Key`. Its sample key is `st_test_1`. A key that begins with `st_live_` is live')
  expect(text).not.toContain('secret')
})

it('names no program of ours', () => {
  expect(write()).not.toMatch(/specimen|npx/i)
})
