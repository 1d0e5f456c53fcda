import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Complaints } from '../support/browser.ts'
import type { StaticHost } from '../support/static-host.ts'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { retiredWorker } from '../../../openapi/mock/host/worker-script.ts'
import { createMockHandler } from '../../../openapi/mock/index.ts'
import { listOperations, openOperation } from '../../../openapi/mock/operation/operation.ts'
import { exampleRequest } from '../../openapi/mock/support/requests.ts'
import { english } from '../../components/english.ts'
import { openDocument } from '../../support/documents.ts'
import { awake, launch, openPage, settle, visit } from '../support/browser.ts'
import { tryIt } from '../support/pages.ts'
import { startScript } from '../support/server.ts'
import { startStaticHost } from '../support/static-host.ts'

const users = '/userstore/mock/1/users'

let browser: Browser
let host: StaticHost
beforeAll(async () => {
  browser = await launch()
  host = await startStaticHost()
})
afterAll(async () => {
  await browser.close()
  await host.stop()
})

describe('a site on a static host', () => {
  let context: BrowserContext
  let page: Page
  let complaints: Complaints
  beforeAll(async () => {
    ;({ context, page, complaints } = await openPage(browser, host.origin))
  })
  afterAll(() => context.close())

  /** Creates a user; what was typed for the last one is still in the form. */
  async function create(name: string): Promise<void> {
    await tryIt(page).field('email').fill(`${name}@example.com`)
    await tryIt(page).field('username').fill(name)
    await tryIt(page).send()
    await expect.poll(async () => (await tryIt(page).body()).email).toBe(`${name}@example.com`)
  }

  it('loads no sandbox for who only reads, and answers offline as soon as the console is open', async () => {
    await visit(page, '/userstore/users/create-user')
    expect(host.requests.filter(request => request.includes('mock'))).toEqual([])
    await tryIt(page).open()
    await expect.poll(async () => (await worker(page)).inCharge).toBe(true)
    await tryIt(page).panel.waitFor()
    await context.setOffline(true)
    await tryIt(page).field('email').fill('first@example.com')
    await tryIt(page).field('username').fill('first')
    await tryIt(page).send()
    await expect.poll(tryIt(page).status).toBe('200 OK')
    await context.setOffline(false)
    await expect.poll(() => tryIt(page).panel.textContent()).toContain('Answered by the sandbox in this page')
    expect(await worker(page)).toEqual({ scope: `${host.origin}/userstore/`, inCharge: true })
    // The request itself never left the browser.
    expect(new Set(host.requests.filter(request => request.includes('mock')))).toEqual(
      new Set(['GET /userstore/mock-worker.js']),
    )
  })

  it('creates, reads and lists offline', async () => {
    await context.setOffline(true)
    await create('offline')
    const made = await tryIt(page).body()
    await expect.poll(tryIt(page).status).toBe('200 OK')
    expect((await call(page, { url: `${users}/${String(made.id)}` })).status).toBe(200)
    const list = await call(page, { url: users })
    expect(list.text).toContain('first@example.com')
    expect(list.text).toContain('offline@example.com')
  })

  it('remembers it after a reload, and answers offline at once', async () => {
    await context.setOffline(false)
    await page.reload()
    await awake(page)
    await settle(page)
    await context.setOffline(true)
    const list = await call(page, { url: users })
    expect(list.text).toContain('offline@example.com')
    await context.setOffline(false)
  })

  it('answers offline on another page of the API at its first request', async () => {
    // The code of the console is fetched once the page is awake, for who has used it before.
    await visit(page, '/userstore/users/list-users')
    await context.setOffline(true)
    await tryIt(page).open()
    await tryIt(page).send()
    await expect.poll(tryIt(page).status).toBe('200 OK')
    expect((await call(page, { url: users })).text).toContain('offline@example.com')
    await context.setOffline(false)
    await page.goto('/userstore/users/create-user')
  })

  it('keeps no key in the browser', async () => {
    const kept = await page.evaluate(async () => {
      const [{ name = '' } = {}] = await indexedDB.databases()
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name)
        request.onsuccess = () => resolve(request.result)
      })
      const keys = await new Promise<IDBValidKey[]>((resolve) => {
        const request = database.transaction('sandboxes').objectStore('sandboxes').getAllKeys()
        request.onsuccess = () => resolve(request.result)
      })
      database.close()
      return { keys: keys.map(String), caches: await caches.keys(), cookies: document.cookie }
    })
    expect(kept.keys).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)])
    expect(kept).toMatchObject({ caches: [], cookies: '' })
  })

  it('leaves navigation, files and other paths to the network', async () => {
    const before = host.requests.length
    expect((await page.goto('/userstore/mock/1/users'))?.status()).toBe(404)
    await page.goto('/userstore/')
    await page.evaluate(() => fetch('/userstore/openapi.json', { cache: 'no-store' }))
    const asked = host.requests.slice(before)
    expect(asked).toContain('GET /userstore/mock/1/users')
    expect(asked).toContain('GET /userstore/openapi.json')
  })

  it('begins anew offline, where its worker has to stay', async () => {
    await visit(page, '/userstore/users/create-user')
    await tryIt(page).open()
    await create('again')
    await context.setOffline(true)
    await tryIt(page).panel.getByRole('button', { name: 'Reset the sandbox' }).click()
    await tryIt(page).panel.getByText('The sandbox is gone').waitFor()
    expect((await call(page, { url: users })).text).not.toContain('offline@example.com')
    await context.setOffline(false)
  })

  it('takes worker and state away by one call', async () => {
    await page.goto('/userstore/users/create-user')
    await tryIt(page).open()
    await create('once-more')
    await tryIt(page).panel.getByRole('button', { name: 'Reset the sandbox' }).click()
    await tryIt(page).panel.getByText('The sandbox is gone').waitFor()
    await page.reload()
    await expect.poll(() => worker(page)).toEqual({ scope: undefined, inCharge: false })
    await tryIt(page).open()
    await create('last')
    const { text } = await call(page, { url: users })
    expect(text).toContain('last@example.com')
    expect(text).not.toMatch(/(?:offline|again|once-more)@example\.com/)
  })

  it('complains of nothing but the page that is not there', () => {
    // The browser says what it could not fetch ahead of need while it was offline; an error of the page's own would stand here too.
    expect(
      complaints.console.filter(text => !/404|^Failed to load resource: net::ERR_INTERNET_DISCONNECTED$/.test(text)),
    ).toEqual([])
    expect(complaints.foreign).toEqual([])
  })
})

