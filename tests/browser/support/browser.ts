import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { AWAKE_STORAGE } from '../../../components/layout/awaken-script.ts'
import { chromiumPath } from '../../../scripts/tools.ts'

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args })
}

/** What a page said or asked for that it should not have. */
export interface Complaints {
  console: string[]
  foreign: string[]
}

/**
 * Opens a page that records console errors and warnings, uncaught errors, and requests to any other origin. Its reader has been there
 * before, so that its scripts run at once, unless it is their first visit.
 */
export async function openPage(
  browser: Browser,
  origin: string,
  { isFirstVisit = false, ...options }: BrowserContextOptions & { isFirstVisit?: boolean } = {},
): Promise<{ context: BrowserContext, page: Page, complaints: Complaints }> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 1440, height: 900 },
    ...options,
  })
  if (!isFirstVisit)
    await context.addInitScript(rememberActs, AWAKE_STORAGE)
  const page = await context.newPage()
  const complaints: Complaints = { console: [], foreign: [] }
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.console.push(message.text())
  })
  page.on('pageerror', error => complaints.console.push(String(error)))
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(?:data|blob):/.test(request.url()))
      complaints.foreign.push(request.url())
  })
  return { context, page, complaints }
}

function rememberActs(name: string): void {
  try {
    localStorage.setItem(name, '1')
  }
  catch {}
}

/** Counts how far the parts of a page move by themselves; called before it is opened. */
export async function listenForShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(globalThis, { shifts: 0 })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number, hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput)
          (globalThis as unknown as { shifts: number }).shifts += entry.value
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

/** The score of what moved so far. https://web.dev/articles/cls */
export function shiftsOf(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as { shifts: number }).shifts)
}
