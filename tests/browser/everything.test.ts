import type { Browser } from 'playwright-core'
import type { BuiltSite } from './support/built.ts'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launch, openPage, visit } from './support/browser.ts'
import { listPageFiles } from '../../site/hosting/folders.ts'
import { buildSite } from './support/built.ts'

/** Built from a document that says a little of everything. */
const folder = mkdtempSync(join(tmpdir(), 'specimen-everything-'))
let site: BuiltSite
let origin: string
let browser: Browser

beforeAll(async () => {
  site = await buildSite('tests/fixtures/everything.yaml', folder)
  expect(site.status, site.stderr).toBe(0)
  origin = site.origin
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  site?.stop()
  rmSync(folder, { recursive: true, force: true })
})

it.each<[string, string[]]>([
  [
    '/everything/',
    [
      'What a document can say.',
      'one of eu, us, by default eu Where the data lives.',
      'By client credentials',
      'Read everything',
      'X-Tenant: … deprecated',
    ],
  ],
  ['/everything/things/', ['The story of things']],
  ['/everything/schemas/', ['Company', 'Thing']],
  [
    '/everything/things/create-thing',
    [
      'Use the other one. Goes away on 2027-01-31.',
      'https://things.example.com Things host',
      'sent as .1,2',
      'sent as tags=a,b Example ["red","blue"] Both colours',
      'Each item string One of red blue',
      'sent as filter[owner]=a',
      'sent as application/json',
      'b Beta (deprecated)',
      'required default 3',
      '1 LOW: Near the ground',
      'Example 9007199254740993',
      'array [number, number]',
      'no further items',
      'Item 1 number Longitude.',
      '{locale} string',
      'Keys matching ^x-',
      'A speaking title',
      'All of titles',
      'With card, code is required too',
      'If it matches object requires voucher',
      'One of: Person',
      'Any of: Boat',
      'masts',
      'One of: Company Company vat_number',
      'It is made',
      'Example 42',
      'a sequence, each item',
      'elsewhere https://other.example.com/api.yaml#/paths/~1x/get',
      'Thing is ready',
    ],
  ],
  ['/everything/things/thing-ready', ['{$request.body#/hook}', 'which you give it with Create a thing']],
  ['/everything/things/created', ['created', 'made_by_us']],
])('says all of %s without scripts', async (path, phrases) => {
  const { context, page } = await openPage(browser, origin, { javaScriptEnabled: false })
  await page.goto(path)
  const text = (await page.locator('main').evaluate(main => (main as HTMLElement).textContent)).replace(/\s+/g, ' ')
  const flat = (words: string) => words.replace(/\s+/g, '')
  for (const phrase of phrases)
    expect(flat(text), phrase).toContain(flat(phrase))
  expect(text).not.toContain('told_to_us')
  await context.close()
})

it('wakes up without a word and never scrolls sideways', async () => {
  const { context, page, complaints } = await openPage(browser, origin, {
    viewport: { width: 390, height: 844 },
  })
  const pages = listPageFiles(folder).filter(file => file.startsWith('everything/') && !file.includes('explorer'))
  expect(pages.length).toBeGreaterThan(6)
  for (const file of pages) {
    await visit(page, `/${file.replace(/(?:index)?\.html$/, '')}`)
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      file,
    ).toBeLessThanOrEqual(0)
  }
  expect(complaints).toEqual({ console: [], foreign: [] })
  await context.close()
})

it('prints on white, with all that is folded', async () => {
  const { context, page } = await openPage(browser, origin)
  await page.goto('/everything/things/create-thing')
  await page.emulateMedia({ media: 'print' })
  expect(
    await page
      .locator('.ink')
      .first()
      .evaluate(panel => getComputedStyle(panel).backgroundColor),
  ).toBe('rgb(255, 255, 255)')
  for (const name of ['card', 'masts', 'vat_number', 'X-Rate']) {
    expect(
      await page
        .locator('.Field .name', { hasText: name })
        .first()
        .evaluate(field => field.getBoundingClientRect().height),
      name,
    ).toBeGreaterThan(0)
  }
  await context.close()
})

it('says the same in HTML and in Markdown: parameters, fields, statuses, constraints', () => {
  const pages = listPageFiles(folder).filter(file => file.startsWith('everything/') && !file.includes('explorer'))
  expect(pages.length).toBeGreaterThan(6)
  const decoded = (html: string) => html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', '\'')
    .replaceAll('&amp;', '&')
  const sorted = (texts: string[]) => [...new Set(texts)].sort()
  for (const file of pages) {
    const html = readFileSync(join(folder, file), 'utf8')
    const twin = readFileSync(join(folder, file.replace(/\.html$/, '.md')), 'utf8')
    const shown = (pattern: RegExp) => sorted([...html.matchAll(pattern)].map(([, text = '']) => decoded(text).trim()))
    const written = (pattern: RegExp) => sorted([...twin.matchAll(pattern)].map(([, text = '']) => text.trim()))
    const fields = shown(/<a class="name" href="#[^"]*"[^>]*>(.*?)<\/a>/g)
    const names = written(/^ *- `+ ?([^`]+?) ?`+ \(/gm)
    expect(fields.filter(name => !names.includes(name)), file).toEqual([])
    expect(names.filter(name => !fields.includes(name) && !name.startsWith('{')), file).toEqual([])
    expect(written(/^### (\dXX|\d{3}|default) /gm), file).toEqual(shown(/<span class="status"[^>]*>([^<]*)</g))
    const text = twin.replaceAll('`', '').replaceAll('\\', '').replace(/\s+/g, ' ')
    const chips = shown(/<span class="chip">(.*?)<\/span>/g).map(chip => chip.replaceAll('\\', '').replace(/\s+/g, ' '))
    expect(chips.filter(chip => !text.includes(chip)), file).toEqual([])
  }
})
