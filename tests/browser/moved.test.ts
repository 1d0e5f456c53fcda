import type { Browser, Page } from 'playwright-core'
import type { RunningServer } from './support/server.ts'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { awake, launch, openPage } from './support/browser.ts'
import { startScript } from './support/server.ts'

const folder = mkdtempSync(join(tmpdir(), 'specimen-moved-'))
const file = join(folder, 'shop.yaml')
let browser: Browser
let server: RunningServer
let page: Page

beforeAll(async () => {
  writeFileSync(
    file,
    `openapi: 3.1.0
info: {title: Shop, version: '1', description: 'See [how to order](/shop/orders/add-order#body-sweets-cake).'}
paths:
  /orders:
    post:
      operationId: createOrder
      tags: [orders]
      summary: Order a cake
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {sweets: {type: object, properties: {kind: {type: string}}}, name: {type: string}}}
      responses: {'201': {description: The order.}}
`,
  )
  writeFileSync(
    join(folder, 'shop.slugs.json'),
    JSON.stringify({
      tags: { orders: 'orders' },
      operations: { createOrder: 'orders/create-order' },
      anchors: { 'orders/create-order': 'body-{sweets,name},response-201' },
      redirects: {
        'orders/add-order': 'orders/create-order',
        'orders/create-order#body-nick': 'orders/create-order#body-name',
        'orders/create-order#query-limit': 'orders/create-order',
      },
    }),
  )
  browser = await launch()
  server = await startScript('dev', [file])
  page = (await openPage(browser, server.origin)).page
  // The first page of a cold dev server waits for its dependencies to be bundled.
  page.setDefaultTimeout(120_000)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true })
})

it('leads from an old address, and takes along what it pointed to', async () => {
  await page.goto('/shop/orders/add-order#body-name')
  await page.waitForURL('**/shop/orders/create-order#body-name')
})

it('leads from an anchor that is gone to what it is called now', async () => {
  await page.goto('/shop/orders/create-order#body-nick')
  await page.waitForURL('**/shop/orders/create-order#body-name')
  await page.goto('/shop/orders/create-order#query-limit')
  await page.getByText('query-limit is no longer part of this page.').waitFor()
})

it('follows a link to an old address without loading the site anew', async () => {
  await page.goto('/shop/')
  await awake(page)
  await page.evaluate(() => Object.assign(globalThis, { kept: true }))
  await page.getByRole('link', { name: 'how to order' }).first().click()
  await page.waitForURL('**/shop/orders/create-order#body-sweets-cake')
  await page.getByRole('heading', { name: 'Order a cake' }).waitFor()
  expect(await page.evaluate(() => 'kept' in globalThis)).toBe(true)
  // The field is gone, and the one it was in is shown.
  await expect.poll(() => page.evaluate(() => document.getElementById('body-sweets')?.getBoundingClientRect().top)).toBeLessThan(
    800,
  )
  await page.goBack()
  await page.waitForURL('**/shop/')
})
