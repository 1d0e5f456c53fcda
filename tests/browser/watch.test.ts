import type { Browser, Page } from 'playwright-core'
import type { RunningServer } from './support/server.ts'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { awake, launch, openPage, settle } from './support/browser.ts'
import { startScript } from './support/server.ts'

const folder = mkdtempSync(join(tmpdir(), 'specimen-watch-'))
const file = join(folder, 'shop.yaml')
let browser: Browser
let server: RunningServer
let page: Page

interface Shop {
  summary?: string
  field?: string
  more?: string
}

function save({ summary = 'Order a cake', field = 'candles', more = '' }: Shop = {}) {
  writeFileSync(
    file,
    `openapi: 3.1.0
info: {title: Shop, version: '1'}
servers: [{url: 'https://shop.example/v1'}]
paths:
  /orders:
    post:
      operationId: createOrder
      tags: [orders]
      summary: ${summary}
      requestBody:
        content:
          application/json:
            schema: {type: object, required: [${field}], properties: {${field}: {type: integer, examples: [7]}}}
      responses:
        '201':
          description: The order.
          content:
            application/json:
              schema: {type: object, required: [${field}], properties: {${field}: {type: integer, examples: [7]}}}
${more}`,
  )
}

beforeAll(async () => {
  save()
  browser = await launch()
  server = await startScript('dev', [file])
  page = (await openPage(browser, server.origin)).page
  // The first page of a cold dev server waits for its dependencies to be bundled.
  page.setDefaultTimeout(120_000)
  await page.goto('/shop/orders/create-order')
  await page.waitForFunction(() => document.querySelector('h1')?.textContent?.includes('Order a cake'))
  // What is bundled late loads the page anew.
  await awake(page)
  await settle(page)
  // Lives as long as the page is not loaded anew.
  await page.evaluate(() => Object.assign(globalThis, { kept: true }))
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true })
})

function isKept(): Promise<boolean> {
  return page.evaluate(() => 'kept' in globalThis)
}

describe('saving a spec', () => {
  it('updates the open page, its samples, the sidebar and the mock without a reload', async () => {
    save({ summary: 'Order a pie', field: 'slices' })
    await page.waitForFunction(() => document.querySelector('h1')?.textContent?.includes('Order a pie'))
    await page.waitForFunction(() =>
      [...document.querySelectorAll('pre')].some(code => code.textContent?.includes('slices')),
    )
    await expect.poll(() => page.locator('nav, aside').filter({ hasText: 'Order a pie' }).count()).toBeGreaterThan(0)
    await expect.poll(() => page.getByText('candles').count()).toBe(0)
    expect(await isKept()).toBe(true)

    await expect.poll(() => fetch(`${server.origin}/shop/openapi.yaml`).then(answer => answer.text())).toContain('Order a pie')
    const order = async () => {
      const answer = await fetch(`${server.origin}/shop/mock/v1/orders`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{"slices": 7}',
      })
      return [answer.status, await answer.json()]
    }
    await expect.poll(order).toEqual([201, { slices: 7 }])
  })

  it('shows one save after another on the page that stays open', async () => {
    for (const dish of ['soup', 'bread', 'jam', 'cream', 'honey']) {
      save({ summary: `Order ${dish}` })
      await page.getByText(`Order ${dish}`).first().waitFor()
    }
    expect(await isKept()).toBe(true)
  })

  it('updates the search', async () => {
    save({ summary: 'Order marzipan' })
    await page.getByText('Order marzipan').first().waitFor()
    await expect.poll(() => page.evaluate('fetch("/shop/search.json").then(response => response.text())')).toContain('marzipan')
  })

  it('shows what is wrong with a broken spec, keeps the page, and recovers', async () => {
    save({ more: '  /pets: {}}\n' })
    const overlay = page.locator('vite-error-overlay')
    await overlay.waitFor()
    const message = () => overlay.evaluate(element => element.shadowRoot?.querySelector('.message')?.textContent)
    await expect.poll(message).toMatch(/shop\.yaml:\d+:\d+ # error: .* \[yaml-syntax\]/)

    // Whoever opens the page now is told as well, over the pages as they were.
    await page.goto('/shop/orders/create-order')
    await overlay.waitFor()
    await page.getByText('Order marzipan').first().waitFor()

    save({ summary: 'Order a tart' })
    await page.getByText('Order a tart').first().waitFor()
    await overlay.waitFor({ state: 'detached' })
  })

  it('gives a new operation its page', async () => {
    save({
      more: '  /cakes:\n    get: {operationId: listCakes, tags: [orders], summary: List cakes, responses: {"200": {description: Cakes.}}}\n',
    })
    await page.getByText('List cakes').first().waitFor()
    await page.goto('/shop/orders/list-cakes')
    await page.waitForFunction(() => document.querySelector('h1')?.textContent?.includes('List cakes'))
  })

  it('leads readers of a page that is gone to another', async () => {
    writeFileSync(
      join(folder, 'shop.slugs.json'),
      JSON.stringify({ redirects: { 'orders/add': 'orders/create-order' } }),
    )
    await expect
      .poll(() => fetch(`${server.origin}/shop/orders/add`).then(answer => answer.text()))
      .toContain('content="0; url=/shop/orders/create-order"')
    // The page that is open is loaded anew as well, for pages came and went; that ends a navigation which has just begun.
    await expect
      .poll(
        async () => {
          await page.goto('/shop/orders/add', { waitUntil: 'commit' }).catch(() => {})
          await page.waitForURL('**/shop/orders/create-order', { timeout: 20_000 }).catch(() => {})
          return new URL(page.url()).pathname
        },
        { timeout: 120_000 },
      )
      .toBe('/shop/orders/create-order')
  })
})