it.each(['userfront', 'userstore'])('answers for every operation of %s as the server does', async (api) => {
  const { context, page } = await openPage(browser, host.origin)
  const { document, overrides } = await openDocument(`openapi/${api}.yaml`)
  const mock = createMockHandler(document, { base: `/${api}/mock`, overrides })
  await page.goto(`/${api}/`)
  await page.evaluate(file => navigator.serviceWorker.register(file), `/${api}/mock-worker.js`)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await context.setOffline(true)
  for (const prefer of ['dynamic=true, seed=7', '']) {
    for (const entry of listOperations(document)) {
      const request = exampleRequest(document, openOperation(document, entry), host.origin + mock.prefix)
      // A page cannot send cookies to a host of its own choice.
      if (request.headers.has('cookie'))
        continue
      const sent = {
        method: request.method,
        url: request.url,
        headers: { ...Object.fromEntries(request.headers), ...(prefer && { prefer }) },
        body: (await request.text()) || undefined,
      }
      const here = await call(page, sent)
      const there = await mock(new Request(sent.url, sent))
      expect([entry.id, here.status, withoutClock(here.text)]).toEqual([
        entry.id,
        // Where a redirect leads is kept from a page.
        there.status >= 300 && there.status < 400 ? 0 : there.status,
        withoutClock(await there.text()),
      ])
    }
  }
  await context.close()
})

it('answers on pages that no worker is in charge of, from the same sandbox', async () => {
  const { context, page, complaints } = await openPage(browser, host.origin)
  await page.goto('/')
  await page.getByRole('button', { name: 'Send to the sandbox' }).first().click()
  await expect.poll(() => page.locator('.LandingCall .result').first().textContent()).toMatch(/20[01] \w+/)
  expect(await worker(page)).toMatchObject({ inCharge: false })
  expect(complaints.console).toEqual([])
  await context.close()
})

it('answers where workers are blocked, offline too', async () => {
  const { context, page } = await openPage(browser, host.origin, { serviceWorkers: 'block' })
  await page.goto('/userstore/users/create-user')
  // The console is there before the sandbox has arrived.
  const sandbox = page.waitForEvent('requestfinished', request => request.url().endsWith('/mock-worker.js'))
  await tryIt(page).open()
  await page.getByRole('button', { name: /^Send/ }).first().waitFor()
  await sandbox
  await settle(page)
  await context.setOffline(true)
  await tryIt(page).send()
  await expect.poll(tryIt(page).status).toBe('200 OK')
  await context.close()
})

