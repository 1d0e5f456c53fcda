import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageFolder } from '../../site/package-file.ts'
import { createReferences } from '../../site/registry.ts'
import { listExternalPages, templateOf } from '../../site/routes.ts'

const root = mkdtempSync(join(tmpdir(), 'specimen-routes-'))
const docs = join(root, 'docs')
const references = createReferences(root, [{ name: 'shop', file: join(root, 'shop.yaml') }])
const paths = () => listExternalPages(references.readable(), { docs, explorer: true }).map(({ path }) => path)

beforeAll(async () => {
  writeFileSync(join(root, 'shop.yaml'), `openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /orders:
    get:
      tags: [orders]
      operationId: listOrders
      responses:
        '200': {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
components:
  schemas:
    Order: {type: object, properties: {id: {type: string}, parent: {$ref: '#/components/schemas/Order'}}}
`)
  await references.refresh()
})
afterAll(() => rmSync(root, { recursive: true }))

describe('listExternalPages', () => {
  it('has a page for each part of a document, each with a template that exists', () => {
    expect(paths().filter(path => !path.startsWith('shop/schemas/'))).toEqual([
      'index.md',
      'shop/index.md',
      'shop/orders/index.md',
      'shop/orders/list-orders.md',
      'shop/explorer.md',
    ])
    const schemas = paths().filter(path => path.startsWith('shop/schemas/'))
    expect(schemas).toEqual(['shop/schemas/index.md', 'shop/schemas/order.md'])
    const templates = listExternalPages(references.readable(), { docs, explorer: true }).map(({ template }) => template)
    expect(templates.filter(template => !existsSync(template))).toEqual([])
  })

  it('leaves an address to who wrote a page for it', () => {
    mkdirSync(join(docs, 'shop/orders'), { recursive: true })
    writeFileSync(join(docs, 'shop/index.md'), '# Our shop')
    writeFileSync(join(docs, 'shop/orders/list-orders.md'), '# All orders')
    expect(paths()).not.toContain('shop/index.md')
    expect(paths()).not.toContain('shop/orders/list-orders.md')
    expect(paths()).toContain('shop/orders/index.md')
  })
})

describe('templateOf', () => {
  it('tells nothing of where the package lies', () => {
    expect(templateOf(join(packageFolder('site'), 'routes/[api]/[tag]/index.md'), docs)).toBe('[api]/[tag]/index.md')
    expect(templateOf('guide/start.md', docs)).toBe('guide/start.md')
  })
})
