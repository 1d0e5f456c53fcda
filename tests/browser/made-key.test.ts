import type { Browser } from 'playwright-core'
import type { BuiltSite } from './support/built.ts'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launch, openPage } from './support/browser.ts'
import { buildSite } from './support/built.ts'

/** The sandbox refuses whatever does not look like a test key of this API, the placeholder of its samples too. */
const spec = `openapi: 3.1.0
info: {title: Pets, version: '1'}
security: [{petsAuth: []}]
components:
  securitySchemes:
    petsAuth: {type: http, scheme: bearer, x-key-prefixes: {test: pets_test_}}
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      responses: {'204': {description: None}}
`
const folder = mkdtempSync(join(tmpdir(), 'specimen-made-key-'))
let site: BuiltSite
let browser: Browser

beforeAll(async () => {
  writeFileSync(join(folder, 'pets.yaml'), spec)
  site = await buildSite(join(folder, 'pets.yaml'), join(folder, 'dist'))
  expect(site.status, site.stderr).toBe(0)
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  site?.stop()
  rmSync(folder, { recursive: true, force: true })
})

it('sends the sandbox the key that it made, and leaves samples their placeholder', async () => {
  const { context, page } = await openPage(browser, site.origin)
  await page.goto('/pets/')
  const card = page.locator('.KeyCard')
  await expect.poll(() => card.textContent()).toMatch(/demo_key_of_the_sandbox_[a-z\d]{8}/)
  await page.goto('/pets/pets/list-pets')
  expect(await page.locator('main').textContent()).toContain('YOUR_PETS_TOKEN')
  await page.getByRole('button', { name: 'Try it' }).first().click()
  const panel = page.locator('.TryItPanel')
  await expect.poll(() => panel.textContent()).toContain('key of the sandbox')
  await panel.getByRole('button', { name: 'Send' }).click()
  await expect.poll(() => panel.locator('.TryItAnswer').textContent()).toContain('204 No Content')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('main').textContent()).toContain('YOUR_PETS_TOKEN')
  await context.close()
})
