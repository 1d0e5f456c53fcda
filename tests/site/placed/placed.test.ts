import type { References } from '../../../site/shared.ts'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addHeadingIds } from '../../../openapi/model/prose/heading.ts'
import { createPlacedPages } from '../../../site/placed/page.ts'
import { componentNames, findTarget } from '../../../site/placed/target.ts'
import { listUses } from '../../../site/placed/uses.ts'
import { createReferences } from '../../../site/registry.ts'

const shop = `openapi: 3.1.0
info: {title: Shop, version: '1', license: {name: MIT}}
servers: [{url: 'https://shop.example/v1'}]
security: [{key: []}]
tags: [{name: Orders and dishes}]
paths:
  /orders:
    post:
      tags: [Orders and dishes]
      operationId: createOrder
      parameters: [{name: page, in: query, schema: {type: integer}}]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
      responses: {'201': {description: One.}, '400': {description: None.}}
components:
  securitySchemes: {key: {type: http, scheme: bearer}}
  schemas: {Order: {type: object, properties: {dish: {type: string}}}}
`

let folder: string
let references: References
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'specimen-placed-'))
  const specs = ['shop', 'zoo'].map(name => ({ name, file: join(folder, `${name}.yaml`) }))
  specs.forEach(({ file }) => writeFileSync(file, shop))
  references = createReferences(folder, specs)
  await references.refresh()
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('listUses', () => {
  it('finds components by either spelling, with what they are told', () => {
    expect(listUses('<TryIt operation="createOrder" api=shop /> and <try-it\n  operation=\'a "b"\'>').map(({ component, attributes }) => [component, attributes]))
      .toEqual([['TryIt', { operation: 'createOrder', api: 'shop' }], ['TryIt', { operation: 'a "b"' }]])
  })

  it('leaves alone what is a comment, and components of others', () => {
    expect(listUses('<!-- <Servers /> --><Badge type="tip" /><my-card /><div class="Servers">')).toEqual([])
  })
})

describe('findTarget', () => {
  const problemOf = (html: string, own?: string) => {
    const [use] = listUses(html)
    const target = use && findTarget(use, references.readable(), own)
    return target && 'problem' in target ? target.problem : undefined
  }

  it.each(['createOrder', 'post /orders', 'orders-and-dishes/create-order'])('knows an operation as %s', (id) => {
    const [use] = listUses(`<Operation id="${id}" />`)
    expect(use && findTarget(use, references.readable(), 'shop')).toMatchObject({ operation: { id: 'createOrder' } })
  })

  it.each([
    ['<Operation id="createOrdr" api="shop" />', 'There is no operation "createOrdr" in shop: did you mean "createOrder"?'],
    ['<Schema name="Ordr" api="shop" />', 'There is no schema "Ordr" in shop: did you mean "Order"?'],
    ['<Endpoints tag="users" api="shop" />', 'There is no tag "users" in shop; there are Orders and dishes.'],
    ['<Servers api="shp" />', 'There is no API "shp": did you mean "shop"?'],
    ['<Servers />', '<Servers> does not say of which API: write api="shop"; there are shop, zoo.'],
    ['<Operation api="shop" />', '<Operation> does not say which operation: write <Operation id="…" />.'],
    ['<Operation :id="some" api="shop" />', '<Operation> takes id="…" as it is written, without a colon: what it shows is made when the site is built.'],
    ['<TryIt operaton="createOrder" api="shop" />', '<TryIt> has no operaton: did you mean operation?'],
  ])('says what is wrong with %s', (html, problem) => {
    expect(problemOf(html)).toBe(problem)
  })

  it('takes the API of the page where none is named', () => {
    expect(problemOf('<Servers />', 'zoo')).toBeUndefined()
  })
})

describe('createPlacedPages', () => {
  const page = () => join(folder, 'docs/guide/start.md')
  const place = (html: string) => {
    const pages = createPlacedPages(references, join(folder, 'docs'))
    expect(pages.place(page(), listUses(html))).toBeUndefined()
    return pages
  }

  it('brings the data of every component, and of nothing else', async () => {
    const attributes: Record<string, string> = { id: 'createOrder', operation: 'createOrder', name: 'Order', tag: 'Orders and dishes' }
    const named = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`).join(' ')
    const all = place(componentNames.map(name => `<${name} api="shop" ${named} />`).join('\n'))
    const { placed, introduction } = await all.dataOf(page(), 'guide/start.md', {})
    expect(Object.keys(placed ?? {}).sort()).toEqual(['calls', 'cards', 'endpoints', 'operations', 'rules', 'schemas', 'schemes', 'servers', 'statuses'])
    expect(introduction).toBeUndefined()
    expect(await place('').dataOf(page(), 'guide/start.md', {})).toEqual({})
  })

  it('gives anchors of an operation its name, as several stand on one page', async () => {
    const { placed } = await place('<Operation api="shop" id="createOrder" />').dataOf(page(), 'guide/start.md', {})
    const { operation } = placed?.operations?.['shop createOrder'] ?? {}
    expect(operation?.parameters[0]?.anchor).toBe('create-order-query-page')
    expect(JSON.stringify(operation).match(/"anchor":"(?!create-order-)/g)).toBeNull()
  })

  it('knows which pages a change of an API touches', () => {
    const pages = place('<Servers api="zoo" />')
    expect([pages.speaksOf(page(), ['zoo']), pages.speaksOf(page(), ['shop'])]).toEqual([true, false])
  })

  it('lets what an introduction does not place follow below, as front matter says', async () => {
    const intro = join(folder, 'docs/shop/index.md')
    const rest = async (html: string, generated?: unknown) => {
      const pages = createPlacedPages(references, join(folder, 'docs'))
      pages.place(intro, listUses(html))
      return (await pages.dataOf(intro, 'shop/index.md', { generated })).introduction?.parts
    }
    expect(await rest('<Servers /><KeyCard />')).toEqual(['statuses', 'downloads', 'authentication', 'endpoints', 'legal'])
    expect(await rest('<Servers api="zoo" />')).toContain('servers')
    expect(await rest('', false)).toBeUndefined()
    expect(await rest('', ['legal', 'servers'])).toEqual(['servers', 'legal'])
    await expect(rest('', ['server'])).rejects.toThrow('not "server": did you mean servers?')
  })
})

describe('addHeadingIds', () => {
  it('names headings apart', () => {
    const { html, headings } = addHeadingIds('<h2>Errors</h2><h3>More</h3><h2>Errors</h2><p>x</p>')
    expect(html).toBe('<h2 id="description-errors">Errors</h2><h3 id="description-more">More</h3><h2 id="description-errors-2">Errors</h2><p>x</p>')
    expect(headings.map(({ level, title, anchor }) => `${level} ${title} ${anchor}`)).toEqual([
      '2 Errors description-errors',
      '3 More description-more',
      '2 Errors description-errors-2',
    ])
  })
})
