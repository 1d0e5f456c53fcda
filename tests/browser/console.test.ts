import type { BrowserContext, Page } from 'playwright-core'
import type { LiveServer } from './console/live.ts'
import type { RunningServer } from './support/server.ts'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { startLive } from './console/live.ts'
import { launch, openPage } from './support/browser.ts'
import { tryIt } from './support/pages.ts'
import { startScript } from './support/server.ts'

/* The dev server makes each module when it is asked for, and each test asks for a thousand. */
const patience = 90_000
vi.setConfig({ testTimeout: 3 * patience })

let live: LiveServer
/** What the live server was asked, in the order it came. */
let asked: LiveServer['asked']
let site: RunningServer
let browser: Awaited<ReturnType<typeof launch>>
let folder: string
let context: BrowserContext
let page: Page

beforeAll(async () => {
  live = await startLive()
  asked = live.asked
  folder = await mkdtemp(join(tmpdir(), 'console-'))
  const spec = (await readFile('tests/fixtures/console.yaml', 'utf8')).replaceAll('4999', String(live.port))
  await writeFile(join(folder, 'console.yaml'), spec)
  ;[site, browser] = await Promise.all([startScript('dev', [join(folder, 'console.yaml')]), launch()])
})
beforeEach(async () => {
  asked.length = 0
  ;({ context, page } = await openPage(browser, site.origin, { acceptDownloads: true }))
  page.setDefaultTimeout(patience)
})
afterEach(() => context.close())
afterAll(async () => {
  await browser?.close()
  await site?.stop()
  live?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Opens the console of an operation of the fixture. */
async function openConsole(operation: string) {
  await page.goto(`/console/things/${operation}`)
  const panel = tryIt(page)
  await panel.open()
  await panel.panel.waitFor()
  return panel
}

describe('the address shown is the address called', () => {
  it('follows the variables of a server', async () => {
    const { panel, send, status } = await openConsole('search')
    await panel.getByLabel('Server').selectOption({ label: 'Regional' })
    await panel.getByLabel('version').fill('v7')
    const address = panel.locator('.TryItServer .origin')
    await expect.poll(() => address.textContent()).toContain('/v7/')
    const shown = await address.textContent()
    await send()
    await expect.poll(status).toBe('200 OK')
    expect(asked[0]?.line).toContain('/v7/search?q=tea')
    expect(shown).toBe(`${live.origin}${asked[0]?.line.slice(4)}`)
  })

  it('sends nothing where there is no address, and says so', async () => {
    const requests: string[] = []
    const { panel, send } = await openConsole('search')
    await panel.getByLabel('Server').selectOption({ label: 'Unreachable' })
    page.on('request', request => requests.push(request.url()))
    await send()
    await expect.poll(() => panel.locator('.problems:focus').textContent()).toContain('is not a URL')
    expect(await panel.locator('.TryItServer .origin').count()).toBe(0)
    expect(await panel.getByRole('region', { name: 'Answer' }).count()).toBe(0)
    expect(requests.filter(url => url.includes('search'))).toEqual([])
  })
})

describe('cookies', () => {
  it('are not sent to a live server: the reader is told, and offered the curl', async () => {
    const { panel, send } = await openConsole('get-theme')
    await panel.getByLabel('Server').selectOption({ label: 'Live' })
    await send()
    await expect.poll(() => panel.locator('.problems:focus').textContent()).toContain('use the curl')
    await expect.poll(() => panel.getByRole('button', { name: 'curl' }).count()).toBe(1)
    expect(asked).toEqual([])
  })
})

describe('answers', () => {
  it('of a server\'s sandbox can be reset', async () => {
    const { panel, send, status } = await openConsole('create-note')
    await send()
    await expect.poll(status).toBe('201 Created')
    const told = page.waitForRequest(request => request.method() === 'DELETE' && request.url().endsWith('/.sandbox'))
    await panel.getByRole('button', { name: 'Reset the sandbox' }).click()
    await told
    await expect.poll(() => panel.locator('.TryItSandbox').textContent()).toContain('empty again')
  })
})

describe('the sandbox', () => {
  it('is each browser\'s own, in the samples as in the console', async () => {
    const first = await openConsole('get-me')
    const key = await page.evaluate(() => localStorage.getItem('api-docs:sandbox'))
    expect(key).toMatch(/^[a-z0-9]{8}$/)
    await expect.poll(() => first.panel.locator('.TryItAuth').textContent()).toContain('sample key')
    await first.send()
    await expect.poll(first.status).toBe('200 OK')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('main').textContent()).toContain(`demo_session_${key}`)
    const other = await openPage(browser, site.origin)
    other.page.setDefaultTimeout(patience)
    await other.page.goto('/console/things/get-me')
    await expect.poll(() => other.page.locator('main').textContent()).toMatch(/demo_session_[a-z0-9]{8}/)
    expect(await other.page.locator('main').textContent()).not.toContain(`demo_session_${key}`)
    await other.context.close()
  })
})

describe('the keyboard', () => {
  it('is never caught in JSON', async () => {
    const { panel } = await openConsole('create-note')
    await panel.getByLabel('As JSON').check()
    // Until the editor is fetched, a plain text area stands in its place.
    await panel.locator('.cm-content').waitFor()
    // Found only now, what the editor is made of would have the page load anew.
    expect(site.output()).not.toContain('optimized:')
    await panel.getByRole('textbox', { name: 'Body' }).focus()
    await page.keyboard.press('Tab')
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('format')
  })

  it('hears which page was opened, and is there', async () => {
    await page.goto('/console/things/search')
    await page.getByRole('link', { name: 'Get me' }).first().click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await expect.poll(() => page.locator('.Layout > [role=status]').first().textContent()).toContain('Get me')
  })
})
