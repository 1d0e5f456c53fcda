import type { ConsoleSite } from './site.ts'
import { describe, expect, it } from 'vitest'
import { tryIt } from '../support/pages.ts'

export function testFlow(site: ConsoleSite): void {
  /** Goes to another operation as readers do, without a load. */
  async function follow(title: string) {
    await site.page.getByRole('navigation').getByRole('link', { name: title }).first().click()
    await site.page.getByRole('heading', { level: 1, name: title }).waitFor()
    const console = tryIt(site.page)
    await console.open()
    await console.panel.waitFor()
    return console
  }

  describe('values flow', () => {
    it('from an id to where it is needed, by name, and are undone by one click', async () => {
      const create = await site.open('create-user')
      await create.send()
      await expect.poll(create.status).toBe('201 Created')
      const { id } = await create.body()
      const get = await follow('Get a user')
      await expect.poll(() => get.field('userId').inputValue()).toBe(id)
      const offer = get.panel.locator('.FieldOffer')
      await expect.poll(() => offer.textContent()).toContain('From Create a user')
      await get.send()
      await expect.poll(get.status).toBe('200 OK')
      await offer.getByRole('button', { name: /old value/ }).click()
      await expect.poll(() => get.field('userId').inputValue()).not.toBe(id)
      await offer.getByRole('button', { name: /^Use/ }).focus()
      await site.page.keyboard.press('Enter')
      await expect.poll(() => get.field('userId').inputValue()).toBe(id)
    })

    it('along a link of the document', async () => {
      const create = await site.open('create-user')
      await create.send()
      await expect.poll(create.status).toBe('201 Created')
      const { badge } = await create.body()
      const get = await follow('Get a badge')
      await expect.poll(() => get.field('number').inputValue()).toBe(String(badge))
    })

    it('as a credential, which no storage keeps beyond the tab', async () => {
      const logIn = await site.open('log-in')
      await logIn.send()
      await expect.poll(logIn.status).toBe('200 OK')
      await logIn.panel.getByRole('button', { name: 'Use this token' }).click()
      await expect.poll(() => logIn.panel.locator('.AnswerToken').textContent()).toContain('in this tab')
      const get = await follow('Get a secret')
      await expect.poll(() => get.panel.locator('.TryItAuth summary').textContent()).toContain('your key')
      await get.send()
      await expect.poll(get.status).toBe('200 OK')
      expect(await site.page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('canary-token')
      expect(site.page.url()).not.toContain('canary')
      const back = await follow('Log in')
      await back.panel.locator('.AnswerToken').getByRole('button', { name: 'Undo' }).click()
      await back.panel.locator('.AnswerToken').getByRole('button', { name: 'Use this token' }).waitFor()
      expect(await site.page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('canary-token')
    })
  })
}
