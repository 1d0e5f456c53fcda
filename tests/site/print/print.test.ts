import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createProse } from '../../../openapi/model/prose/prose.ts'
import { listPageFiles } from '../../../site/hosting/folders.ts'
import { sourceOf } from '../../../site/page-data/source.ts'
import { createPaper, splitTwin } from '../../../site/print/markdown.ts'
import { writePlainMarkdown } from '../../../site/print/plain-markdown.ts'
import { listPrintFiles } from '../../../site/print/print-files.ts'
import { createReferences } from '../../../site/registry.ts'
import { listApiPages } from '../../../site/routes.ts'
import { createTwins } from '../../../site/twin/twin.ts'

const same = (href: string) => href

/** HTML without what two ways of writing it may differ in. */
function normal(html = ''): string {
  return html
    .replace(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s*(<\/?(?:ul|li|p)>)\s*/g, '$1')
}

describe('writePlainMarkdown', () => {
  it.each([
    'Words, and `code < of & one`.',
    'One line\nand another.\n\nA second paragraph.',
    '- `id` (string, required)\n  The id.\n- `inner` (object)\n  - `a\\_b` (integer)\n    Must be: `≥ 1`.\n    - `deep`\n- `last`',
    'A [link](/a/b.md#c), \\[no link\\], \\*no stress\\*, and [code](#x).',
    'Before.\n\n- one\n- two\n\nAfter.',
    '``a ` b`` and `` ` ``',
  ])('writes %j as the parser of the whole grammar does', (text) => {
    const written = writePlainMarkdown(text, same)
    expect(written).toBeDefined()
    expect(normal(written)).toBe(normal(createProse({ link: same })(text)?.html))
  })

  it.each([
    'A *stressed* word',
    'snake_case_words',
    '1. first',
    'a < b',
    '| a | b |\n|---|---|',
    'https://a.test',
    'me@a.test',
    '[x](javascript:alert)',
    '[`code`](/a)',
    '[elsewhere](https://a.test/x)',
    '[elsewhere](//a.test/x)',
    '- one\n\n- two',
    '- one\n\n  more of it',
    '- one\n      far in',
    'a line  \nbroken\\',
    '- ',
    '`open',
    '> quoted',
  ])('leaves %j to that', (text) => {
    expect(writePlainMarkdown(text, same)).toBeUndefined()
  })
})

describe('createPaper', () => {
  it('sets headings below the level of the page, keeps code as it is, and of samples the first', () => {
    const paper = createPaper({ link: same, request: 'Request' })
    const html = paper('# Pay `now`\n\nText.\n\n## Request\n\n### Node\n\n```js\n# no heading <b>\n```\n\n### PHP\n\n```php\nx\n```\n\n## Responses\n\n### 200 Fine\n\n````json\n```\n````', 3)
    expect(html).toBe([
      '<h3>Pay <code>now</code></h3>',
      '<p>Text.</p>',
      '<h4>Request</h4>',
      '<h5>Node</h5>',
      '<pre data-language="js"><code># no heading &lt;b&gt;</code></pre>',
      '',
      '',
      '<h4>Responses</h4>',
      '<h5>200 Fine</h5>',
      '<pre data-language="json"><code>```</code></pre>',
    ].join('\n'))
  })

  it('takes what is never closed for code to its end', () => {
    expect(splitTwin('```\na\n# b').map(({ kind, text }) => [kind, text])).toEqual([['code', 'a\n# b']])
  })
})

it('is no page of its own to who lists the pages of a site', () => {
  const folder = mkdtempSync(join(tmpdir(), 'specimen-print-'))
  for (const path of ['index.html', 'shop/print-all.html', 'shop/print-all/index.html', 'shop/print-all/orders.html', 'shop/print-alley.html']) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), '')
  }
  expect(listPageFiles(folder)).toEqual(['index.html', 'shop/print-alley.html'])
  rmSync(folder, { recursive: true })
})

