import type { ConsoleSite } from './site.ts'
import { describe, expect, it } from 'vitest'
import { tryIt } from '../support/pages.ts'

export function testComfort(site: ConsoleSite): void {
  describe('comfort', () => {
    it('has keys for what is done often, a list of them, and a switch', async () => {
      const { page } = site
      await page.goto(`${site.host.origin}/console/things/search.html`)
      await page.waitForLoadState('networkidle')
      await page.keyboard.press('n')
      await page.getByRole('heading', { level: 1, name: 'Get me' }).waitFor()
      await page.keyboard.press('p')
      await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor()
      await site.context.grantPermissions(['clipboard-read', 'clipboard-write'])
      await page.keyboard.press('c')
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('curl')
      await page.keyboard.press('?')
      const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
      await list.getByLabel('Single keys work').uncheck()
      await page.keyboard.press('Escape')
      await page.keyboard.press('t')
      expect(await tryIt(page).panel.count()).toBe(0)
      await page.keyboard.press('?')
      await list.getByLabel('Single keys work').check()
      await list.getByRole('button', { name: 'Close' }).click()
      await page.keyboard.press('t')
      const { panel, field } = tryIt(page)
      await panel.waitFor()
      await field('q').fill('')
      await field('q').pressSequentially('tpn?')
      expect(await field('q').inputValue()).toBe('tpn?')
    })

    it('keeps the samples beside the form on a wide window, where they follow what is typed', async () => {
      await site.page.setViewportSize({ width: 1800, height: 1000 })
      const { panel, field } = await site.open('search')
      await field('q').fill('beside')
      const samples = site.page.locator('.TryItWide .beside')
      await expect.poll(() => samples.textContent()).toContain('beside')
      const [form, code] = [await panel.boundingBox(), await samples.boundingBox()]
      expect(code?.x).toBeGreaterThan((form?.x ?? 0) + (form?.width ?? 0) - 1)
    })
  })
}
