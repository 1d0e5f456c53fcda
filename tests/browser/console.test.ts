import type { BrowserContext, Page } from 'playwright-core'
import type { LiveServer } from './console/live.ts'
import type { RunningServer } from './support/server.ts'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startLive } from './console/live.ts'
import { launch, openPage } from './support/browser.ts'
import { tryIt } from './support/pages.ts'
import { startScript } from './support/server.ts'

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
  page.setDefaultTimeout(10_000)
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
    const shown = await panel.locator('.TryItServer .origin').textContent()
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
    await expect.poll(() => panel.locator('.problems').textContent()).toContain('is not a URL')
    expect(await panel.locator('.TryItServer .origin').count()).toBe(0)
    expect(await panel.getByRole('region', { name: 'Answer' }).count()).toBe(0)
    expect(requests.filter(url => url.includes('search'))).toEqual([])
  })
})

describe('cookies', () => {
  it('reach the sandbox, as credential and as parameter', async () => {
    const me = await openConsole('get-me')
    await me.send()
    await expect.poll(me.status).toBe('200 OK')
    const theme = await openConsole('get-theme')
    await theme.send()
    await expect.poll(theme.status).toBe('204 No Content')
  })

  it('are not sent to a live server: the reader is told, and offered the curl', async () => {
    const { panel, send } = await openConsole('get-theme')
    await panel.getByLabel('Server').selectOption({ label: 'Live' })
    await send()
    await expect.poll(() => panel.locator('.problems').textContent()).toContain('use the curl')
    expect(await panel.getByRole('button', { name: 'curl' }).count()).toBe(1)
    expect(asked).toEqual([])
  })
})

describe('fields', () => {
  it('keep an emptied required parameter from being sent, at the field', async () => {
    const { panel, field, send } = await openConsole('search')
    await field('q').fill('')
    await send()
    expect(await panel.locator('[data-name="q"] .error').textContent()).toContain('required')
    expect(await field('q').getAttribute('aria-invalid')).toBe('true')
    expect(await field('q').evaluate(element => element === document.activeElement)).toBe(true)
  })

  it('say what they are: description, limits, deprecation', async () => {
    const { panel, field } = await openConsole('search')
    const notes = panel.locator('[data-name="q"] .notes')
    expect(await notes.textContent()).toContain('What to look for.')
    expect(await notes.textContent()).toContain('at least 3 characters')
    expect(await field('q').getAttribute('aria-describedby')).toBe(await notes.getAttribute('id'))
    expect(await panel.locator('[data-name="old"] .deprecated').count()).toBe(1)
  })

  it('tell not sent, an empty text and a value apart', async () => {
    const { panel, field, send, status } = await openConsole('search')
    await panel.getByLabel('Server').selectOption({ label: 'Live' })
    await panel.getByLabel('Send sort').uncheck()
    await field('note').focus()
    await panel.locator('[data-name="note"]').getByRole('radio', { name: 'Empty text' }).check()
    await send()
    await expect.poll(status).toBe('200 OK')
    expect(asked[0]?.line).not.toContain('sort=')
    expect(asked[0]?.line).toMatch(/[?&]note=(?:&|$)/)
    expect(await field('sort').inputValue()).toBe('name')
  })

  it('take a time in the zone that is meant', async () => {
    const { panel, send, status } = await openConsole('search')
    await panel.getByLabel('Server').selectOption({ label: 'Live' })
    const since = panel.locator('[data-name="since"]')
    await since.locator('input[type=datetime-local]').fill('2026-02-03T04:05')
    expect(await since.getByLabel('Time zone of since').inputValue()).toBe('Z')
    await send()
    await expect.poll(status).toBe('200 OK')
    expect(asked[0]?.line).toContain('since=2026-02-03T04%3A05%3A00Z')
  })

  it('tell null, empty and absent apart in a body', async () => {
    const { panel, field, send, status } = await openConsole('create-note')
    await panel.getByLabel('Server').selectOption({ label: 'Live' })
    await field('text').fill('')
    await panel.locator('[data-name="text"]').getByRole('radio', { name: 'null' }).check()
    await send()
    await panel.getByRole('alertdialog').getByRole('button').first().click()
    await expect.poll(status).toBe('200 OK')
    await panel.locator('[data-name="text"]').getByRole('radio', { name: 'Empty text' }).check()
    await send()
    await expect.poll(() => asked.length).toBe(2)
    expect(asked.map(({ body }) => (JSON.parse(body) as { text: unknown }).text)).toEqual([null, ''])
  })

  it('lead from the JSON of a body to the field that is meant', async () => {
    const { panel, field, send, status } = await openConsole('create-note')
    await field('code').fill('abc')
    await panel.getByLabel('As JSON').check()
    await send()
    await expect.poll(status).toMatch(/^4/)
    await panel.getByRole('button', { name: /^Go to/ }).click()
    await expect.poll(() => field('code').evaluate(element => element === document.activeElement)).toBe(true)
  })
})