describe('listPrintFiles', () => {
  const twins = new Map<string, string>()
  let list: (read?: (twin: string) => string | undefined) => { path: string, html: string }[]

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'specimen-print-'))
    const ok = { 200: { description: 'Fine', content: { 'application/json': { schema: { $ref: '#/components/schemas/Crate' } } } } }
    writeFileSync(join(folder, 'port.json'), JSON.stringify({
      openapi: '3.1.1',
      info: { title: 'Port', version: '7', description: 'See [the crates](#tag/Crates). <script>alert(1)</script>' },
      servers: [{ url: 'https://port.example.com' }],
      paths: {
        '/crates': {
          get: { tags: ['Crates', 'Lists'], summary: 'List crates', operationId: 'listCrates', responses: ok },
          post: { tags: ['Crates'], summary: 'Store a crate', description: 'As in [the list](#operation/listCrates).', responses: ok },
        },
        '/secret': { get: { 'tags': ['Crates'], 'summary': 'Hidden', 'x-internal': true, 'responses': ok } },
        '/ships': { get: { tags: ['Ships'], summary: 'List ships', responses: ok } },
      },
      components: { schemas: { Crate: { type: 'object', properties: { weight: { type: 'integer' } } } } },
    }))
    const references = createReferences(folder, [{ name: 'port', file: join(folder, 'port.json') }], { base: '/docs/' })
    await references.refresh()
    rmSync(folder, { recursive: true })
    const [api] = references.readable()
    if (api === undefined)
      throw new Error('The document cannot be read.')
    const write = createTwins('/docs/')
    for (const { path, template, params } of listApiPages(api)) {
      const source = sourceOf(api, template, { params })
      const markdown = source && write(api, source)
      if (markdown !== undefined)
        twins.set(path, markdown)
    }
    list = (read = twin => twins.get(twin)) =>
      listPrintFiles({ base: '/docs/', api, siteTitle: 'Harbour', style: 'assets/print.css', lang: 'en', dir: 'ltr', read })
        .map(({ path, html }) => ({ path, html: html() }))
  })

  const linksOf = (html: string) => [...html.matchAll(/ href="([^"]*)"/g)].map(([, href = '']) => href)
  const idsOf = (html: string) => [...html.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id)

  it('puts a whole API on one page, each operation once, whose links stay on it or lead to pages', () => {
    const files = list(twin => `${twins.get(twin) ?? ''}\n\nAs [below](#far-below).\n`)
    expect(files.map(({ path }) => path)).toEqual(['port/print-all'])
    const [{ html } = { html: '' }] = files
    for (const text of ['<h3>List crates</h3>', '<h3>Store a crate</h3>', '<h3>List ships</h3>', '<h3>Crate</h3>'])
      expect(html.split(text), text).toHaveLength(2)
    expect(html).not.toMatch(/<script|Hidden|secret/)
    expect(html).toContain('<meta name="robots" content="noindex">')
    expect(idsOf(html)).toHaveLength(new Set(idsOf(html)).size)
    const links = linksOf(html)
    expect(links).toContain('#port.crates.list-crates')
    for (const href of links)
      expect(href.startsWith('#') ? idsOf(html).includes(href.slice(1)) : /^\/docs\/(?!.*\.md)/.test(href), href).toBe(true)
  })

  it('gives each tag of a long one a page of its own, and leads to them', () => {
    const files = list(twin => (twins.has(twin) ? `${twins.get(twin)}\n\n${'word '.repeat(100_000)}` : undefined))
    expect(files.map(({ path }) => path)).toEqual(['port/print-all', 'port/print-all/crates', 'port/print-all/lists', 'port/print-all/ships'])
    const [first, crates] = files
    expect(linksOf(first?.html ?? '')).toEqual(expect.arrayContaining(files.slice(1).map(({ path }) => `/docs/${path}`)))
    expect(first?.html).not.toContain('<h3>List crates</h3>')
    expect(crates?.html).toContain('<h3>List crates</h3>')
    expect(crates?.html).not.toContain('<h3>List ships</h3>')
    expect(new Set(files.map(({ html }) => /<title>([^<]*)/.exec(html)?.[1])).size).toBe(4)
  })
})
