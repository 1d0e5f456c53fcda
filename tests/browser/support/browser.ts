import type { Browser, BrowserContext, BrowserContextOptions, LaunchOptions, Page, Request, Response } from 'playwright-core'
import { fileURLToPath } from 'node:url'
import { chromium, firefox } from 'playwright-core'
import { AWAKE_EVENT, AWAKE_STORAGE } from '../../../components/layout/awaken-script.ts'
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

export function launch(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args, ...options })
}

/** Firefox as Debian releases it, over WebDriver BiDi. */
export function launchFirefox(options: LaunchOptions = {}): Promise<Browser> {
  return firefox.launch({
    channel: 'moz-firefox',
    executablePath: fileURLToPath(new URL('firefox-relay.ts', import.meta.url)),
    // Else a page that reads the clipboard waits for somebody to allow it.
    firefoxUserPrefs: { 'dom.events.testing.asyncClipboard': true },
    ...options,
  })
}

/** What each page is fetching. */
const underWay = new WeakMap<Page, Set<Request>>()

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
  await context.addInitScript(noteAwake, AWAKE_EVENT)
  const page = await context.newPage()
  const requests = new Set<Request>()
  underWay.set(page, requests)
  page.on('request', request => requests.add(request))
  for (const end of ['requestfinished', 'requestfailed'] as const)
    page.on(end as 'requestfinished', request => requests.delete(request))
  const complaints: Complaints = { console: [], foreign: [] }
  const complain = (text: string): void => {
    // Firefox also tells of fonts that a page was left before, as of a message or of an error (NS_BINDING_ABORTED).
    if (!text.includes('status=2152398850'))
      complaints.console.push(text)
  }
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complain(message.text())
  })
  page.on('pageerror', error => complain(String(error)))
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

function noteAwake(name: string): void {
  addEventListener(name, () => Object.assign(globalThis, { isAwake: true }), { once: true })
}

/**
 * Waits until a page is hydrated, which no quiet of its network tells. What is pressed before is held until then; pointers that rest,
 * arrow keys and whatever else a test does are heard by nobody.
 */
export async function awake(page: Page): Promise<void> {
  await page.waitForFunction(() => Object.hasOwn(globalThis, 'isAwake'))
}

/** Waits until a page has fetched nothing for half a second from now on. Playwright's `networkidle` is over after the first such time. */
export async function settle(page: Page): Promise<void> {
  let quietSince = performance.now()
  const hear = (): void => void (quietSince = performance.now())
  const events = ['request', 'requestfinished', 'requestfailed'] as const
  events.forEach(event => page.on(event as 'request', hear))
  while ((underWay.get(page)?.size ?? 0) > 0 || performance.now() - quietSince < 500)
    await page.waitForTimeout(50)
  events.forEach(event => page.off(event as 'request', hear))
}

/**
 * Opens a page, and waits until it is hydrated and has fetched what it needs. To wait for `networkidle` is not enough: the network also
 * rests while a slow machine still reads the page, or runs its scripts.
 */
export async function visit(page: Page, path: string): Promise<Response | null> {
  const response = await page.goto(path)
  await awake(page)
  await settle(page)
  return response
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
