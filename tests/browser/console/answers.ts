import type { ConsoleSite } from './site.ts'
import { describe, expect, it } from 'vitest'

export function testAnswers(site: ConsoleSite): void {
  async function ask(kind: string) {
    const console = await site.open('get-answer')
    await console.panel.getByLabel('Server').selectOption({ label: 'Live' })
    await console.field('kind').fill(kind)
    await console.send()
    const check = console.panel.locator('.AnswerCheck')
    await expect.poll(() => check.getAttribute('data-state')).not.toBe('checking')
    return { ...console, check }
  }

  describe('an answer', () => {
    it('is cut for nobody without a word, and saved whole', async () => {
      const { panel, field, send, status } = await site.open('search')
      await panel.getByLabel('Server').selectOption({ label: 'Live' })
      await field('q').fill('big')
      await send()
      await expect.poll(status).toBe('200 OK')
      await expect.poll(() => panel.locator('.part').textContent()).toMatch(/The first 4\.0 kB of 2\.5 MB/)
      const { text } = await site.save(() => panel.getByRole('button', { name: 'Save' }).click())
      expect(text.length).toBeGreaterThan(2_500_000)
    })

    it('is saved under the server\'s name', async () => {
      const { panel, send, status } = await site.open('get-report')
      await send()
      await expect.poll(status).toBe('200 OK')
      const { name } = await site.save(() => panel.getByRole('button', { name: 'Save' }).click())
      expect(name).toBe('report-2026.csv')
    })
  })

  describe('an answer is held to what is declared', () => {
    it('and is told to be as declared', async () => {
      const { check } = await ask('fine')
      expect(await check.textContent()).toContain('As declared.')
      expect(await site.page.locator('[data-breach]').count()).toBe(0)
      expect(site.complaints.console).toEqual([])
    })

    it('by its body: breaches stand at their lines, in words, and light the fields on the left', async () => {
      const { panel, check } = await ask('body')
      expect(await check.textContent()).toContain('/id must be an integer')
      const wrong = panel.locator('.row[data-wrong]')
      expect(await wrong.count()).toBe(3)
      expect(await wrong.nth(0).textContent()).toMatch(/"id".*must be an integer/)
      expect(await wrong.nth(2).textContent()).toMatch(/"size": -1.*at least 0/)
      const lit = await site.page.locator('[data-breach]').evaluateAll(all => all.map(element => element.id))
      expect(lit).toEqual(['response-200-id', 'response-200-state', 'response-200-parts-items-size'])
    })

    it('by its status, media type and headers', async () => {
      expect(await (await ask('status')).check.textContent()).toContain('418 is not declared: the document declares 200')
      expect(await (await ask('type')).check.textContent()).toContain('text/html is not declared')
      expect(await site.page.title()).not.toBe('run')
      expect(await (await ask('header')).check.textContent()).toContain('X-Count must be an integer')
    })

    it('but a redirect is none: it is not followed, and told without what nobody knows', async () => {
      const { panel, field, send } = await site.open('get-answer')
      await panel.getByLabel('Server').selectOption({ label: 'Live' })
      await field('kind').fill('moved')
      await send()
      await expect.poll(() => panel.locator('.failure').textContent()).toContain('Browsers do not tell a page where it leads')
      expect(site.live.asked.map(({ line }) => line)).toEqual(['GET /v1/answers/moved'])
    })

    it('by an engine that is not loaded before something is sent', async () => {
      const { open, page, host } = site
      host.requests.length = 0
      const console = await open('get-answer')
      await page.waitForLoadState('networkidle')
      expect(host.requests.filter(line => /worker-|contract\.json/.test(line))).toEqual([])
      await console.send()
      await expect.poll(() => host.requests.filter(line => line.includes('contract.json')).length).toBe(1)
    })

    it('with the keyboard alone: from a breach to its line', async () => {
      const { check, panel } = await ask('body')
      await check.getByRole('button').nth(1).focus()
      await site.page.keyboard.press('Enter')
      await expect.poll(() => panel.getByRole('tree').getAttribute('aria-activedescendant')).toBe(
        await panel.locator('.row[data-wrong]').nth(1).getAttribute('id'),
      )
    })
  })
}
