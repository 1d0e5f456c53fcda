import type { Browser, ElementHandle, KeyInput, Page } from 'puppeteer-core'
import type { ConsoleSite } from './site.ts'
import puppeteer from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { firefoxPath } from '../../../scripts/tools.ts'

/** What a console does, in Firefox as Debian releases it, over WebDriver BiDi. */
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

  const fill = (selector: string, text: string): Promise<void> => page.locator(selector).fill(text)
  const valueOf = (selector: string): Promise<string> =>
    page.$eval(selector, field => (field as HTMLInputElement).value).catch(() => '')
  const send = (): Promise<void> => click('.TryItPanel .send')

  async function open(operation: string, server?: string): Promise<void> {
    await page.goto(`${site.host.origin}/console/things/${operation}.html`)
    await click(button('Try it'))
    await page.waitForSelector('.TryItPanel .send')
    if (server !== undefined)
      await choose('.ServerSelect', server)
  }

  /** Chooses an option by its words. */
  async function choose(selector: string, label: string): Promise<void> {
    const value = await page.$$eval(`${selector} option`, (options, label) =>
      options.find(option => option.textContent?.trim() === label)?.value ?? '', label)
    await page.select(selector, value)
  }

  async function pressWith(modifier: 'Control' | 'Shift', key: KeyInput): Promise<void> {
    await page.keyboard.down(modifier)
    await page.keyboard.press(key)
    await page.keyboard.up(modifier)
  }

  /** What the clipboard holds, pasted as a reader does it. */
  async function pasteInto(selector: string): Promise<string> {
    await page.focus(selector)
    await pressWith('Control', 'v')
    return valueOf(selector)
  }

  describe('in Firefox', () => {
    it('a request is filled in, sent, found again after a reload, sent again, and shared by a link', async () => {
      const q = '[data-name="q"] input'
      await open('search')
      await fill(q, 'green tea')
      await send()
      await until(status).toBe('200 OK')
      await until(() => textOf('.history li')).toContain('tea')
      await new Promise(resolve => setTimeout(resolve, 700))
      await page.reload()
      await click(button('Try it'))
      await until(() => valueOf(q)).toBe('green tea')
      await fill(q, 'black tea')
      await click('.history summary')
      await click(`.history ${button('Send again')}`)
      await until(() => valueOf(q)).toBe('green tea')
      await until(() => page.$$eval('.history li', all => all.length)).toBe(2)
      await click(button('Copy a link to this request'))
      await click('.paste summary')
      const link = await pasteInto('.paste textarea')
      expect(link).toContain('#try=')
      await page.goto('about:blank')
      await page.goto(link)
      await until(() => valueOf(q)).toBe('green tea')
      await until(() => Promise.resolve(page.url())).not.toContain('#try')
      expect(complaints).toEqual([])
    }, 60_000)

    it('a body is written as JSON, with keys alone, in step with the form, and its answer held to what is declared', async () => {
      await open('create-note')
      await click('label::-p-text(As JSON)')
      await click('.TryItPanel >>> .cm-content')
      await pressWith('Control', 'a')
      await page.keyboard.type('{"title": "Fox", "co')
      await page.waitForSelector('.TryItPanel >>> .cm-tooltip-autocomplete li')
      // Keys are taken a moment after the list appears, so that nobody accepts by accident.
      await new Promise(resolve => setTimeout(resolve, 200))
      await page.keyboard.press('Enter')
      await page.keyboard.type('ABC')
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('format')
      await page.keyboard.press('Enter')
      await click('label::-p-text(As JSON)')
      await until(() => valueOf('[data-name="code"] input')).toBe('ABC')
      await fill('[data-name="code"] input', 'XYZ')
      await click('label::-p-text(As JSON)')
      await until(() => textOf('.TryItPanel >>> .cm-content')).toContain('"code": "XYZ"')
      await send()
      await until(status).toBe('201 Created')
      expect(await textOf('.TryItAnswer [role=tree]')).toContain('"Fox"')
      expect(await textOf('.AnswerCheck')).toContain('As declared.')
      await open('get-answer', 'Live')
      await fill('[data-name="kind"] input', 'body')
      await send()
      await until(() => textOf('.AnswerCheck')).toContain('/id must be an integer')
      expect(complaints).toEqual([])
    }, 60_000)

    it('a curl command fills the form, and a bad day is simulated', async () => {
      await open('create-note')
      await click('.paste summary')
      await fill('.paste textarea', `curl https://api.example.com/v1/notes -H 'Content-Type: application/json' --data '{"title":"It'\\''s","code":"XYZ"}'`)
      await click(button('Fill the form'))
      await until(() => valueOf('[data-name="title"] input')).toBe('It\'s')
      await page.select('.TrySimulate select', '422')
      await send()
      await until(status).toMatch(/^422/)
      await page.select('.TrySimulate select', 'dropped')
      await send()
      await until(() => textOf('.failure')).toContain('broke off')
    }, 60_000)

    it('files are asked for, listed and sent; cookies reach the sandbox', async () => {
      await open('add-photos', 'Live')
      await send()
      await until(() => textOf('[data-name="photos"] .error')).toBe('Choose a file first.')
      const input = await page.$('[data-name="photos"] input[type=file]')
      await (input as ElementHandle<HTMLInputElement>).uploadFile('docs/screenshot.png', 'LICENSE')
      await click('[aria-label="Remove screenshot.png"]')
      await send()
      await click('[role=alertdialog] button')
      await until(status).toBe('200 OK')
      expect(site.live.asked.at(-1)?.body).toContain('filename="LICENSE"')
      expect(site.live.asked.at(-1)?.body).not.toContain('screenshot.png')
      await open('get-me')
      await send()
      await until(status).toBe('200 OK')
      expect(complaints).toEqual([])
    }, 60_000)

    it('an environment is kept and called; a long answer is not cut without a word', async () => {
      await open('search', 'Regional')
      await fill('.TryItServer label:last-of-type input', 'v7')
      await click('.KeepEnvironment summary')
      await fill('.KeepEnvironment input', 'Seven')
      await page.keyboard.press('Enter')
      await until(() => textOf('.KeepEnvironment')).toContain('Remove Seven')
      await open('search', 'Seven')
      await until(() => textOf('.TryItServer .origin')).toContain('/v7/search')
      await send()
      await until(() => Promise.resolve(site.live.asked.at(-1)?.line)).toContain('GET /v7/search')
      await choose('.ServerSelect', 'Live')
      await fill('[data-name="q"] input', 'big')
      await send()
      await until(() => textOf('.part')).toMatch(/The first 4\.0 kB of 2\.5 MB/)
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
      await send()
      await until(status).toBe('200 OK')
      await open('get-safe')
      await send()
      await until(status).toBe('204 No Content')
    }, 60_000)

    it('a stream is shown as it comes, and stopped', async () => {
      await open('get-stream', 'Live')
      await send()
      await until(() => page.$$eval('.AnswerStream li', all => all.length)).toBe(3)
      await click(`.AnswerStream ${button('Stop')}`)
      await until(status).toBe('200 OK')
      expect(complaints).toEqual([])
    }, 60_000)
  })
}
