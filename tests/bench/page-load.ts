import type { Browser, Page } from 'playwright-core'
import { gzipSync } from 'node:zlib'

/** What a reader's browser loads of a page on a first visit, in kB, and how long it is busy with it. */
export interface PageLoad {
  /** Before the reader acts, without fonts. */
  total: string
  /** With what comes once they do. */
  afterwards: string
  fonts: string
  html: string
  elements: number
  /** Milliseconds, of the middle one of several loads, as one may meet a busy moment. */
  blocking: number
}

export async function firstLoad(browser: Browser, url: string): Promise<PageLoad> {
  const loads: PageLoad[] = []
  for (let index = 0; index < 5; index++)
    loads.push(await load(browser, url))
  const [first] = loads
  if (first === undefined)
    throw new Error(`${url} was not loaded.`)
  const blocking = loads.map(({ blocking }) => blocking).sort((a, b) => a - b)[2] ?? 0
  return { ...first, blocking }
}

async function load(browser: Browser, url: string): Promise<PageLoad> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const weights: Promise<[type: string, size: number]>[] = []
  page.on('response', (response) => {
    const type = response.request().resourceType()
    weights.push(response.body().then(
      // Fonts are compressed in themselves.
      body => [type, type === 'font' ? body.length : gzipSync(body).length],
      () => ['none', 0],
    ))
  })
  const sum = async (isCounted: (type: string) => boolean) => {
    const counted = (await Promise.all(weights)).filter(([type]) => isCounted(type))
    return (counted.reduce((sum, [, size]) => sum + size, 0) / 1000).toFixed(1)
  }
  await watchBlocking(page)
  await page.goto(url, { waitUntil: 'networkidle' })
  const total = await sum(type => type !== 'font')
  const elements = await page.evaluate(() => document.querySelectorAll('*').length)
  const blocking = await blockingOf(page)
  await page.mouse.move(300, 300)
  await page.waitForTimeout(500)
  await page.waitForLoadState('networkidle')
  const loaded = {
    total,
    afterwards: await sum(type => type !== 'font'),
    fonts: await sum(type => type === 'font'),
    html: await sum(type => type === 'document'),
    elements,
    blocking: Math.round(blocking),
  }
  await context.close()
  return loaded
}

/** Of each task of more than 50 ms, what is above that. https://web.dev/articles/tbt */
async function watchBlocking(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(globalThis, { blocking: 0 })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        (globalThis as unknown as { blocking: number }).blocking += duration - 50
    }).observe({ type: 'longtask', buffered: true })
  })
}

async function blockingOf(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as { blocking: number }).blocking)
}

/** The page of most elements. */
export async function mostElements(browser: Browser, urls: string[]): Promise<{ url: string, elements: number }> {
  const page = await browser.newPage()
  let most = { url: '', elements: 0 }
  for (const url of urls) {
    await page.goto(url)
    const elements = await page.evaluate(() => document.querySelectorAll('*').length)
    if (elements > most.elements)
      most = { url, elements }
  }
  await page.close()
  return most
}
