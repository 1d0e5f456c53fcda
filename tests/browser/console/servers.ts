import type { ConsoleSite } from './site.ts'
import { describe, expect, it } from 'vitest'
import { tryIt } from '../support/pages.ts'

export function testServers(site: ConsoleSite): void {
  describe('a server of one\'s own', () => {
    it('is typed, called at the address that is shown, used by the samples, and gets no key unasked', async () => {
      await site.page.setViewportSize({ width: 1800, height: 1000 })
      const { panel, send, status } = await site.open('get-secret')
      await panel.locator('.TryItAuth summary').click()
      await panel.getByLabel(/^Your own/).fill('canary-4711')
      await panel.getByLabel('Server').selectOption({ label: 'A server of your own…' })
      await send()
      await expect.poll(() => panel.locator('.problems').textContent()).toContain('not a URL')
      await panel.getByLabel('Address of the server').fill(`${site.live.origin}/own?x=1#y`)
      await expect.poll(() => panel.locator('.origin').textContent()).toBe(`${site.live.origin}/own/secret`)
      await expect.poll(() => site.page.locator('.beside').textContent()).toContain(`${site.live.origin}/own/secret`)
      await send()
      await expect.poll(status).toBe('200 OK')
      expect(site.live.asked.map(({ line, headers }) => [line, headers.authorization])).toEqual([['GET /own/secret', undefined]])
      await panel.getByLabel('Send my key to').check()
      await send()
      await expect.poll(() => site.live.asked.at(-1)?.headers.authorization).toBe('Bearer canary-4711')
      await panel.getByLabel('Address of the server').fill(`http://localhost:${site.live.port}/own`)
      await expect.poll(() => panel.getByLabel('Send my key to').isChecked()).toBe(false)
    })
  })

  describe('environments', () => {
    it('are kept in this browser under a name, without secrets, and chosen for every operation', async () => {
      const { panel } = await site.open('search')
      const server = panel.getByLabel('Server')
      await server.selectOption({ label: 'Regional' })
      await panel.getByLabel('version').fill('v7')
      await panel.getByText('Keep as an environment').click()
      await panel.getByLabel('Name', { exact: true }).fill('ghp_abcdefghijkl0123456789')
      await site.page.keyboard.press('Enter')
      await expect.poll(() => panel.getByRole('alert').textContent()).toContain('looks like a key')
      expect(await site.page.evaluate(() => localStorage.getItem('api-docs:environments'))).toBeNull()
      await panel.getByLabel('Name', { exact: true }).fill('Seven')
      await panel.getByRole('button', { name: 'Save', exact: true }).click()
      await expect.poll(() => server.locator('option:checked').textContent()).toContain('Seven')
      const next = await site.open('get-me')
      await next.panel.getByLabel('Server').selectOption({ label: 'Seven' })
      await expect.poll(() => next.panel.locator('.origin').textContent()).toContain('/v7/me')
      await site.page.keyboard.press('Escape')
      await site.page.keyboard.press('p')
      await site.page.getByRole('heading', { level: 1, name: 'Search' }).waitFor()
      const again = tryIt(site.page)
      await again.open()
      await expect.poll(() => again.panel.locator('.origin').textContent()).toContain('/v7/search')
      await again.panel.getByRole('button', { name: 'Remove Seven' }).click()
      await again.panel.getByText('Keep as an environment').waitFor()
      expect(await site.page.evaluate(() => localStorage.getItem('api-docs:environments'))).toBeNull()
    })
  })
}
