import type { Browser } from 'playwright-core'
import type { RunningServer } from './server.ts'
import { afterAll, beforeAll } from 'vitest'
import { launch } from './browser.ts'
import { startScript } from './server.ts'

/** A server and a browser for the tests of one file or block; both are there once its tests run. */
export function useSite(script: 'dev' | 'serve'): { server: RunningServer, browser: Browser } {
  const site = {} as { server: RunningServer, browser: Browser }
  beforeAll(async () => {
    ;[site.server, site.browser] = await Promise.all([startScript(script), launch()])
  })
  afterAll(async () => {
    await site.browser?.close()
    await site.server?.stop()
  })
  return site
}
