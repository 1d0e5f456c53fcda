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
      expect(await site.copy(() => page.keyboard.press('c'))).toContain('curl')
      const { panel, field } = tryIt(page)
      await page.keyboard.press('t')
      await panel.waitFor()
      await page.keyboard.press('Escape')
      await panel.waitFor({ state: 'detached' })
      await page.keyboard.press('?')
      const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
      await list.getByLabel('Single keys work').uncheck()
      await page.keyboard.press('Escape')
      await list.waitFor({ state: 'detached' })
      await page.keyboard.press('t')
      // The console was fetched before, and would be there first.
      await page.keyboard.press('?')
      await list.getByLabel('Single keys work').check()
      expect(await panel.count()).toBe(0)
      await list.getByRole('button', { name: 'Close' }).click()
      await list.waitFor({ state: 'detached' })
      await page.keyboard.press('t')
      await panel.waitFor()
      await field('q').fill('')
      await field('q').pressSequentially('tpn?')
      await expect.poll(() => field('q').inputValue()).toBe('tpn?')
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

    it('has an edge by which its width is changed with a pointer and keys, and remembered', async () => {
      await site.page.setViewportSize({ width: 1500, height: 1000 })
      const { panel } = await site.open('search')
      const edge = panel.getByRole('separator', { name: 'Width of the console' })
      const width = async () => Math.round((await panel.boundingBox())?.width ?? 0)
      const before = await width()
      await expect.poll(async () => Number(await edge.getAttribute('aria-valuenow'))).toBeGreaterThanOrEqual(before - 2)
      await edge.focus()
      await site.page.keyboard.press('ArrowLeft')
      await expect.poll(width).toBe(before + 16)
      const box = await edge.boundingBox()
      const [x, y] = [(box?.x ?? 0) + 3, (box?.y ?? 0) + 200]
      await site.page.mouse.move(x, y)
      await site.page.mouse.down()
      await site.page.mouse.move(x - 84, y, { steps: 4 })
      await site.page.mouse.up()
      await expect.poll(width).toBe(before + 100)
      await site.page.reload()
      await tryIt(site.page).open()
      await expect.poll(width).toBe(before + 100)
      await edge.focus()
      await site.page.keyboard.press('Home')
      await expect.poll(() => edge.getAttribute('aria-valuenow')).toBe(await edge.getAttribute('aria-valuemin'))
      await site.doubleClick(edge)
      await expect.poll(width).toBe(before)
      await site.page.keyboard.press('Escape')
      await panel.waitFor({ state: 'detached' })
      expect(await site.page.evaluate(() => document.documentElement.getAttribute('style') ?? '')).toBe('')
    })

    it('is a sheet on a phone, with the whole path in its head, which is closed by going back', async () => {
      await site.page.setViewportSize({ width: 390, height: 844 })
      const { panel } = await site.open('get-answer')
      const path = panel.locator('.call code')
      await expect.poll(() => path.textContent()).toBe('/answers/{kind}')
      const room = () => path.evaluate(({ clientWidth, scrollWidth }) =>
        ({ cut: scrollWidth > clientWidth, wide: clientWidth > 100 }))
      await expect.poll(room).toEqual({ cut: false, wide: true })
      await site.page.goBack()
      await expect.poll(() => site.page.getByRole('dialog').count()).toBe(0)
      await expect.poll(() => new URL(site.page.url()).pathname).toBe('/console/things/get-answer.html')
    })

    it('is run from the search', async () => {
      const { page } = site
      await page.goto(`${site.host.origin}/console/things/search.html`)
      await page.waitForLoadState('networkidle')
      const run = async (words: string) => {
        await page.keyboard.press('Control+k')
        await page.getByRole('combobox', { name: 'Search the documentation' }).fill(`>${words}`)
        await page.getByRole('option', { name: words }).waitFor()
        await page.keyboard.press('Enter')
      }
      await run('Open the console')
      const { panel, status } = tryIt(page)
      await panel.waitFor()
      await run('Send the request')
      await expect.poll(status).toBe('200 OK')
      expect(await site.copy(() => run('Copy as curl'))).toContain('curl')
      await run('Next operation')
      await page.getByRole('heading', { level: 1, name: 'Get me' }).waitFor()
      await run('Previous operation')
      await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor()
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: 'Search the documentation' }).fill('>')
      await page.getByRole('option', { name: 'Open the console' }).waitFor()
      expect(await page.getByRole('option', { name: 'Send the request' }).count()).toBe(0)
    })
  })
}
