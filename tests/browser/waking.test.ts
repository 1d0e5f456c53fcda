import type { Browser } from 'playwright-core'
import type { BuiltSite } from './built.ts'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launch, openPage } from './browser.ts'
import { buildSite } from './built.ts'

/** Fields read well before they wake up; what a reader does with them meanwhile counts. */
const folder = mkdtempSync(join(tmpdir(), 'specimen-waking-'))
const spec = `openapi: 3.1.0
info: {title: Pets, version: '1'}
tags: [{name: pets}]
paths:
  /pets:
    post:
      operationId: addPet
      tags: [pets]
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                pet:
                  oneOf:
                    - title: Cat
                      type: object
                      properties: {claws: {type: integer}}
                    - title: Dog
                      type: object
                      properties:
                        collar:
                          oneOf:
                            - {title: Leather, type: object, properties: {buckle: {type: string}}}
                            - {title: Chip, type: object, properties: {serial: {type: string}}}
      responses: {'204': {description: Added}}
`
let site: BuiltSite
let origin: string
let browser: Browser

beforeAll(async () => {
  writeFileSync(join(folder, 'pets.yaml'), spec)
  site = await buildSite(join(folder, 'pets.yaml'), join(folder, 'dist'))
  expect(site.status, site.stderr).toBe(0)
  origin = site.origin
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  site?.stop()
  rmSync(folder, { recursive: true, force: true })
})

it('opens the options that an address leads into, one in another', async () => {
  const { context, page } = await openPage(browser, origin)
  await page.goto('/pets/pets/add-pet')
  const serial = page.locator('.Field', { has: page.getByText('serial', { exact: true }) }).last()
  expect(await serial.isVisible()).toBe(false)
  const anchor = await serial.getAttribute('id')
  await page.goto('/pets/')
  await page.goto(`/pets/pets/add-pet#${anchor}`)
  await expect.poll(() => serial.isVisible()).toBe(true)
  await expect
    .poll(() =>
      page.evaluate(id => (document.getElementById(id)?.getBoundingClientRect().top ?? -1) < innerHeight, anchor ?? ''),
    )
    .toBe(true)
  expect(await page.getByText('claws', { exact: true }).isVisible()).toBe(false)
  await context.close()
})

it('keeps the option that was picked before the page was awake', async () => {
  const { context, page } = await openPage(browser, origin)
  await page.addInitScript(() => {
    const waiting: (() => void)[] = []
    Object.assign(globalThis, {
      requestIdleCallback: (callback: () => void) => waiting.push(callback),
      wake: () => waiting.splice(0).forEach(callback => callback()),
    })
  })
  await page.goto('/pets/pets/add-pet')
  const claws = page.getByText('claws', { exact: true })
  const collar = page.getByText('collar', { exact: true })
  await page.getByRole('radio', { name: 'Dog' }).check({ force: true })
  expect(await claws.isVisible()).toBe(true)
  await expect
    .poll(async () => {
      await page.evaluate(() => (globalThis as unknown as { wake: () => void }).wake())
      return await collar.isVisible()
    })
    .toBe(true)
  expect(await claws.isVisible()).toBe(false)
  await page.getByRole('radio', { name: 'Cat' }).check({ force: true })
  await expect.poll(() => claws.isVisible()).toBe(true)
  await context.close()
})
