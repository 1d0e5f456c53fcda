import type { ConsoleSite } from './site.ts'
import { describe, expect, it } from 'vitest'

export function testForms(site: ConsoleSite): void {
  async function openForm() {
    const console = await site.open('create-order')
    await console.panel.getByLabel('Server').selectOption({ label: 'Live' })
    const sent = async (): Promise<Record<string, unknown>> => {
      const before = site.live.asked.length
      await console.send()
      await console.agree()
      await expect.poll(() => site.live.asked.length).toBe(before + 1)
      return JSON.parse(site.live.asked.at(-1)?.body ?? '') as Record<string, unknown>
    }
    return { ...console, sent }
  }

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
      const more = panel.locator('.TryItBody details > summary')
      if (await more.count() > 0)
        await more.first().click()
      await panel.locator('[data-name="colours"]').getByLabel('blue').check()
      await panel.locator('[data-name="colours"]').getByLabel('red').check()
      await panel.locator('[data-name="customer"]').first().getByLabel('name').fill('Grace')
      const labels = panel.locator('[data-name="labels"]').first()
      await labels.getByRole('button', { name: 'Add to labels' }).click()
      await labels.getByLabel('Name of key').fill('colour')
      await labels.getByLabel('Name of key').blur()
      await labels.locator('[data-name="colour"] input').fill('grey')
      const body = await sent()
      expect(body.colours).toEqual(['red', 'blue'])
      expect(body.customer).toMatchObject({ name: 'Grace' })
      expect(body.labels).toEqual({ colour: 'grey' })
    })

    it('switches variants in step with the JSON', async () => {
      const { panel, sent } = await openForm()
      const more = panel.locator('.TryItBody details > summary')
      if (await more.count() > 0)
        await more.first().click()
      const payment = panel.locator('[data-name="payment"]').first()
      await payment.getByLabel('One of').selectOption('1')
      expect((await sent()).payment).toMatchObject({ kind: 'sepa', iban: 'DE89' })
      await payment.getByLabel('One of').selectOption('0')
      expect((await sent()).payment).toEqual({ kind: 'card', number: '4242' })
    })
  })
}
