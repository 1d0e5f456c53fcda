import type { Browser, Page } from 'puppeteer-core'
import type { ConsoleSite } from './site.ts'
import puppeteer from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { firefoxPath } from '../../../scripts/tools.ts'

/** The main ways through the console in Firefox as Debian releases it, over WebDriver BiDi. */
export function testFirefox(site: ConsoleSite): void {
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefoxPath(), timeout: 60_000 })
  }, 70_000)
  afterAll(() => browser?.close())
  beforeEach(async () => {
    complaints.length = 0
    page = await (await browser.createBrowserContext()).newPage()
    page.setDefaultTimeout(15_000)
    await page.setViewport({ width: 1440, height: 900 })
    page.on('pageerror', error => complaints.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error')
        complaints.push(message.text())
    })
  })
  afterEach(() => page.browserContext().close())

  const textOf = (selector: string): Promise<string> => page.$eval(selector, element => element.textContent ?? '').catch(() => '')
  const click = (selector: string): Promise<void> => page.locator(selector).click()
  // Firefox does not find elements by their role and name yet.
  const button = (name: string): string => `button::-p-text(${name})`
  const until = (ask: () => Promise<unknown>) => expect.poll(ask, { timeout: 15_000 })
  const status = (): Promise<string> => textOf('.TryItAnswer .bar strong')

  async function open(operation: string, server?: string): Promise<void> {
    await page.goto(`${site.host.origin}/console/things/${operation}.html`)
    await click(button('Try it'))
    await page.waitForSelector('.TryItPanel .send')
    if (server !== undefined) {
      const value = await page.$$eval('.ServerSelect option', (options, label) =>
        options.find(option => option.textContent?.trim() === label)?.value ?? '', server)
      await page.select('.ServerSelect', value)
    }
  }

  describe('in Firefox', () => {
    it('a request is filled in, sent, remembered and found again after a reload', async () => {
      await open('search')
      await page.locator('[data-name="q"] input').fill('green tea')
      await click('.TryItPanel .send')
      await until(status).toBe('200 OK')
      await until(() => textOf('.history li')).toContain('tea')
      await new Promise(resolve => setTimeout(resolve, 700))
      await page.reload()
      await click(button('Try it'))
      await until(() => page.$eval('[data-name="q"] input', input => (input as HTMLInputElement).value).catch(() => '')).toBe('green tea')
      expect(complaints).toEqual([])
    }, 60_000)

    it('a body is written as JSON, and its answer held to what is declared', async () => {
      await open('create-note')
      await click('label::-p-text(As JSON)')
      await click('.TryItPanel >>> .cm-content')
      await page.keyboard.down('Control')
      await page.keyboard.press('a')
      await page.keyboard.up('Control')
      await page.keyboard.type('{"title": "Fox", "code": "ABC"')
      await page.keyboard.press('End')
      await click('.TryItPanel .send')
      await until(status).toBe('201 Created')
      expect(await textOf('.TryItAnswer [role=tree]')).toContain('"Fox"')
      expect(await textOf('.AnswerCheck')).toContain('As declared.')
      await open('get-answer', 'Live')
      await page.locator('[data-name="kind"] input').fill('body')
      await click('.TryItPanel .send')
      await until(() => textOf('.AnswerCheck')).toContain('/id must be an integer')
      expect(complaints).toEqual([])
    }, 60_000)

    it('a reader signs in by a code in the sandbox, and answers a digest', async () => {
      await open('get-vault')
      await click('.TryItAuth summary')
      const opened = browser.waitForTarget(target => target.url().includes('sign-in'), { timeout: 15_000 })
      await click(`.SignIn ${button('Sign in')}`)
      const popup = await (await opened).page()
      await popup?.locator(button('Allow')).click()
      await until(() => textOf('.SignIn')).toContain('Signed in until')
      await click('.TryItPanel .send')
      await until(status).toBe('200 OK')
      await open('get-safe')
      await click('.TryItPanel .send')
      await until(status).toBe('204 No Content')
    }, 60_000)

    it('a stream is shown as it comes, and stopped', async () => {
      await open('get-stream', 'Live')
      await click('.TryItPanel .send')
      await until(() => page.$$eval('.AnswerStream li', all => all.length)).toBe(3)
      await click(`.AnswerStream ${button('Stop')}`)
      await until(status).toBe('200 OK')
      expect(complaints).toEqual([])
    }, 60_000)
  })
}