it('is replaced when the site is built anew, keeping what it was told, and goes where a server answers', async () => {
  const { context, page } = await openPage(browser, host.origin)
  const path = '/userstore/mock-worker.js'
  const isOfText = (text: string) =>
    expect
      .poll(async () => (await call(page, { url: `${users}?limit=1` })).text.includes(text))
      .toBe(true)
  await page.goto('/userstore/users/create-user')
  await tryIt(page).open()
  await tryIt(page).field('email').fill('kept@example.com')
  await tryIt(page).send()
  await expect.poll(tryIt(page).status).toBe('200 OK')

  const built = await readFile(`docs/.vitepress/dist${path}`, 'utf8')
  host.replaced.set(
    path,
    `${built}\nself.addEventListener('message', event => event.source.postMessage('the new one'))`,
  )
  await page.reload()
  await expect
    .poll(() =>
      page.evaluate(
        () =>
          new Promise((resolve) => {
            navigator.serviceWorker.onmessage = ({ data }) => resolve(data)
            navigator.serviceWorker.controller?.postMessage('who is there')
            setTimeout(resolve, 2000)
          }),
      ))
    .toBe('the new one')
  await isOfText('kept@example.com')

  host.replaced.set(path, retiredWorker)
  await page.reload()
  await expect.poll(async () => (await worker(page)).scope).toBeUndefined()
  host.replaced.clear()
  await context.close()
})

it('leaves the answers to a server where there is one', async () => {
  const server = await startScript('serve')
  const { context, page } = await openPage(browser, server.origin)
  await page.goto('/userstore/users/create-user')
  await tryIt(page).open()
  await tryIt(page).send()
  await expect.poll(tryIt(page).status).toBe('200 OK')
  expect(await tryIt(page).panel.textContent()).not.toContain('Answered by the sandbox in this page')
  expect(await worker(page)).toEqual({ scope: undefined, inCharge: false })
  expect(await (await fetch(`${server.origin}/userstore/mock-worker.js`)).text()).toBe(retiredWorker)
  await context.close()
  await server.stop()
})

interface Sent {
  method?: string
  url: string
  headers?: Record<string, string>
  body?: string
}

const key = { authorization: `Basic ${btoa('secretkey-7e577e577e577e577e577e577e577e57:')}` }

function call(page: Page, sent: Sent): Promise<{ status: number, text: string }> {
  return page.evaluate(
    async ({ url, ...init }) => {
      // The sandbox of the console is this browser's own.
      const own = localStorage.getItem('api-docs:sandbox')
      const headers = { ...init.headers, ...(own !== null && { 'Sandbox-Key': own }) }
      const response = await fetch(url, { ...init, headers, credentials: 'omit', redirect: 'manual' })
      return { status: response.status, text: await response.text() }
    },
    { headers: key, ...sent },
  )
}

/** Two calls are never made at the same moment: times of today are one, and so are tokens, which say when they were made. */
function withoutClock(text: string): string {
  const today = Date.now()
  return text
    .replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, 'token')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, time => (Math.abs(Date.parse(time) - today) < 3_600_000 ? 'now' : time))
    .replace(/\b\d{10}(?:\d{3})?\b/g, time =>
      Math.abs(Number(time.padEnd(13, '0')) - today) < 3_600_000 ? 'now' : time)
}

function worker(page: Page): Promise<{ scope: string | undefined, inCharge: boolean }> {
  return page.evaluate(async () => ({
    scope: (await navigator.serviceWorker.getRegistrations())[0]?.scope,
    inCharge: navigator.serviceWorker.controller !== null,
  }))
}

describe('a link without a network', () => {
  it('says of a page that is opened without a network that it could not be fetched, not that there is none', async () => {
    const other = await openPage(browser, host.origin)
    // A press that is held for too long leads on without the app.
    await visit(other.page, '/userstore/users/')
    await other.context.setOffline(true)
    await other.page.locator('main a[href$="/get-user"], main a[href$="/get-user.html"]').first().click()
    await expect.poll(() => other.page.locator('main h1').textContent()).toBe(english('layout.offlineTitle'))
    expect(other.page.url()).toContain('/userstore/users/get-user')
    await other.context.setOffline(false)
    await expect.poll(() => other.page.locator('main h1').textContent()).not.toBe(english('layout.offlineTitle'))
    await other.context.close()
  })
})
