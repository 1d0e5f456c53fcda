import type { ConsoleSite } from './site.ts'
import { describe, expect, it } from 'vitest'
import { tryIt } from '../support/pages.ts'

export function testMemory(site: ConsoleSite): void {
  describe('memory', () => {
    it('keeps the last requests, filters, sends again and clears them', async () => {
      const { panel, field, send, status } = await site.open('search')
      for (const word of ['first', 'second']) {
        await field('q').fill(word)
        await send()
        await expect.poll(() => panel.locator('.history li').first().textContent()).toContain(word)
      }
      await panel.locator('.history summary').click()
      expect(await panel.locator('.history li').count()).toBe(2)
      await panel.getByLabel('Filter').fill('q=first')
      expect(await panel.locator('.history li').count()).toBe(1)
      await panel.getByRole('button', { name: 'Send again' }).click()
      await expect.poll(() => field('q').inputValue()).toBe('first')
      await expect.poll(status).toBe('200 OK')
      await panel.getByRole('button', { name: 'Clear' }).click()
      expect(await site.page.evaluate(() => localStorage.getItem('api-docs:history'))).toBeNull()
    })

    it('keeps what was typed over a reload, and shares it by a link', async () => {
      const { panel, field } = await site.open('search')
      await field('q').fill('typed before')
      await site.page.waitForTimeout(700)
      await site.page.reload()
      const again = tryIt(site.page)
      await again.open()
      await again.panel.waitFor()
      expect(await again.field('q').inputValue()).toBe('typed before')
      await site.context.grantPermissions(['clipboard-read', 'clipboard-write'])
      await panel.getByRole('button', { name: 'Copy a link to this request' }).click()
      const link = await site.page.evaluate(() => navigator.clipboard.readText())
      const other = await site.context.newPage()
      await other.goto(link.replace('/search#', '/search.html#'))
      const shared = tryIt(other)
      await shared.panel.waitFor()
      expect(await shared.field('q').inputValue()).toBe('typed before')
      await expect.poll(() => other.url()).not.toContain('#try')
    })

    it('fills the form from a curl command and a HAR entry', async () => {
      const { panel, field } = await site.open('create-note')
      await panel.locator('.paste summary').click()
      const box = panel.locator('.paste textarea')
      await box.fill(`curl -X POST 'https://api.example.com/v1/notes' -H 'Content-Type: application/json' --data '{"title":"It\'\\\'\'s","code":"XYZ"}'`)
      await panel.getByRole('button', { name: 'Fill the form' }).click()
      expect(await field('title').inputValue()).toBe('It\'s')
      await box.fill(JSON.stringify({ request: { method: 'POST', url: 'http://a.test/notes', headers: [], postData: { text: '{"title":"T","code":"HAR"}' } } }))
      await panel.getByRole('button', { name: 'Fill the form' }).click()
      expect(await field('code').inputValue()).toBe('HAR')
      await box.fill('curl https://a.test/other')
      await panel.getByRole('button', { name: 'Fill the form' }).click()
      expect(await panel.locator('.paste [role=alert]').textContent()).toContain('another operation')
    })
  })

  describe('a bad day', () => {
    it('is simulated: declared statuses, a dropped connection', async () => {
      const { panel, send, status } = await site.open('create-note')
      await panel.getByLabel('Simulate').selectOption('422')
      await send()
      await expect.poll(status).toMatch(/^422/)
      await panel.getByLabel('Simulate').selectOption('dropped')
      await send()
      await expect.poll(() => panel.locator('.failure').textContent()).toContain('broke off')
    })

    it('asks before something is changed at a live server, once', async () => {
      const { panel, send, status } = await site.open('create-order')
      await panel.getByLabel('Server').selectOption({ label: 'Live' })
      await send()
      const dialog = panel.getByRole('alertdialog')
      await dialog.waitFor()
      expect(site.live.asked).toEqual([])
      await site.page.keyboard.press('Escape')
      expect(await dialog.count()).toBe(0)
      await send()
      await dialog.getByRole('button', { name: 'Send it' }).click()
      await expect.poll(status).toBe('200 OK')
      await send()
      await expect.poll(() => site.live.asked.length).toBe(2)
    })
  })
}
