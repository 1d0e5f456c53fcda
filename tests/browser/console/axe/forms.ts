import type { Page } from 'playwright-core'
import type { ConsoleSite } from '../site.ts'
import type { Console, Reach } from './states.ts'
import { Buffer } from 'node:buffer'
import { expect } from 'vitest'
import { openerOf } from './states.ts'

/** States of what a reader fills in. */
export function openForms(site: ConsoleSite, page: Page): Record<string, Reach> {
  const open = openerOf(site, page)
  let at: Console
  return {
    'all that folds, open': async function () {
      at = await open('create-order')
      for (const details of await at.panel.locator('details > summary').all()) {
        if (await details.isVisible())
          await details.click()
      }
    },
    'the editor': async function () {
      await at.panel.getByLabel('As JSON').check()
      await at.panel.locator('.cm-content').waitFor()
    },
    'the editor, with problems and completions': async function () {
      await at.panel.locator('.cm-content').focus()
      await page.keyboard.press('Control+A')
      await page.keyboard.insertText('{"customer": {"name": "A"}, "lines": []}')
      await expect.poll(() => at.panel.locator('.cm-lintRange').count()).toBe(2)
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.type(', "cur')
      await at.panel.locator('.cm-tooltip-autocomplete li').first().waitFor()
      await at.panel.locator('.problem').first().waitFor()
    },
    'a question before a change': async function () {
      at = await open('create-order', 'Live')
      await at.send()
      await at.panel.getByRole('alertdialog').waitFor()
    },
    'a simulated status, and how to handle it': async function () {
      at = await open('create-note')
      await at.panel.getByLabel('Simulate').selectOption('422')
      await at.panel.locator('.HandleSample summary').click()
    },
    'a missing value, and an empty text': async function () {
      at = await open('search')
      await at.field('q').fill('')
      await at.field('note').focus()
      await at.panel.locator('[data-name="note"]').getByRole('radio', { name: 'Empty text' }).check()
      await at.send()
      await at.panel.locator('[data-name="q"] .error').waitFor()
    },
    'no address to send to': async function () {
      at = await open('search', 'Unreachable')
      await at.panel.locator('.problems').waitFor()
    },
    'a missing file': async function () {
      at = await open('add-photos')
      await at.send()
      await at.panel.locator('[data-name="photos"] .error').waitFor()
    },
    'chosen files': async function () {
      const file = (name: string) => ({ name, mimeType: 'image/png', buffer: Buffer.from(name) })
      await at.panel.locator('input[type=file]').setInputFiles([file('a.png'), file('b.png')])
      await at.panel.getByRole('button', { name: 'Remove b.png' }).waitFor()
    },
    'the list of shortcuts': async function () {
      await page.keyboard.press('Escape')
      await page.locator('main h1').click()
      await page.keyboard.press('?')
      await page.locator('.ShortcutList[open]').waitFor()
    },
    'a sheet over the page': async function () {
      await page.setViewportSize({ width: 390, height: 900 })
      at = await open('create-order')
      await page.locator('dialog.TryItSheet[open]').waitFor()
    },
  }
}