describe('files', () => {
  it('are asked for before anything is sent, listed, taken back, and sent as parts of one name', async () => {
    const { panel, send, status } = await openConsole('add-photos')
    await panel.getByLabel('Server').selectOption({ label: 'Live' })
    await send()
    expect(await panel.locator('[data-name="photos"] .error').textContent()).toBe('Choose a file first.')
    const input = panel.locator('[data-name="photos"] input[type=file]')
    const file = (name: string) => ({ name, mimeType: 'image/png', buffer: Buffer.from(`bytes of ${name}`) })
    await input.setInputFiles([file('a.png'), file('b.png'), file('c.png')])
    await panel.getByRole('button', { name: 'Remove b.png' }).click()
    await send()
    await panel.getByRole('alertdialog').getByRole('button').first().click()
    await expect.poll(status).toBe('200 OK')
    expect(asked[0]?.body.match(/name="photos"/g)).toHaveLength(2)
    expect(asked[0]?.body).toContain('bytes of a.png')
    expect(asked[0]?.body).toContain('bytes of c.png')
    expect(asked[0]?.body).not.toContain('bytes of b.png')
  })
})

describe('answers', () => {
  it('are cut for nobody without a word', async () => {
    const { panel, field, send, status } = await openConsole('search')
    await panel.getByLabel('Server').selectOption({ label: 'Live' })
    await field('q').fill('big')
    await send()
    await expect.poll(status).toBe('200 OK')
    expect(await panel.locator('.part').textContent()).toMatch(/The first 4\.0 kB of 2\.5 MB/)
    const [download] = await Promise.all([page.waitForEvent('download'), panel.getByRole('button', { name: 'Save' }).click()])
    expect((await readFile(await download.path())).length).toBeGreaterThan(2_500_000)
  })

  it('are saved under the server\'s name', async () => {
    const { panel, send, status } = await openConsole('get-report')
    await send()
    await expect.poll(status).toBe('200 OK')
    const [download] = await Promise.all([page.waitForEvent('download'), panel.getByRole('button', { name: 'Save' }).click()])
    expect(download.suggestedFilename()).toBe('report-2026.csv')
  })

  it('of a server\'s sandbox can be reset', async () => {
    const { panel, send, status } = await openConsole('create-note')
    await send()
    await expect.poll(status).toBe('201 Created')
    await panel.getByRole('button', { name: 'Reset the sandbox' }).click()
    await expect.poll(() => panel.locator('.TryItSandbox').textContent()).toContain('empty again')
  })
})

describe('the sandbox', () => {
  it('is each browser\'s own, in the samples as in the console', async () => {
    const first = await openConsole('get-me')
    const key = await page.evaluate(() => localStorage.getItem('api-docs:sandbox'))
    expect(key).toMatch(/^[a-z0-9]{8}$/)
    expect(await first.panel.locator('.TryItAuth').textContent()).toContain('sample key')
    await first.send()
    await expect.poll(first.status).toBe('200 OK')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('main').textContent()).toContain(`demo_session_${key}`)
    const other = await openPage(browser, site.origin)
    await other.page.goto('/console/things/get-me')
    await expect.poll(() => other.page.locator('main').textContent()).toMatch(/demo_session_[a-z0-9]{8}/)
    expect(await other.page.locator('main').textContent()).not.toContain(`demo_session_${key}`)
    await other.context.close()
  })
})

describe('the keyboard and the phone', () => {
  it('is never caught in JSON', async () => {
    const { panel } = await openConsole('create-note')
    await panel.getByLabel('As JSON').check()
    await panel.getByRole('textbox', { name: 'Body' }).focus()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('TEXTAREA')
  })

  it('goes back from the sheet to the page', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto('/console/things/search')
    await tryIt(page).open()
    await page.getByRole('dialog').waitFor()
    await page.goBack()
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    expect(new URL(page.url()).pathname).toBe('/console/things/search')
  })

  it('hears which page was opened, and is there', async () => {
    await page.goto('/console/things/search')
    await page.getByRole('link', { name: 'Get me' }).first().click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    expect(await page.locator('.Layout > [role=status]').first().textContent()).toContain('Get me')
  })
})
