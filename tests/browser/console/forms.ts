import type { ConsoleSite } from './site.ts'
import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'

export function testForms(site: ConsoleSite): void {
  async function openForm() {
    const console = await site.open('create-order')
    await console.panel.getByLabel('Server').selectOption({ label: 'Live' })
    const sent = async (): Promise<Record<string, unknown>> => {
      const before = site.live.asked.length
      await console.send()
      // It is asked once.
      if (before === 0)
        await console.agree()
      await expect.poll(() => site.live.asked.length).toBe(before + 1)
      return JSON.parse(site.live.asked.at(-1)?.body ?? '') as Record<string, unknown>
    }
    return { ...console, sent }
  }

  describe('files', () => {
    it('are asked for before anything is sent, listed, taken back, and sent as parts of one name', async () => {
      const { panel, send, status } = await site.open('add-photos')
      await panel.getByLabel('Server').selectOption({ label: 'Live' })
      await send()
      await expect.poll(() => panel.locator('[data-name="photos"] .error').textContent()).toBe('Choose a file first.')
      const input = panel.locator('[data-name="photos"] input[type=file]')
      const file = (name: string) => ({ name, mimeType: 'image/png', buffer: Buffer.from(`bytes of ${name}`) })
      await input.setInputFiles([file('a.png'), file('b.png'), file('c.png')])
      await panel.getByRole('button', { name: 'Remove b.png' }).click()
      await send()
      await panel.getByRole('alertdialog').getByRole('button').first().click()
      await expect.poll(status).toBe('200 OK')
      const body = site.live.asked[0]?.body ?? ''
      expect(body.match(/name="photos"/g)).toHaveLength(2)
      expect(body).toContain('bytes of a.png')
      expect(body).toContain('bytes of c.png')
      expect(body).not.toContain('bytes of b.png')
    })
  })

  describe('cookies', () => {
    it('reach the sandbox in the browser, as credential and as parameter', async () => {
      const me = await site.open('get-me')
      await me.send()
      await expect.poll(me.status).toBe('200 OK')
      const theme = await site.open('get-theme')
      await theme.send()
      await expect.poll(theme.status).toBe('204 No Content')
    })
  })

  describe('a form', () => {
    it('has lists with items to add, remove and move', async () => {
      const { panel, sent } = await openForm()
      const lines = panel.locator('[data-name="lines"]').first()
      await lines.getByRole('button', { name: 'Add to lines' }).click()
      await lines.getByLabel('sku').nth(2).fill('C')
      await lines.getByRole('button', { name: 'Move item 3 of lines up' }).focus()
      await site.page.keyboard.press('Enter')
      await lines.getByRole('button', { name: 'Remove item 1 of lines' }).click()
      expect((await sent()).lines).toMatchObject([{ sku: 'C' }, { sku: 'B', quantity: 2 }])
    })

    it('has chips for lists of named values, and groups for objects and maps', async () => {
      const { panel, sent } = await openForm()
      await panel.locator('.TryItBody details > summary').first().click()
      await panel.locator('[data-name="colours"]').getByLabel('blue').check()
      await panel.locator('[data-name="colours"]').getByLabel('red').check()
      await panel.locator('[data-name="customer"]').first().getByLabel('name').fill('Grace')
      const labels = panel.locator('[data-name="labels"]').first()
      await labels.getByRole('button', { name: 'Add to labels' }).click()
      await labels.getByLabel('Name of key').fill('')
      await labels.getByLabel('Name of key').pressSequentially('colour')
      await site.page.keyboard.press('Tab')
      await labels.locator('[data-name="colour"] input').fill('grey')
      const body = await sent()
      expect(body.colours).toEqual(['red', 'blue'])
      expect(body.customer).toMatchObject({ name: 'Grace' })
      expect(body.labels).toEqual({ colour: 'grey' })
    })

    it('switches variants in step with the JSON', async () => {
      const { panel, sent } = await openForm()
      await panel.locator('.TryItBody details > summary').first().click()
      const payment = panel.locator('[data-name="payment"]').first()
      await payment.getByLabel('One of').selectOption('1')
      expect((await sent()).payment).toMatchObject({ kind: 'sepa', iban: 'DE89' })
      await payment.getByLabel('One of').selectOption('0')
      expect((await sent()).payment).toEqual({ kind: 'card', number: '4242' })
    })
  })
}
