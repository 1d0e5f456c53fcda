import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { listGuides } from '../../site/guides/guides.ts'
import { listLanguages, localeOf } from '../../site/languages.ts'
import { refuseClashes } from '../../site/locales.ts'
import { createPageData } from '../../site/page-data/page-data.ts'
import { summarize } from '../../site/page-data/summary.ts'
import { createReferences } from '../../site/registry.ts'
import { listExternalPages } from '../../site/routes.ts'
import { listShownSpecs } from '../../site/specs.ts'

const folder = mkdtempSync(join(tmpdir(), 'specimen-languages-'))
afterAll(() => rmSync(folder, { recursive: true }))

const spec = join(folder, 'shop.yaml')
writeFileSync(spec, `openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /orders:
    get:
      tags: [orders]
      operationId: listOrders
      parameters: [{name: page, in: query, schema: {type: array, minItems: 2, items: {type: string}}}]
      responses: {'200': {description: Fine.}, default: {description: Else.}}
`)
writeFileSync(join(folder, 'shop.overlay.yaml'), `overlay: 1.1.0
info: {title: All, version: '1'}
actions: [{target: $.info, update: {title: The shop, summary: What it sells.}}]
`)
writeFileSync(join(folder, 'shop.de.overlay.yaml'), `overlay: 1.1.0
info: {title: German, version: '1'}
actions: [{target: $.info, update: {title: Laden}}, {target: "$.paths['/gone']", update: {summary: Weg}}]
`)

const locales = { root: { label: 'English' }, de: { label: 'Deutsch' } }

async function load() {
  const references = createReferences(folder, [{ name: 'shop', file: spec }], { languages: listLanguages({ lang: 'en', locales }) })
  await references.refresh()
  return references
}

describe('listLanguages', () => {
  it('has the words of each language, with those of its owner, and the direction it is written in', () => {
    const { root, de, ar } = listLanguages({
      lang: 'en',
      messages: { 'layout.next': 'On' },
      locales: { de: { label: 'Deutsch', messages: { 'layout.next': 'Fort' } }, ar: { label: 'العربية', lang: 'ar-EG' } },
    })
    expect([root, de, ar].map(language => [language?.lang, language?.dir, language?.t('layout.next')])).toEqual([
      ['en', 'ltr', 'On'],
      ['de', 'ltr', 'Fort'],
      ['ar-EG', 'rtl', 'التالي'],
    ])
  })

  it('says English where nobody translated, but for what the owner gives', () => {
    const { root } = listLanguages({ lang: 'nl', messages: { 'layout.next': 'Volgende' } })
    expect([root?.t('layout.next'), root?.t('layout.previous')]).toEqual(['Volgende', 'Previous'])
  })
})

it.each([
  ['de/guide/start.md', 'de'],
  ['de.md', undefined],
  ['de', undefined],
  ['guide/de/start.md', undefined],
])('takes %s for a page in %s', (path, locale) => expect(localeOf(path, ['de'])).toBe(locale))

it('refuses an API that has the name of a language', () => {
  expect(() => refuseClashes({ locales }, ['shop'])).not.toThrow()
  expect(() => refuseClashes({ locales }, ['shop', 'de'])).toThrow('The API "de" has the name of a language in locales; rename one of them.')
})

describe('an API in two languages', () => {
  it('has pages in both, and one name, sandbox and list of mistakes', async () => {
    const references = await load()
    const [english] = references.readable()
    const [german] = references.translated('de')
    expect(references.readable()).toHaveLength(1)
    expect(references.translated()).toEqual([german])
    const summaries = [english, german].map(api => api && summarize(api))
    expect(summaries.map(api => [api?.name, api?.title, api?.summary, api?.href, api?.mock])).toEqual([
      ['shop', 'The shop', 'What it sells.', '/shop/', '/shop/mock'],
      ['shop', 'Laden', 'What it sells.', '/de/shop/', '/shop/mock'],
    ])
    expect(english?.findings.filter(({ rule }) => rule === 'dead-overlay').map(({ file }) => file.endsWith('shop.de.overlay.yaml'))).toEqual([true])
  })

  it('speaks its language, and leaves to HTTP what is its own', async () => {
    const references = await load()
    const { content, title, description } = await createPageData(references, {
      filePath: '[api]/[tag]/[operation].md',
      params: { api: 'de/shop', tag: 'orders', operation: 'list-orders' },
    })
    expect([title, description]).toEqual(['List orders | Laden', 'GET /orders von Laden, mit Codebeispielen und einer Konsole.'])
    const operation = content?.kind === 'operation' ? content.operation : undefined
    expect(operation?.parameters[0]?.schema).toMatchObject({ label: 'Liste von string', constraints: ['mindestens 2 Elemente'] })
    expect(operation?.responses.map(({ label }) => label)).toEqual(['OK', 'Jeder andere Status'])
  })

  it('has the same pages in both, and a first page in each', async () => {
    const references = await load()
    const paths = listExternalPages(
      [...references.readable(), ...references.translated()],
      { docs: folder, explorer: false, locales },
    ).map(({ path }) => path)
    expect(paths).toEqual(expect.arrayContaining(['index.md', 'de/index.md', 'shop/orders/list-orders.md', 'de/shop/orders/list-orders.md']))
  })

  it('is the first page of each language for which nobody wrote one', () => {
    const docs = join(folder, 'docs')
    const shown = () => listShownSpecs({ root: folder, docs, locales, apis: { shop: { file: spec } } })
    expect(shown()).toEqual([{ name: 'shop', file: spec, home: true, homes: ['de'] }])
    mkdirSync(join(docs, 'de'), { recursive: true })
    writeFileSync(join(docs, 'de/index.md'), '# Willkommen')
    expect(shown()).toEqual([{ name: 'shop', file: spec, home: true }])
  })
})

it('lists the guides of a language by themselves', () => {
  const docs = join(folder, 'prose')
  mkdirSync(join(docs, 'guide'), { recursive: true })
  mkdirSync(join(docs, 'de/guide'), { recursive: true })
  writeFileSync(join(docs, 'guide/start.md'), '# Start')
  writeFileSync(join(docs, 'de/guide/start.md'), '# Anfangen')
  expect(listGuides(docs, ['shop', 'de'])).toEqual([{ title: 'Guide', pages: [{ title: 'Start', href: '/guide/start' }] }])
  expect(listGuides(join(docs, 'de'), ['shop'], '/de')).toEqual([{ title: 'Guide', pages: [{ title: 'Anfangen', href: '/de/guide/start' }] }])
})
