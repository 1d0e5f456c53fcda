import type { Browser, Page } from 'playwright-core'
import type { StaticHost } from './support/static-host.ts'
import type { Word } from '../../openapi/document/text/phrase.ts'
import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogues } from '../../components/shared/messages/catalogues.ts'
import { launch, openPage } from './support/browser.ts'
import { startStaticHost } from './support/static-host.ts'

/** A site in German with its English and Arabic, whose document has something of everything. */
const folder = mkdtempSync(join(tmpdir(), 'specimen-languages-'))
const dist = join(folder, 'dist')
let host: StaticHost
let browser: Browser

beforeAll(async () => {
  cpSync('tests/fixtures/languages', folder, { recursive: true })
  const when = '2024-05-06T07:08:09+00:00'
  const author = { GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@laden.example', GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@laden.example' }
  for (const step of [['init', '-q'], ['add', '.'], ['commit', '-q', '-m', 'Alles']]) {
    const { status, stderr } = spawnSync('git', step, { cwd: folder, encoding: 'utf8', env: { ...process.env, ...author, GIT_COMMITTER_DATE: when } })
    expect(status, stderr).toBe(0)
  }
  const { status, stderr } = spawnSync('node', [resolve('scripts/specimen.ts'), 'build'], { cwd: folder, encoding: 'utf8' })
  expect(status, stderr).toBe(0)
  host = await startStaticHost(dist)
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await host?.stop()
  rmSync(folder, { recursive: true, force: true })
})

function textsOf(word: Word): string[] {
  return typeof word === 'string' ? [word] : Object.values(word)
}

const german = new Set(Object.values(catalogues.de ?? {}).flatMap(textsOf))
const english = Object.values(catalogues.en ?? {}).flatMap(textsOf).filter(text => !german.has(text))
/** Parts of English sentences between their values, of at least two words each. */
const phrases = english.flatMap(text => text.split(/\{\w+\}/)).map(text => text.trim()).filter(text => /\p{L}{2,}\W+\p{L}{2,}/u.test(text) && text.length > 7)

/** What of a page's words is English. */
function englishIn(texts: string[]): string[] {
  return texts.filter(text => english.includes(text) || phrases.some(phrase => text.includes(phrase)))
}

/** The words of a page as it was built: its text and what is spoken of it, without code. */
function wordsOf(html: string): string[] {
  const shown = html.replace(/<(script|style|pre|code)\b[\s\S]*?<\/\1>/g, '<i>')
  const attributes = [...shown.matchAll(/\s(?:aria-label|title|placeholder|alt|content)="([^"]*)"/g)].map(([, text = '']) => text)
  return [...shown.split(/<[^>]*>/), ...attributes].map(text => text.replace(/\s+/g, ' ').trim()).filter(Boolean)
}

/** The same of a part of an open page. */
async function wordsIn(page: Page, selector: string): Promise<string[]> {
  return wordsOf(await page.locator(selector).first().evaluate(element => element.outerHTML))
}

