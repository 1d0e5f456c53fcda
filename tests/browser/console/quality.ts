import type { Page } from 'playwright-core'
import type { ConsoleSite } from './site.ts'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { tryIt } from '../support/pages.ts'

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

interface Violation { id: string, impact: string, nodes: { html: string }[] }

/** What axe has against the open console, one line each. */
async function judge(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe }).catch(() => page.evaluate(() => {}))
  return page.evaluate(async () => {
    // An answer fades in: its colours are judged when it has arrived. What moves by scrolling never ends.
    const timed = document.getAnimations().filter(({ timeline }) => timeline === document.timeline)
    await Promise.all(timed.map(animation => animation.finished.catch(() => {})))
    const { axe } = globalThis as unknown as { axe: { run: (root: string) => Promise<{ violations: Violation[] }> } }
    const { violations } = await axe.run('.TryItPanel')
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  })
}

export function testQuality(site: ConsoleSite): void {
  /** A page whose policy lets axe in; the others of these tests run under the policy of the site. */
  async function openFree(operation: string, options = {}) {
    const usual = { baseURL: site.host.origin, bypassCSP: true, viewport: { width: 1440, height: 900 } }
    const context = await site.browser.newContext({ ...usual, ...options })
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    return { ...await site.open(operation, page), page, context }
  }

  describe('axe finds nothing', () => {
    it.each([['light', 1440], ['dark', 390]] as const)('in any state of the console, %s, %i px', async (colorScheme, width) => {
      const options = { colorScheme, viewport: { width, height: 900 } }
      const { page, panel, context, send, status } = await openFree('create-order', options)
      for (const details of await panel.locator('details > summary').all()) {
        if (await details.isVisible())
          await details.click()
      }
      expect(await judge(page)).toEqual([])
      await panel.getByLabel('As JSON').check()
      await panel.locator('.cm-content').waitFor()
      expect(await judge(page)).toEqual([])
      await panel.getByLabel('Server').selectOption({ label: 'Live' })
      await send()
      await panel.getByRole('alertdialog').waitFor()
      expect(await judge(page)).toEqual([])
      await panel.getByRole('button', { name: 'Send it' }).click()
      await expect.poll(status).toBe('200 OK')
      expect(await judge(page)).toEqual([])
      const visit = async (operation: string, kind = ''): Promise<void> => {
        const other = await site.open(operation, page)
        await other.panel.getByLabel('Server').selectOption({ label: 'Live' })
        if (kind !== '')
          await other.field('kind').fill(kind)
        await other.send()
      }
      for (const kind of ['body', 'status', 'type']) {
        await visit('get-answer', kind)
        await expect.poll(() => tryIt(page).panel.locator('.AnswerCheck').getAttribute('data-state')).toBe('broken')
        expect(await judge(page)).toEqual([])
      }
      await visit('get-picture')
      await page.locator('.AnswerMedia img').waitFor()
      expect(await judge(page)).toEqual([])
      await visit('get-stream')
      await page.locator('.AnswerStream li').first().waitFor()
      expect(await judge(page)).toEqual([])
      const closed = await site.open('create-note', page)
      await closed.panel.getByLabel('Simulate').selectOption('422')
      await closed.panel.locator('.HandleSample summary').click()
      expect(await judge(page)).toEqual([])
      await closed.panel.getByLabel('Server').selectOption({ label: 'Closed' })
      await closed.panel.getByText('Keep as an environment').click()
      await closed.send()
      await closed.agree()
      await closed.panel.locator('.failure pre').waitFor()
      for (const summary of await closed.panel.locator('.MemoryTools summary').all())
        await summary.click()
      expect(await judge(page)).toEqual([])
      await closed.panel.getByLabel('Server').selectOption({ label: 'A server of your own…' })
      expect(await judge(page)).toEqual([])
      const report = await site.open('get-report', page)
      await report.send()
      await page.locator('.CsvTable').waitFor()
      expect(await judge(page)).toEqual([])
      const vault = await site.open('get-vault', page)
      await vault.panel.locator('.TryItAuth summary').click()
      expect(await judge(page)).toEqual([])
      await context.close()
    })
  })

  it('a key is in no storage but the tab\'s, no address, no history, no link, no export and no log', async () => {
    const { page } = site
    const { panel, send, status } = await site.open('get-secret')
    await panel.locator('.TryItAuth summary').click()
    await panel.getByLabel('Your own bearer').fill('canary-key-4711')
    await panel.getByLabel('Server').selectOption({ label: 'Live' })
    await panel.getByLabel(/Send my key/).check()
    await send()
    await expect.poll(status).toBe('200 OK')
    expect(site.live.asked[0]?.headers.authorization).toBe('Bearer canary-key-4711')
    await panel.locator('.history summary').click()
    await site.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await panel.getByRole('button', { name: 'Copy a link to this request' }).click()
    await page.waitForTimeout(700)
    const found = await page.evaluate(async () => {
      const databases = await indexedDB.databases()
      const caches = await globalThis.caches.keys()
      const { 'api-docs:keys': _keys, ...tab } = { ...sessionStorage } as Record<string, string>
      return JSON.stringify({
        link: await navigator.clipboard.readText(),
        local: { ...localStorage },
        tab,
        cookie: document.cookie,
        address: location.href,
        state: history.state as unknown,
        resources: performance.getEntries().map(({ name }) => name),
        attributes: [...document.querySelectorAll('*')].flatMap(one => [...one.attributes].map(({ value }) => value)),
        databases,
        caches,
      })
    })
    expect(found).not.toContain('canary-key')
    expect(site.host.requests.join('\n')).not.toContain('canary-key')
    expect(await panel.locator('.history').textContent()).not.toContain('canary')
  })

  it('of a server that allows no page, the reader is told which of the causes it is, and what would change it', async () => {
    const { panel, send } = await site.open('search')
    const server = panel.getByLabel('Server')
    const failure = panel.locator('.failure')
    await server.selectOption({ label: 'Closed' })
    await send()
    await expect.poll(() => failure.textContent()).toContain('a page may not read it')
    expect(await failure.locator('pre').textContent()).toBe(`Access-Control-Allow-Origin: ${site.host.origin}`)
    const { panel: other } = await site.open('create-note')
    await other.getByLabel('Server').selectOption({ label: 'Closed' })
    await other.getByRole('button', { name: /^Send/ }).press('Enter')
    await other.getByRole('alertdialog').getByRole('button').first().press('Enter')
    await expect.poll(() => failure.textContent()).toContain('does not allow this request from a page')
    expect(await failure.locator('pre').textContent()).toBe(`Access-Control-Allow-Origin: ${site.host.origin}\nAccess-Control-Allow-Headers: content-type`)
    expect(site.closed.asked.every(({ body, headers }) => body === '' && headers.authorization === undefined)).toBe(true)
    await other.getByLabel('Server').selectOption({ label: 'A server of your own…' })
    await other.getByLabel('Address of the server').fill('http://127.0.0.1:9')
    await send()
    await other.getByRole('alertdialog').getByRole('button').first().click()
    await expect.poll(() => failure.textContent()).toContain('does not allow its pages to call http://127.0.0.1:9')
  })
}
