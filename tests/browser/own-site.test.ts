import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Browser, Page } from 'playwright-core'
import type { Listening } from './support/listen.ts'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import process from 'node:process'
import sirv from 'sirv'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serverMark } from '../../openapi/mock/host/worker-script.ts'
import { awake, launch, openPage, settle } from './support/browser.ts'
import { listen } from './support/listen.ts'

/** A site as somebody writes it who has an API and pages of their own, built once, and served by its owner. */
const folder = mkdtempSync(join(tmpdir(), 'specimen-own-site-'))
let browser: Browser
let owner: Listening
let origin: string
let key = 'shop_test_reader_0001'
let policy: string
const asked: string[] = []
const sent: string[] = []

beforeAll(async () => {
  cpSync('tests/browser/own-site', folder, { recursive: true })
  const command = [resolve('scripts/specimen.ts'), 'build']
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8' })
  expect(status, stderr + stdout).toBe(0)
  policy = (JSON.parse(readFileSync(join(folder, 'dist/csp.json'), 'utf8')) as { site: string }).site
  const files = sirv(join(folder, 'dist'), {
    dev: true,
    extensions: ['html'],
    setHeaders(response) {
      response.setHeader('Content-Security-Policy', policy)
      response.setHeader(...serverMark)
    },
  })
  owner = await listen(createServer((request, response) => answer(request, response) || files(request, response)))
  origin = owner.origin
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  owner?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** What the owner has beside the pages: where one signs in, and where a signed-in reader's key is. */
function answer({ url, headers }: IncomingMessage, response: ServerResponse): boolean {
  if (url === '/login') {
    response.writeHead(302, { 'Set-Cookie': 'session=ada; HttpOnly; SameSite=Lax; Path=/', 'Location': '/guide/all' }).end()
    return true
  }
  if (url === '/account/test-keys') {
    asked.push(headers.cookie ?? '')
    const isKnown = headers.cookie?.includes('session=ada') ?? false
    response.writeHead(isKnown ? 200 : 401, { 'Content-Type': 'application/json' }).end(isKnown ? JSON.stringify({ shop: key }) : '{}')
    return true
  }
  if (url === '/shop/mock/v1/orders') {
    sent.push(headers.authorization ?? '')
    response.writeHead(201, { 'Content-Type': 'application/json', [serverMark[0]]: serverMark[1] }).end('{"id":"1","dish":"soup"}')
    return true
  }
  return false
}

async function open(path: string, options = {}) {
  const opened = await openPage(browser, origin, options)
  await opened.page.route('https://stats.example.com/**', route => route.fulfill({ contentType: 'text/javascript', body: 'document.documentElement.dataset.counted = ""' }))
  await opened.page.goto(path)
  return opened
}

const samples = (page: Page) => page.locator('.PlacedSamples').first()

describe('the keys of signed-in readers', () => {
  it('are in samples, console and card once the reader has signed in, and gone when they are forgotten', async () => {
    const { context, page, complaints } = await open('/guide/all')
    const card = page.locator('.KeyCard')
    await page.getByRole('link', { name: 'Sign in to use your own test key' }).click()
    await expect.poll(() => samples(page).textContent()).toContain(key)
    await expect.poll(() => card.getAttribute('data-state')).toBe('own')
    await expect.poll(() => page.getByRole('link', { name: 'Sign in' }).count()).toBe(0)
    expect(asked).toContain('session=ada')
    // K1: nowhere but in memory, and in what is shown of it.
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]))
    expect(kept).not.toContain(key)
    const attributes = await page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap(element => [...element.attributes].map(({ value }) => value)).join())
    expect(attributes).not.toContain(key)
    await page.locator('.PlacedTryIt .TryItButton').click()
    await page.locator('.TryItPanel').getByRole('button', { name: /^Send/ }).click()
    await expect.poll(() => sent).toContain(`Bearer ${key}`)

    const { length } = asked
    await page.getByRole('button', { name: 'Forget in all tabs' }).first().click()
    await expect.poll(() => samples(page).textContent()).not.toContain(key)
    await page.reload()
    await awake(page)
    await settle(page)
    await expect.poll(() => samples(page).textContent()).toMatch(/shop_test_/)
    expect(await samples(page).textContent()).not.toContain(key)
    expect(asked.length).toBe(length)
    expect(complaints.console.filter(text => !text.includes('401'))).toEqual([])
    await context.close()
  })

  it('are refused where they look live', async () => {
    const { context, page } = await open('/guide/all')
    key = 'shop_live_reader_0001'
    await page.goto('/login')
    await expect.poll(() => page.locator('.KeyCard').textContent()).toContain('looks live')
    expect(await page.content()).not.toContain(key)
    await context.close()
    key = 'shop_test_reader_0001'
  })
})

