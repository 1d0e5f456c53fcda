import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Complaints } from '../support/browser.ts'
import type { StaticHost } from '../support/static-host.ts'
import type { Listening } from '../support/listen.ts'
import type { LiveServer } from './live.ts'
import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { launch, openPage } from '../support/browser.ts'
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
}

/** Builds the fixture once for all tests of a file. */
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
  beforeAll(async () => {
    site.live = await startLive()
    site.closed = await startLive({ allowsPages: false })
    site.hono = { open: await startHono(), shut: await startHono({ allowsPages: false }) }
    mock = await startMock('tests/fixtures/console.yaml')
    site.browser = await launch()
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
  beforeEach(async () => {
    site.live.asked.length = 0
    Object.assign(site, await openPage(site.browser, site.host.origin, { acceptDownloads: true }))
    site.page.setDefaultTimeout(10_000)
  })
  afterEach(() => site.context.close())
  afterAll(async () => {
    await site.browser?.close()
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
