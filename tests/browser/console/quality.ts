import type { ConsoleSite } from './site.ts'
import { expect, it } from 'vitest'

export function testQuality(site: ConsoleSite): void {
  /** Has the page write down what it keeps, as it does when it is left and else a moment after the last change. */
  const keepAll = () => site.page.evaluate(() => void dispatchEvent(new Event('pagehide')))

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
    const link = await site.copy(() => panel.getByRole('button', { name: 'Copy a link to this request' }).click())
    expect(link).toContain('#try=')
    await keepAll()
    const found = await page.evaluate(async () => {
      const databases = await indexedDB.databases()
      const caches = await globalThis.caches.keys()
      const { 'api-docs:keys': _keys, ...tab } = { ...sessionStorage } as Record<string, string>
      return JSON.stringify({
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
    expect(found).toContain('api-docs:draft')
    expect(link + found).not.toContain('canary-key')
    expect(site.host.requests.join('\n')).not.toContain('canary-key')
    expect(await panel.locator('.history').textContent()).not.toContain('canary')
  })

  it('a key in the address of a server leaves the tab by no export, link or history', async () => {
    const { panel, send, status, body } = await site.open('get-secret')
    await panel.locator('.TryItAuth summary').click()
    await panel.getByLabel('Your own bearer').fill('canary.key=4711')
    await panel.getByLabel('Server').selectOption({ label: 'A server of your own…' })
    await panel.getByLabel('Address of the server').fill(`http://ada:canary-pass@127.0.0.1:${site.live.port}/bot-canary.key=4711/v1`)
    await send()
    await expect.poll(status).toBe('200 OK')
    expect(site.live.asked.map(({ line, headers }) => [line, headers.authorization])).toEqual([['GET /bot-canary.key=4711/v1/secret', undefined]])
    expect(await body()).toBeDefined()
    const har = await site.save(() => panel.getByRole('button', { name: 'HAR' }).press('Enter'))
    expect((JSON.parse(har.text) as { log: { entries: { request: { url: string } }[] } }).log.entries[0]?.request.url).toBe(`http://127.0.0.1:${site.live.port}/bot-{{bearer}}/v1/secret`)
    const copied = await site.copy(() => panel.getByRole('button', { name: 'Copy a link to this request' }).click())
    const link = atob(new URL(copied).hash.slice('#try='.length).replaceAll('-', '+').replaceAll('_', '/'))
    await keepAll()
    const kept = await site.page.evaluate(() => {
      const { 'api-docs:keys': _keys, ...tab } = { ...sessionStorage } as Record<string, string>
      const attributes = [...document.querySelectorAll('*')].flatMap(one => [...one.attributes].map(({ value }) => value))
      return JSON.stringify([{ ...localStorage }, tab, document.cookie, location.href, attributes])
    })
    expect(kept).toContain('/secret')
    expect(har.text + link + kept).not.toContain('canary')
  })

  it('a secret variable of a server is hidden, sent, and shown elsewhere as the document has it', async () => {
    const { panel, field, send, status } = await site.open('search')
    await panel.getByLabel('Server').selectOption({ label: 'With a token' })
    const box = panel.getByLabel('api_token', { exact: true })
    await expect.poll(() => box.inputValue()).toBe('open')
    await box.fill('canary-4711')
    await expect.poll(() => box.evaluate(element => getComputedStyle(element).getPropertyValue('-webkit-text-security'))).toBe('disc')
    await field('q').fill('tea')
    await send()
    await expect.poll(status).toBe('200 OK')
    expect(site.live.asked.map(({ line }) => line.split('?', 1))).toEqual([['GET /canary-4711/v1/search']])
    const har = await site.save(() => panel.getByRole('button', { name: 'HAR' }).press('Enter'))
    expect(har.text).toContain(`http://127.0.0.1:${site.live.port}/open/v1/search?q=tea`)
    await keepAll()
    const kept = await site.page.evaluate(() => {
      const attributes = [...document.querySelectorAll('*')].flatMap(one => [...one.attributes].map(({ value }) => value))
      return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, attributes])
    })
    expect(kept).toContain('tea')
    expect(har.text + kept).not.toContain('canary')
  })

  it.each([
    ['a key', 'http://127.0.0.1/bot-canary.key=4711/v1'],
    ['a user and a password', 'http://ada:canary-pass@127.0.0.1/v1'],
  ])('a server with %s in its address is kept as no environment', async (_, address) => {
    const { panel } = await site.open('get-secret')
    await panel.locator('.TryItAuth summary').click()
    await panel.getByLabel('Your own bearer').fill('canary.key=4711')
    await panel.getByLabel('Server').selectOption({ label: 'A server of your own…' })
    await panel.getByLabel('Address of the server').fill(address)
    const keeping = panel.locator('.KeepEnvironment')
    await keeping.locator('summary').click()
    await keeping.getByRole('textbox').fill('Mine')
    await keeping.getByRole('button', { name: 'Save' }).click()
    await expect.poll(() => keeping.getByRole('alert').textContent()).toContain('keys are not')
    expect(await site.page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('canary')
  })

  it('a password in a path, a query or a body is hidden until it is asked for, sent, and kept nowhere', async () => {
    const { page } = site
    const { panel, field, send, agree, status } = await site.open('set-lock')
    await panel.getByLabel('Server').selectOption({ label: 'Live' })
    const phrase = panel.locator('.TryItBody [data-name="phrase"]')
    const box = phrase.first().getByRole('textbox')
    const look = () => box.evaluate(element => getComputedStyle(element).getPropertyValue('-webkit-text-security'))
    await field('code').fill('canary-path')
    await panel.locator('[data-name="by"]').first().getByRole('button').first().click()
    await panel.locator('[data-name="by"] [data-name="phrase"]').getByRole('textbox').fill('canary-query')
    await box.fill('canary-body')
    await phrase.last().getByRole('textbox').fill('canary-deep')
    await expect.poll(look).toBe('disc')
    await phrase.first().getByRole('button', { name: 'Show phrase' }).press('Enter')
    await expect.poll(look).toBe('none')
    await phrase.first().getByRole('button', { name: 'Hide phrase' }).click()
    await expect.poll(look).toBe('disc')
    await send()
    await agree()
    await expect.poll(status).toBe('200 OK')
    expect(site.live.asked.map(({ line, body }) => [line, JSON.parse(body) as unknown])).toEqual([
      ['PUT /v1/locks/canary-path?by%5Bphrase%5D=canary-query', { phrase: 'canary-body', note: 'tea', old: { phrase: 'canary-deep' } }],
    ])
    const har = await site.save(() => panel.getByRole('button', { name: 'HAR' }).press('Enter'))
    expect(har.text).toContain('/v1/locks/')
    await panel.locator('.history summary').click()
    await expect.poll(() => panel.locator('.history li').first().textContent()).toContain('/locks/…')
    const copied = await site.copy(() => panel.getByRole('button', { name: 'Copy a link to this request' }).click())
    await keepAll()
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]))
    expect(kept).toContain('tea')
    const link = new URL(copied).hash
    const shared = atob(link.slice('#try='.length).replaceAll('-', '+').replaceAll('_', '/'))
    expect(shared).toContain('tea')
    const attributes = await page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap(one => [...one.attributes].map(({ value }) => value)).join())
    expect(kept + shared + har.text + attributes + await panel.locator('.history').textContent()).not.toContain('canary')
  })

  it('of a server that allows no page, the reader is told which of the causes it is, and what would change it', async () => {
    const { panel, send } = await site.open('search')
    const server = panel.getByLabel('Server')
    const failure = panel.locator('.failure')
    await server.selectOption({ label: 'Closed' })
    await send()
    await expect.poll(() => failure.textContent()).toContain('a page may not read it')
    await expect.poll(() => failure.locator('pre').textContent()).toBe(`Access-Control-Allow-Origin: ${site.host.origin}`)
    const { panel: other } = await site.open('create-note')
    await other.getByLabel('Server').selectOption({ label: 'Closed' })
    await other.getByRole('button', { name: /^Send/ }).press('Enter')
    await other.getByRole('alertdialog').getByRole('button').first().press('Enter')
    await expect.poll(() => failure.textContent()).toContain('does not allow this request from a page')
    await expect.poll(() => failure.locator('pre').textContent()).toBe(`Access-Control-Allow-Origin: ${site.host.origin}\nAccess-Control-Allow-Headers: content-type`)
    expect(site.closed.asked.every(({ body, headers }) => body === '' && headers.authorization === undefined)).toBe(true)
    await other.getByLabel('Server').selectOption({ label: 'A server of your own…' })
    await other.getByLabel('Address of the server').fill('http://127.0.0.1:9')
    await send()
    await other.getByRole('alertdialog').getByRole('button').first().click()
    await expect.poll(() => failure.textContent()).toContain('does not allow its pages to call http://127.0.0.1:9')
  })
}
