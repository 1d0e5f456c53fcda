import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { findDeadLinks } from '../../site/dead-links.ts'
import { redirectPage } from '../../site/redirect-page.ts'
import { createReferences } from '../../site/registry.ts'

const folder = mkdtempSync(join(tmpdir(), 'specimen-dead-links-'))
afterAll(() => rmSync(folder, { recursive: true }))

const out = join(folder, 'dist')
const page = (...ids: string[]) => ids.map(id => `<h2 id="${id}">x</h2>`).join('')

function write(path: string, text: string) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

write('dist/index.html', page('hello'))
write('dist/guide/start.html', page('first-steps', 'über-uns'))
write('dist/shop/index.html', page('description-error-codes', 'authentication', 'endpoints'))
write('dist/shop/pets/index.html', page('list-pets'))
write('dist/shop/pets/list-pets.html', page('query-limit', 'response-200'))
write('dist/shop/schemas/pet.html', page('pet-name'))
write('dist/files/terms.pdf', '%PDF')
write('dist/begin.html', redirectPage('/guide/start'))

const begin = `openapi: 3.1.0
info:
  title: Shop
  version: '1'
  description: |-
    # Error codes

    Codes.
`

write('openapi/shop.slugs.json', `{
  "tags": {}, "operations": {}, "schemas": {}, "anchors": {},
  "redirects": { "pets/list-pets#query-max": "pets/list-pets#query-limit" }
}`)

/** Reads a spec, and lists what is said of its links to pages and headings. */
async function findIn(spec: string, { base = '/', rules }: { base?: string, rules?: Record<string, 'off' | 'error'> } = {}) {
  write('openapi/shop.yaml', spec)
  const references = createReferences(folder, [{ name: 'shop', file: join(folder, 'openapi/shop.yaml') }], { base, ...(rules && { rules }) })
  await references.refresh()
  return references.readable().flatMap(api => findDeadLinks({ folder: out, base }, api))
}

function operation(text: string) {
  return `${begin}tags: [{ name: Pets }]
paths:
  /pets:
    get:
      tags: [Pets]
      operationId: listPets
      description: ${JSON.stringify(text)}
      parameters:
        - { name: limit, in: query, schema: { $ref: '#/components/schemas/Limit' } }
      responses: { '200': { description: Pets. } }
components:
  schemas:
    Limit: { type: integer }
    Pet: { type: object, properties: { name: { type: string } } }
`
}

describe('links in texts to pages and headings', () => {
  it.each([
    ['/guide/start', 'a page'],
    ['/guide/start.html', 'its file'],
    ['/guide/start#first-steps', 'a heading of a page'],
    ['/guide/start#%C3%BCber-uns', 'a heading that is percent-encoded'],
    ['/files/terms.pdf#page=2', 'a file'],
    ['/begin#first-steps', 'a heading of the page that an old address leads on to'],
    ['/shop/pets/list-pets#query-max', 'an anchor that leads on'],
    ['../../guide/start', 'a page, from the page of the operation'],
    ['#query-limit', 'a field of the page itself'],
    ['#section/Error-codes', 'a heading of the introduction, as Redoc writes it'],
    ['#error-codes', 'a heading of the introduction'],
    ['#operation/listPets', 'an operation'],
    ['/shop/mock/v1/pets', 'the sandbox'],
    ['https://example.com/#nowhere', 'another host'],
    ['mailto:a@example.com', 'no page'],
    ['#top', 'the top of the page'],
  ])('lead somewhere: %s, %s', async (href) => {
    expect(await findIn(operation(`See [this](${href}).`))).toEqual([])
  })

  it.each([
    ['/guide/strat', 'the site has no such page', 'did you mean "/guide/start"?'],
    ['/start', 'the site has no such page', 'did you mean "/guide/start"?'],
    ['/nothing/of/it', 'the site has no such page', 'correct it, or take it away'],
    ['/begin#first-step', 'the page has no "#first-step"', 'did you mean "#first-steps"?'],
    ['/guide/start#first-step', 'the page has no "#first-step"', 'did you mean "#first-steps"?'],
    ['../guide/start', 'the site has no such page', 'did you mean "/guide/start"?'],
    ['#query-limt', 'the page has no "#query-limt"', 'did you mean "#query-limit"?'],
    ['#nowhere', 'the page has no "#nowhere"', 'correct it, or take it away'],
    ['#section/Nothing', 'the page has no "#section/Nothing"', 'correct it, or take it away'],
  ])('lead nowhere: %s', async (href, message, advice) => {
    expect(await findIn(operation(`See [this](${href}).`))).toEqual([{
      rule: 'dead-link',
      severity: 'warning',
      file: expect.stringMatching(/openapi\/shop\.yaml$/),
      line: 15,
      column: 7,
      pointer: '#/paths/~1pets/get/description',
      message: `The link ${href} leads nowhere: ${message}.`,
      advice,
    }])
  })

  it('are judged on the page that shows them', async () => {
    const dead = async (spec: string) => (await findIn(spec)).map(({ pointer, message }) => `${pointer} ${message}`)

    expect(await dead(begin.replace('Codes.', '[a](#endpoints) [b](#query-limit) [c](./pets/) [d](pets/list-pets) [e](./list-pets)'))).toEqual([
      '#/info/description The link #query-limit leads nowhere: the page has no "#query-limit".',
      '#/info/description The link ./list-pets leads nowhere: the site has no such page.',
    ])
    expect(await dead(operation('A.').replace('Pets }', 'Pets, description: \'[a](#list-pets) [b](#query-limit) [c](list-pets)\' }'))).toEqual([
      '#/tags/0/description The link #query-limit leads nowhere: the page has no "#query-limit".',
    ])
    // Components are shown on many pages: the anchor may be on any of them, and a relative link is for nobody to judge.
    expect(await dead(operation('A.').replace('type: integer }', 'type: integer, description: \'[a](#query-limit) [b](#no) [c](no) [d](/no)\' }'))).toEqual([
      '#/components/schemas/Limit/description The link #no leads nowhere: the page has no "#no".',
      '#/components/schemas/Limit/description The link /no leads nowhere: the site has no such page.',
    ])
  })

  it('belong to others outside of the folder of the site', async () => {
    expect(await findIn(operation('[a](/elsewhere)'), { base: '/docs/' })).toEqual([])
    expect(await findIn(operation('[a](/docs/elsewhere)'), { base: '/docs/' })).toHaveLength(1)
    expect(await findIn(operation('[a](/docs/guide/start)'), { base: '/docs/' })).toEqual([])
  })

  it('are told as a team wants it', async () => {
    expect(await findIn(operation('[a](/no)'), { rules: { 'dead-link': 'off' } })).toEqual([])
    expect(await findIn(operation('[a](/no)'), { rules: { 'dead-link': 'error' } })).toMatchObject([{ severity: 'error' }])
    write('openapi/shop.ignore.yaml', '- { rule: dead-link, pointer: \'#/paths/~1pets/get/description\', reason: soon there }')
    expect(await findIn(operation('[a](/no)'))).toEqual([])
    rmSync(join(folder, 'openapi/shop.ignore.yaml'))
  })

  it('that nobody sees are not judged', async () => {
    expect(await findIn(operation('`[a](/no)` and a note[^1]\n\n[^1]: /no'))).toEqual([])
  })
})
