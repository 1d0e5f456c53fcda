import type { Locator } from 'playwright-core'
import type { ConsoleSite } from './site.ts'
import { describe, expect, it } from 'vitest'

export function testFields(site: ConsoleSite): void {
  const hasFocus = (locator: Locator) => locator.evaluate(element => element === document.activeElement)

  describe('fields', () => {
    it('say what they are, and keep an emptied required parameter from being sent', async () => {
      const { panel, field, send } = await site.open('search')
      const notes = panel.locator('[data-name="q"] .notes')
      await expect.poll(() => notes.textContent()).toContain('What to look for.')
      expect(await notes.textContent()).toContain('at least 3 characters')
      expect(await field('q').getAttribute('aria-describedby')).toBe(await notes.getAttribute('id'))
      expect(await panel.locator('[data-name="old"] .deprecated').count()).toBe(1)
      await field('q').fill('')
      await send()
      await expect.poll(() => panel.locator('[data-name="q"] .error').textContent()).toContain('required')
      await expect.poll(() => field('q').getAttribute('aria-invalid')).toBe('true')
      await expect.poll(() => hasFocus(field('q'))).toBe(true)
    })

    it('tell not sent, an empty text and a value apart, and take a time in the zone that is meant', async () => {
      const { panel, field, send, status } = await site.open('search')
      await panel.getByLabel('Server').selectOption({ label: 'Live' })
      await panel.getByLabel('Send sort').uncheck()
      await field('note').focus()
      await panel.locator('[data-name="note"]').getByRole('radio', { name: 'Empty text' }).check()
      const since = panel.locator('[data-name="since"]')
      await since.locator('input[type=datetime-local]').fill('2026-02-03T04:05')
      await expect.poll(() => since.getByLabel('Time zone of since').inputValue()).toBe('Z')
      await send()
      await expect.poll(status).toBe('200 OK')
      const [{ line } = { line: '' }] = site.live.asked
      expect(line).not.toContain('sort=')
      expect(line).toMatch(/[?&]note=(?:&|$)/)
      expect(line).toContain('since=2026-02-03T04%3A05%3A00Z')
      expect(await field('sort').inputValue()).toBe('name')
    })

    it('fit a phone: nothing of a time and its zone is cut off', async () => {
      await site.page.setViewportSize({ width: 390, height: 844 })
      const { panel, field } = await site.open('search')
      const content = panel.locator('.content')
      await expect.poll(() => content.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
      await expect.poll(async () => (await field('since').boundingBox())?.width).toBeGreaterThan(240)
    })

    it('of a body lead from its JSON to the one that is meant, and tell null, empty and absent apart', async () => {
      const { panel, field, send, agree, status } = await site.open('create-note')
      await field('code').fill('abc')
      await panel.getByLabel('As JSON').check()
      await send()
      await expect.poll(status).toMatch(/^4/)
      await panel.getByRole('button', { name: /^Go to/ }).click()
      await expect.poll(() => hasFocus(field('code'))).toBe(true)
      await panel.getByRole('button', { name: 'Reset the sandbox' }).click()
      await expect.poll(() => panel.locator('.TryItSandbox').textContent()).toContain('gone from this browser')
      await panel.getByLabel('Server').selectOption({ label: 'Live' })
      await field('text').fill('')
      await panel.locator('[data-name="text"]').getByRole('radio', { name: 'null' }).check()
      await send()
      await agree()
      await expect.poll(status).toBe('200 OK')
      await panel.locator('[data-name="text"]').getByRole('radio', { name: 'Empty text' }).check()
      await send()
      await expect.poll(() => site.live.asked.length).toBe(2)
      expect(site.live.asked.map(({ body }) => (JSON.parse(body) as { text: unknown }).text)).toEqual([null, ''])
    })
  })
}
