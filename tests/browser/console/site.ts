import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import type { Complaints } from '../support/browser.ts'
import type { StaticHost } from '../support/static-host.ts'
import type { Listening } from '../support/listen.ts'
import type { LiveServer } from './live.ts'
import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { openPage } from '../support/browser.ts'
import { tryIt } from '../support/pages.ts'
import { startStaticHost } from '../support/static-host.ts'
import { startMock } from '../../../openapi/testing/mock.ts'
import { startHono } from './hono.ts'
import { startLive } from './live.ts'

/** The console of the fixture, built and hosted as files under its policy, beside a live server; a new browser context for each test. */
export interface ConsoleSite {
  host: StaticHost
  live: LiveServer
  /** A server that allows no page to call it. */
  closed: LiveServer
  /** Servers that others wrote, one of which allows no page to call it. */
  hono: { open: Listening, shut: Listening }
  browser: Browser
  context: BrowserContext
  page: Page
  complaints: Complaints
  /** Opens the console of an operation. */
  open: (operation: string, page?: Page) => Promise<ReturnType<typeof tryIt>>
  /** What is copied at what is pressed. */
  copy: (press: () => Promise<void>) => Promise<string>
  /** The file that the browser saves at what is pressed. */
  save: (press: () => Promise<void>) => Promise<{ name: string, text: string }>
  doubleClick: (target: Locator) => Promise<void>
}

/** Builds the fixture once for all tests of a file, in whichever browser. */
export function useConsoleSite(): ConsoleSite {
  const site = {} as ConsoleSite
  let folder: string
  let mock: Awaited<ReturnType<typeof startMock>> | undefined
  site.open = async (operation, page = site.page) => {
    await page.goto(`${site.host.origin}/console/things/${operation}.html`)
    const panel = tryIt(page)
    await panel.open()
    await panel.panel.waitFor()
    return panel
  }
  site.copy = press => copyOf(site.page, press)
  beforeAll(async () => {
    site.live = await startLive()
    site.closed = await startLive({ allowsPages: false })
    site.hono = { open: await startHono(), shut: await startHono({ allowsPages: false }) }
    mock = await startMock('tests/fixtures/console.yaml')
    folder = await mkdtemp(join(tmpdir(), 'console-'))
    const spec = join(folder, 'console.yaml')
    const text = await readFile('tests/fixtures/console.yaml', 'utf8')
    const addresses: [string, string][] = [
      ['4999', String(site.live.port)],
      ['5999', String(site.closed.port)],
      ['http://mock.test', mock.url],
      ['http://hono.test', site.hono.open.origin],
      ['http://shut.test', site.hono.shut.origin],
    ]
    await writeFile(spec, addresses.reduce((written, [name, address]) => written.replaceAll(name, address), text))
    const { status, stderr } = spawnSync('node', ['scripts/build.ts', spec, '--out', join(folder, 'dist')], { encoding: 'utf8' })
    expect(status, stderr).toBe(0)
    site.host = await startStaticHost(join(folder, 'dist'))
  })
  afterAll(async () => {
    await site.host?.stop()
    site.live?.stop()
    site.closed?.stop()
    site.hono?.open.stop()
    site.hono?.shut.stop()
    await mock?.close()
    await rm(folder, { recursive: true, force: true })
  })
  return site
}

/** Opens the site in one browser for the tests of a block, with a context of its own for each. */
export function useBrowser(site: ConsoleSite, launch: (options: { downloadsPath: string }) => Promise<Browser>): void {
  let downloads: string
  const isChromium = (): boolean => site.browser.browserType().name() === 'chromium'
  beforeAll(async () => {
    downloads = await mkdtemp(join(tmpdir(), 'downloads-'))
    site.browser = await launch({ downloadsPath: downloads })
    site.save = press => isChromium() ? saveByEvent(site, press) : saveInFolder(downloads, press)
    // Playwright counts no clicks in Firefox.
    site.doubleClick = target => isChromium()
      ? target.dblclick()
      : target.evaluate(element => void element.dispatchEvent(new MouseEvent('dblclick')))
  })
  beforeEach(async () => {
    site.live.asked.length = 0
    Object.assign(site, await openPage(site.browser, site.host.origin, { acceptDownloads: true }))
    // Firefox has no such permission: it is launched with the clipboard open.
    if (isChromium())
      await site.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  })
  afterEach(() => site.context.close())
  afterAll(async () => {
    await site.browser?.close()
    await rm(downloads, { recursive: true, force: true })
  })
}

/** What an earlier test copied is still there: a browser has one clipboard for all its contexts. */
async function copyOf(page: Page, press: () => Promise<void>): Promise<string> {
  const nothing = 'nothing was copied yet'
  const read = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText())
  await page.evaluate(text => navigator.clipboard.writeText(text), nothing)
  await press()
  await expect.poll(read).not.toBe(nothing)
  return read()
}

async function saveByEvent({ page }: ConsoleSite, press: () => Promise<void>): Promise<{ name: string, text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}

/**
 * Playwright is not told of what a page of Firefox saves from memory: the file is found in the folder. Firefox holds the name
 * with an empty file at first, and moves the whole one there when it is written.
 */
async function saveInFolder(folder: string, press: () => Promise<void>): Promise<{ name: string, text: string }> {
  const before = new Set(await readdir(folder))
  const find = async (): Promise<string> => {
    const saved = (await readdir(folder)).filter(name => !before.has(name))
    const name = saved.find(name => !name.endsWith('.part'))
    return name !== undefined && saved.length === 1 && (await stat(join(folder, name))).size > 0 ? name : ''
  }
  await press()
  await expect.poll(find).not.toBe('')
  const name = await find()
  return { name, text: await readFile(join(folder, name), 'utf8') }
}
