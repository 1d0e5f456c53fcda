import type { Page } from 'playwright-core'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { openPage, visit } from '../support/browser.ts'
import { useSite } from '../support/site.ts'

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const site = useSite('serve')

/** The search as a reader meets it. */
function searchOf(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Search' })
  return {
    dialog,
    input: dialog.getByRole('combobox'),
    options: dialog.getByRole('option'),
    active: () => dialog.locator('[role=option][aria-selected=true]'),
    group: (name: string) => dialog.getByRole('group', { name, exact: true }).getByRole('option'),
    ask: async (query: string) => {
      await dialog.getByRole('combobox').fill(query)
      await expect.poll(() => dialog.getByRole('status').textContent()).toMatch(/\d/)
    },
  }
}

describe('the search', () => {
  it('finds an operation by its path, summary, operationId and a field of its body, by the keyboard alone', async () => {
    const { context, page, complaints } = await openPage(site.browser, site.server.origin)
    await visit(page, '/userstore/')
    const search = searchOf(page)
    for (const [query, want] of [
      ['auth/reset-password', /reset-a?-?password/],
      ['Reset a password', /reset-password/],
      ['resetPassword', /reset-password/],
      ['signin_id', /#body-signin-id$/],
    ] as const) {
      await page.keyboard.press('Control+k')
      await search.ask(query)
      await page.keyboard.press('Enter')
      await expect.poll(() => page.url()).toMatch(want)
      await expect.poll(() => search.dialog.isVisible()).toBe(false)
    }
    expect(complaints).toEqual({ console: [], foreign: [] })
    await context.close()
  })

  it('puts what is of this API first, and searches it alone where asked to', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin)
    await visit(page, '/userfront/')
    await page.keyboard.press('/')
    const search = searchOf(page)
    await search.ask('POST /users')
    const apis = () => search.group('Operations').evaluateAll(options => options.map(option => option.getAttribute('href')?.split('/')[1]))
    await expect.poll(apis).toContain('userstore')
    expect((await apis())[0]).toBe('userfront')
    await search.dialog.getByRole('button', { name: 'Userfront API' }).click()
    await expect.poll(async () => new Set(await apis())).toEqual(new Set(['userfront', undefined]))
    // What a field is comes behind the index, in a file of its own.
    await search.input.fill('totpCode')
    await expect.poll(() => search.group('Fields').first().textContent()).toMatch(/string: \S/)
    await context.close()
  })

  it('moves no part of the page, gives the focus back, and remembers what was chosen but not what was asked', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin)
    await visit(page, '/userfront/users/create-user')
    const button = page.getByRole('button', { name: 'Search' })
    const place = () => page.locator('h1').boundingBox()
    const before = await place()
    await button.click()
    const search = searchOf(page)
    await search.input.waitFor()
    expect(await place()).toEqual(before)
    await page.keyboard.press('Escape')
    await expect.poll(() => button.evaluate(element => element === document.activeElement)).toBe(true)
    await button.click()
    await search.ask('delete a user')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => search.active().count()).toBe(1)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Delete a user' }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await page.keyboard.press('Control+k')
    await search.input.fill('')
    await expect.poll(() => search.group('Chosen before').first().textContent()).toContain('Delete a user')
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('delete a')
    await context.close()
  })

  it('says that there is nothing, and does what is commanded', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin, { colorScheme: 'light' })
    await visit(page, '/userfront/')
    await page.keyboard.press('Control+k')
    const search = searchOf(page)
    await search.input.fill('zeppelin')
    await search.dialog.getByText('Nothing speaks of “zeppelin”.').waitFor()
    await search.input.fill('> dark')
    await search.active().filter({ hasText: /dark/i }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.documentElement.classList.contains('dark'))).toBe(true)
    await context.close()
  })

  it.each([['light', 1280], ['dark', 390]] as const)('is accessible, %s and %s wide', async (colorScheme, width) => {
    const { context, page } = await openPage(site.browser, site.server.origin, {
      colorScheme,
      viewport: { width, height: 844 },
      bypassCSP: true,
    })
    await visit(page, '/userfront/users/create-user')
    await page.keyboard.press('Control+k')
    await searchOf(page).ask('user')
    await page.addScriptTag({ path: axe })
    const violations = await page.evaluate(async () => {
      interface Violation { id: string, nodes: { target: unknown }[] }
      const { axe } = globalThis as unknown as { axe: { run: (where: string) => Promise<{ violations: Violation[] }> } }
      return (await axe.run('dialog')).violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target }) => target).join(' ')}`)
    })
    expect(violations).toEqual([])
    await context.close()
  })
})
