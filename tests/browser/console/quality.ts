import type { ConsoleSite } from './site.ts'
import { expect, it } from 'vitest'

export function testQuality(site: ConsoleSite): void {
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