const parts = [
  '.ServersCard',
  '.SchemeList',
  '.KeyCard',
  '.StatusCodeTable',
  '.DownloadLinks',
  '.EndpointList',
  '.PlacedOperation',
  '.PlacedFields',
  '.PlacedTryIt',
  '.PlacedSchema',
  '.ApiCards',
  '.LandingCall',
]

describe('a guide with parts of an API', () => {
  it('shows each, and sends from them', async () => {
    const { context, page, complaints } = await open('/guide/all')
    for (const name of parts)
      expect(await page.locator(name).first().textContent(), name).toMatch(/\w/)
    const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id))
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    await page.getByRole('button', { name: 'Send to the sandbox' }).click()
    await expect.poll(() => page.locator('.LandingCall .answer').textContent()).toContain('dish')
    expect(complaints.console.filter(text => !text.includes('401'))).toEqual([])
    await context.close()
  })

  it('has VitePress\'s Markdown whole, an outline, and a link to change it', async () => {
    const { context, page, complaints } = await open('/guide/written', { viewport: { width: 1600, height: 900 } })
    const text = async (selector: string) => (await page.locator(selector).first().textContent())?.trim()
    expect(await text('.Badge')).toBe('new')
    expect(await text('.footnotes')).toContain('A footnote.')
    expect(await text('.line.diff.add')).toBe('const one = 1')
    expect(await text('.line.highlighted')).toBe('export const snippet = \'from a file\'')
    expect(await page.locator('.fence-title').last().textContent()).toBe('titled.ts')
    expect(await page.locator('.PageAside a').allTextContents()).toEqual(['Code', 'Boxes', 'More'])
    expect(await page.getByRole('link', { name: 'Edit this page' }).getAttribute('href')).toBe('https://git.example/edit/guide/written.md')
    expect(complaints.console.filter(text => !text.includes('401'))).toEqual([])
    await context.close()
  })

  it.each([[1440, 'light'], [390, 'dark']] as const)('has no flaw that axe knows at %i px, %s, and is read without scripts', async (width, colorScheme) => {
    const { context, page } = await open('/guide/all', { viewport: { width, height: 900 }, colorScheme, bypassCSP: true })
    await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') })
    const violations = await page.evaluate(async () => {
      interface Axe { run: () => Promise<{ violations: { id: string, impact: string }[] }> }
      const { axe } = globalThis as unknown as { axe: Axe }
      const { violations } = await axe.run()
      return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)
    })
    expect(violations).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await context.close()
    const still = await open('/guide/all', { javaScriptEnabled: false })
    expect(await still.page.locator('.PlacedOperation').textContent()).toContain('What it is.')
    await still.context.close()
  })
})

describe('what the configuration says', () => {
  it('is in every page: head, analytics and their hosts in the policy, links, the name of an API', async () => {
    const { context, page } = await open('/begin')
    await expect.poll(() => page.url()).toBe(`${origin}/guide/all`)
    expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex')
    await expect.poll(() => page.locator('html').getAttribute('data-counted')).toBe('')
    expect(await page.getByRole('link', { name: 'Forum' }).first().getAttribute('href')).toBe('https://forum.example')
    expect(policy).toContain('script-src \'self\' \'sha256-')
    expect(policy).toMatch(/script-src [^;]* https:\/\/stats\.example\.com;/)
    expect(policy).toContain('img-src \'self\' data: https://stats.example.com https://img.example.com')
    await page.goto('/shop/orders/list-orders')
    expect(await page.title()).toBe('List orders | Orders')
    await context.close()
  })

  it('puts below an introduction what it does not place', async () => {
    const { context, page } = await open('/shop/')
    expect(await page.locator('.ServersCard').count()).toBe(1)
    expect(await page.locator('.ApiRest .DownloadLinks').count()).toBe(1)
    expect(await page.locator('#api-endpoints').textContent()).toContain('Endpoints')
    await context.close()
  })
})

it('is not built where a page names what there is not, which is told with its line', () => {
  const broken = join(folder, 'broken')
  cpSync('tests/browser/own-site', broken, { recursive: true })
  writeFileSync(join(broken, 'docs/guide/all.md'), '---\ntitle: All\n---\n\n# All\n\n<Operation id="createOrdr" />\n')
  const command = [resolve('scripts/specimen.ts'), 'build']
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: broken, encoding: 'utf8' })
  expect(stdout + stderr).toContain('docs/guide/all.md:7: There is no operation "createOrdr" in shop: did you mean "createOrder"?')
  expect(status).toBe(1)
})
