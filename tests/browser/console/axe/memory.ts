import type { Page } from 'playwright-core'
import type { ConsoleSite } from '../site.ts'
import type { Console, Reach } from './states.ts'
import { expect } from 'vitest'
import { openerOf } from './states.ts'

/** States of what is kept of requests and values. */
export function openMemory(site: ConsoleSite, page: Page): Record<string, Reach> {
  const open = openerOf(site, page)
  let at: Console
  return {
    'two answers compared, and a command that is none of this operation': async function () {
      at = await open('get-answer', 'Live')
      for (const kind of ['fine', 'body']) {
        await at.field('kind').fill(kind)
        await at.send()
        await at.panel.locator('.history li', { hasText: kind }).waitFor({ state: 'attached' })
      }
      for (const summary of await at.panel.locator('.MemoryTools summary').all())
        await summary.click()
      for (const box of await at.panel.locator('.history').getByRole('checkbox').all())
        await box.check()
      await at.panel.locator('.CompareAnswers table').waitFor()
      await at.panel.locator('.paste textarea').fill('curl https://a.test/other')
      await at.panel.getByRole('button', { name: 'Fill the form' }).click()
      await at.panel.locator('.paste [role=alert]').waitFor()
    },
    'a name that no environment may have': async function () {
      at = await open('search', 'Regional')
      await at.panel.getByText('Keep as an environment').click()
      await at.panel.getByLabel('Name', { exact: true }).fill('ghp_abcdefghijkl0123456789')
      await page.keyboard.press('Enter')
      await at.panel.locator('.KeepEnvironment [role=alert]').waitFor()
    },
    'an environment': async function () {
      await at.panel.getByLabel('Name', { exact: true }).fill('Seven')
      await page.keyboard.press('Enter')
      await at.panel.getByRole('button', { name: 'Remove Seven' }).waitFor()
    },
    'a value from another operation': async function () {
      at = await open('create-user')
      await at.send()
      await expect.poll(at.status).toBe('201 Created')
      await page.keyboard.press('Escape')
      await page.keyboard.press('n')
      await page.getByRole('heading', { level: 1, name: 'Get a user' }).waitFor()
      await at.open()
      await at.panel.locator('.FieldOffer').waitFor()
    },
    'the same value, given back': async function () {
      await at.panel.locator('.FieldOffer button').click()
      await at.panel.locator('.FieldOffer').getByRole('button', { name: /^Use/ }).waitFor()
    },
  }
}