describe('a site in German', () => {
  it('has no English word in its pages', () => {
    const pages = globSync('**/*.html', { cwd: dist }).filter(file => !/^(?:en|ar)\//.test(file.replaceAll('\\', '/')))
    expect(pages.length).toBeGreaterThan(10)
    for (const file of pages)
      expect({ [file]: englishIn(wordsOf(readFileSync(join(dist, file), 'utf8'))) }).toEqual({ [file]: [] })
  })

  it('would have its English words noticed', () => {
    expect(englishIn(wordsOf(readFileSync(join(dist, 'en/laden/bestellungen/create-bestellung.html'), 'utf8'))).length).toBeGreaterThan(20)
  })

  it('has none in its console and what becomes of a request', async () => {
    const { context, page } = await openPage(browser, host.origin)
    await page.goto('/laden/bestellungen/create-bestellung')
    await page.getByRole('button', { name: 'Ausprobieren' }).first().click()
    const panel = page.locator('.TryItPanel')
    await expect.poll(() => panel.textContent()).toContain('Senden')
    await panel.getByRole('button', { name: 'Senden' }).click()
    await expect.poll(() => panel.textContent()).toContain('201 Created')
    expect(englishIn(await wordsIn(page, '.TryItPanel'))).toEqual([])
    await panel.getByLabel('Server', { exact: true }).selectOption({ label: 'Ein eigener Server …' })
    await expect.poll(() => panel.locator('.problems').textContent()).toContain('https:// ist keine URL, an die eine Anfrage gesendet werden kann.')
    expect(englishIn(await wordsIn(page, '.TryItPanel'))).toEqual([])
    await context.close()
  })

  it('sends no reader the words of another language', () => {
    const scripts = globSync('assets/**/*.js', { cwd: dist }).map(file => readFileSync(join(dist, file), 'utf8'))
    const of = (words: string) => scripts.filter(code => code.includes(words))
    expect([of('Zum Inhalt springen').length, of('Skip to content').length, of('إلى النص').length]).toEqual([1, 1, 1])
    expect(of('Zum Inhalt springen')).not.toEqual(of('Skip to content'))
  })
})

describe('a site in several languages', () => {
  it('has each page in each of them, with what its overlay says', () => {
    const read = (file: string) => readFileSync(join(dist, file), 'utf8')
    expect(read('laden/bestellungen/list-bestellungen.html')).toContain('<html lang="de" dir="ltr">')
    const english = read('en/laden/bestellungen/list-bestellungen.html')
    expect(english).toContain('<html lang="en" dir="ltr">')
    expect(wordsOf(english)).toEqual(expect.arrayContaining(['List orders', 'Every order of the day.', 'Skip to content']))
    const arabic = read('ar/laden/bestellungen/list-bestellungen.html')
    expect(arabic).toContain('<html lang="ar" dir="rtl">')
    expect(wordsOf(arabic)).toEqual(expect.arrayContaining(['Bestellungen auflisten', 'إلى النص']))
    expect(wordsOf(read('en/guide/start.html'))).toContain('List orders')
  })

  it('says of each page where it is in the others', () => {
    const linksOf = (file: string) => [...readFileSync(join(dist, file), 'utf8').matchAll(/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">/g)].map(([, lang, href]) => `${lang} ${href}`)
    const url = 'https://docs.laden.example'
    expect(linksOf('en/guide/start.html')).toEqual([`de ${url}/guide/start`, `x-default ${url}/guide/start`, `en ${url}/en/guide/start`])
    expect(linksOf('guide/mehr.html')).toEqual([])
    expect(linksOf('ar/index.html')).toEqual([`de ${url}/`, `x-default ${url}/`, `en ${url}/en/`, `ar ${url}/ar/`])
  })

  it('lists the same pages for search engines and for models, each at the address it says it has', () => {
    const url = 'https://docs.laden.example'
    const read = (file: string) => readFileSync(join(dist, file), 'utf8')
    const entries = read('sitemap.xml').split('<url>').slice(1)
    const pages = entries.map(entry => /<loc>([^<]*)/.exec(entry)?.[1] ?? '')
    for (const [index, page] of pages.entries()) {
      const path = page.slice(url.length + 1)
      const html = read(path === '' || path.endsWith('/') ? `${path}index.html` : `${path}.html`)
      expect(/<link rel="canonical" href="([^"]*)"/.exec(html)?.[1]).toBe(page)
      expect([page, /<lastmod>([^<]*)/.exec(entries[index] ?? '')?.[1]]).toEqual([page, expect.stringMatching(/^2024-05-06T07:08:09/)])
    }
    const listed = ['', 'en/', 'ar/'].flatMap(begin => [...read(`${begin}llms.txt`).matchAll(/\]\(([^)#]*\.md)\)/g)]).map(([, twin = '']) => twin).filter(twin => twin !== `${url}/skill.md`)
    for (const twin of listed)
      expect(read(twin.slice(url.length)), twin).toMatch(/^# \S/m)
    const asPages = listed.map(twin => twin.replace(/(?:index)?\.md$/, ''))
    expect([...new Set(asPages)].sort()).toEqual(pages.filter(page => !page.endsWith('/explorer')).sort())
    expect(asPages).toHaveLength(new Set(asPages).size)
    expect(read('robots.txt')).toContain(`Sitemap: ${url}/sitemap.xml\n`)
  })

  it('has a picture for links to each of them', () => {
    const pictureOf = (file: string) => {
      const html = readFileSync(join(dist, file), 'utf8')
      const [, address = ''] = /<meta property="og:image" content="https:\/\/docs\.laden\.example\/([^"]*)"/.exec(html) ?? []
      return readFileSync(join(dist, decodeURI(address))).toString('base64')
    }
    const pictures = ['', 'en/', 'ar/'].map(locale => pictureOf(`${locale}laden/bestellungen/list-bestellungen.html`))
    expect(new Set(pictures).size).toBe(3)
  })

  it('has lists for models in each of them, that lead to no other', () => {
    const linksOf = (file: string) => [...readFileSync(join(dist, file), 'utf8').matchAll(/\]\(https:\/\/docs\.laden\.example([^)]*)\)/g)].map(([, path = '']) => path)
    expect(linksOf('en/llms.txt')).toContain('/en/laden/bestellungen/list-bestellungen.md')
    expect(linksOf('en/llms.txt').filter(path => !path.startsWith('/en/'))).toEqual([])
    expect(linksOf('llms.txt').filter(path => /^\/(?:en|ar)\//.test(path))).toEqual(['/en/llms.txt', '/ar/llms.txt'])
    expect(readFileSync(join(dist, 'en/llms-full.txt'), 'utf8')).toContain('Every order of the day.')
  })

  it('changes the language without leaving the page', async () => {
    const { context, page, complaints } = await openPage(browser, host.origin)
    await page.goto('/laden/bestellungen/list-bestellungen')
    await page.getByRole('button', { name: 'Sprachen' }).click()
    await page.locator('#languages').getByText('English').click()
    await expect.poll(() => page.locator('h1').textContent()).toBe('List orders')
    await expect.poll(() => new URL(page.url()).pathname).toBe('/en/laden/bestellungen/list-bestellungen')
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('en')
    await expect.poll(() => page.locator('.skip').textContent()).toBe('Skip to content')
    await page.getByRole('button', { name: 'Languages' }).click()
    await page.locator('#languages').getByText('العربية').click()
    await expect.poll(() => page.evaluate(() => document.documentElement.dir)).toBe('rtl')
    expect(complaints).toEqual({ console: [], foreign: [] })
    await context.close()
  })

  it('finds what is in the language of the reader', async () => {
    const { context, page } = await openPage(browser, host.origin)
    await page.goto('/en/')
    await page.locator('.SearchButton button').first().click()
    await page.keyboard.type('orders')
    await expect.poll(() => page.locator('.SearchDialog a.SearchOption').first().getAttribute('href', { timeout: 1000 }).catch(() => '')).toMatch(/^\/en\/laden\//)
    await context.close()
  })

  it('has one sandbox and one key for all languages', async () => {
    const { context, page } = await openPage(browser, host.origin)
    await page.goto('/ar/laden/bestellungen/create-bestellung')
    await page.locator('.TryItButton').first().click()
    await page.locator('.TryItPanel button[type=submit]').click()
    await expect.poll(() => page.locator('.TryItPanel').textContent()).toContain('201 Created')
    expect(await page.locator('.TryItPanel .origin').textContent()).toContain('/laden/mock/')
    await context.close()
  })

  it.each([[1440, 'light'], [390, 'dark']] as const)('lies from right to left at %i px, %s', async (width, colorScheme) => {
    const { context, page } = await openPage(browser, host.origin, { viewport: { width, height: 900 }, colorScheme })
    await page.goto('/ar/laden/bestellungen/create-bestellung')
    const box = async (selector: string) => (await page.locator(selector).first().boundingBox()) ?? { x: 0, width: 0 }
    const [brand, heading] = [await box('.brand'), await box('h1')]
    expect(brand.x + brand.width).toBeGreaterThan(width / 2)
    expect(heading.x + heading.width).toBeGreaterThan(width / 2)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(await page.locator('pre').first().evaluate(element => getComputedStyle(element).direction)).toBe('ltr')
    await context.close()
  })
})