describe('saving what an owner wrote', () => {
  const own = mkdtempSync(join(tmpdir(), 'specimen-watch-own-'))
  const written = join(own, 'docs/guide/written.md')
  let site: RunningServer
  let open: Page
  const sidebar = () => open.locator('#sidebar')
  beforeAll(async () => {
    cpSync('tests/browser/own-site', own, { recursive: true })
    site = await startScript('dev', [], {}, own)
    open = (await openPage(browser, site.origin)).page
    open.setDefaultTimeout(120_000)
    await open.goto('/guide/written')
    await sidebar().getByRole('link', { name: 'Written' }).waitFor()
  })
  afterAll(async () => {
    await site?.stop()
    rmSync(own, { recursive: true, force: true })
  })

  it('puts what its front matter says into the sidebar', async () => {
    writeFileSync(written, readFileSync(written, 'utf8').replace('order: 1', 'order: 1\nsidebar: By hand'))
    await sidebar().getByRole('link', { name: 'By hand' }).waitFor()
  })

  it('gives a new page its address and its place', async () => {
    writeFileSync(join(own, 'docs/guide/newer.md'), '---\norder: 9\n---\n\n# Quite new\n\nJust written.\n')
    await sidebar().getByRole('link', { name: 'Quite new' }).click()
    await open.getByText('Just written.').waitFor()
    writeFileSync(join(own, 'docs/guide/newer.md'), '---\norder: 9\n---\n\n# Quite new\n\nChanged since.\n')
    await open.getByText('Changed since.').waitFor()
  })

  it('takes a page that is gone out of the sidebar', async () => {
    await open.goto('/guide/written')
    rmSync(join(own, 'docs/guide/newer.md'))
    await sidebar().getByRole('link', { name: 'Quite new' }).waitFor({ state: 'detached' })
  })

  it('follows the configuration, and says what is wrong with it', async () => {
    const config = join(own, 'specimen.config.json')
    const text = readFileSync(config, 'utf8')
    writeFileSync(config, text.replace('"Corner shop"', '"Corner shop", "titel": "x"'))
    await expect.poll(site.output, { timeout: 60_000 }).toContain('did you mean')
    writeFileSync(config, text.replace('Corner shop', 'Market hall'))
    const siteData = () => fetch(`${site.origin}/@siteData`).then(answer => answer.text(), () => '')
    await expect.poll(siteData, { timeout: 120_000 }).toContain('Market hall')
  })
})
