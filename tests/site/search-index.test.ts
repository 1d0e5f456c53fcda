import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import MiniSearch from 'minisearch'
import { describe, expect, it } from 'vitest'
import { createSearchIndex, splitMarkdown } from '../../site/search/index.ts'
import { createReferences } from '../../site/registry.ts'

describe('splitMarkdown', () => {
  it('makes a section of each heading, with the anchor its renderer gives', () => {
    const sections = splitMarkdown(
      'store/index.md',
      '---\na: 1\n---\n# Store\n\nHello.\n\n## Your API key\n\n::: card\nText `x`\n:::\n',
    )
    expect(sections.map(({ id, title, titles }) => ({ id, title, titles }))).toEqual([
      { id: '/store/', title: 'Store', titles: [] },
      { id: '/store/#your-api-key', title: 'Your API key', titles: ['Store'] },
    ])
    expect(sections[1]?.text).not.toContain(':::')
  })
})

describe('createSearchIndex', () => {
  it('finds an operation by path and a field by name, and links to where they stand', async () => {
    const references = createReferences(process.cwd(), [{ name: 'userstore', file: 'openapi/userstore.yaml' }])
    await references.refresh()
    const json = await createSearchIndex(references, { srcDir: 'docs', pages: [], dynamicRoutes: [] })
    const index = MiniSearch.loadJSON(json, {
      fields: ['title', 'titles', 'text'],
      storeFields: ['title', 'titles'],
    })
    expect(index.search('forgot-password', { prefix: true }).map(({ id }) => id)).toContainEqual(
      expect.stringMatching(/^\/userstore\/authentication\//),
    )
    expect(
      index.search('POST /authentication/forgot-password', {
        prefix: true,
        boost: { title: 4, text: 2 },
      })[0]?.title,
    ).toMatch(/ · POST \/.*forgot-password$/)
    expect(index.search('email', { prefix: true }).map(({ id }) => id)).toContainEqual(expect.stringContaining('#'))
  })

  it('finds values, fields of answers and of schemas, and error codes', async () => {
    const shared = `{type: object, properties: {chassis_number: {type: string}, fuel: {enum: [kerosene, electricity]}}}`
    const answer = `{description: Fine, headers: {Plane-Count: {schema: {type: integer}}}, content: {application/json: {schema: {$ref: '#/components/schemas/Plane'}}}}`
    const failure = `{description: No, content: {application/json: {example: {error: {code: runway_taken, message: The runway is taken.}}}}}`
    const folder = mkdtempSync(join(tmpdir(), 'specimen-'))
    try {
      for (const [name, count] of [
        ['small', 1],
        ['large', 160],
      ] as const) {
        const paths = Array.from(
          { length: count },
          (_, index) =>
            `  /planes${index}:\n    get:\n      tags: [Planes]\n      responses: {'200': ${answer}, '409': ${failure}}\n`,
        ).join('')
        writeFileSync(
          join(folder, `${name}.yaml`),
          `openapi: 3.1.1\ninfo: {title: Air, version: '1'}\ncomponents:\n  schemas:\n    Plane: ${shared}\npaths:\n${paths}`,
        )
      }
      const references = createReferences(
        process.cwd(),
        ['small', 'large'].map(name => ({
          name,
          file: join(folder, `${name}.yaml`),
        })),
      )
      await references.refresh()
      const json = await createSearchIndex(references, { srcDir: 'docs', pages: [], dynamicRoutes: [] })
      const index = MiniSearch.loadJSON(json, {
        fields: ['title', 'titles', 'text'],
        storeFields: ['title', 'titles'],
      })
      const found = (words: string) => index.search(words, { combineWith: 'AND' }).map(({ id }) => id as string)
      expect(found('kerosene')).toEqual(
        expect.arrayContaining(['/small/planes/get-planes0', '/large/planes/get-planes7', '/large/schemas/plane']),
      )
      expect(found('plane count')).toContain('/large/planes/get-planes7')
      expect(found('chassis number')).toContain('/small/schemas/plane')
      expect(found('runway taken')).toEqual(
        expect.arrayContaining(['/small/planes/get-planes0#response-409', '/large/planes/get-planes0']),
      )
    }
    finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('finds what stands in any part of a document', async () => {
    const field = (name: string) => ({ type: 'object', properties: { [name]: { type: 'string' } } })
    const body = {
      type: 'object',
      properties: {
        map: { type: 'object', additionalProperties: field('wordmap') },
        pattern: { type: 'object', patternProperties: { '^wordpattern_': field('wordkey') } },
        tuple: { type: 'array', prefixItems: [field('wordtuple')] },
        some: { type: 'array', contains: field('wordcontains') },
        text: { type: 'string', contentMediaType: 'application/json', contentSchema: field('wordcontent') },
        choice: { oneOf: [{ ...field('wordone'), title: 'wordoption' }, { type: 'string' }] },
      },
      if: { properties: { map: false } },
      then: field('wordthen'),
      else: field('wordelse'),
      dependentSchemas: { map: field('worddependent') },
    }
    const scheme = { type: 'oauth2', description: 'wordscheme', flows: { clientCredentials: { tokenUrl: 'https://air.example.com', scopes: { wordscope: 'wordmeaning' } } } }
    const folder = mkdtempSync(join(tmpdir(), 'specimen-'))
    try {
      writeFileSync(join(folder, 'air.json'), JSON.stringify({
        openapi: '3.1.1',
        info: { title: 'Air', version: '1', description: 'wordinfo' },
        components: { securitySchemes: { worddoor: scheme } },
        paths: {
          '/planes': {
            post: {
              tags: ['Planes'],
              security: [{ worddoor: ['wordscope'] }],
              requestBody: { content: { 'application/json': { schema: body } } },
              responses: { 200: { description: 'Fine', content: { 'application/json': { schema: { oneOf: [{ title: 'wordanswer', ...field('wordback') }, { type: 'null' }] } } } } },
            },
          },
        },
      }))
      const references = createReferences(process.cwd(), [{ name: 'air', file: join(folder, 'air.json') }])
      await references.refresh()
      const json = await createSearchIndex(references, { srcDir: 'docs', pages: [], dynamicRoutes: [] })
      const index = MiniSearch.loadJSON(json, { fields: ['title', 'titles', 'text'], storeFields: ['title', 'titles'] })
      const found = (word: string) => index.search(word).map(({ id }) => id as string)
      for (const word of ['map', 'key', 'tuple', 'contains', 'content', 'one', 'then', 'else', 'dependent'])
        expect(found(`word${word}`), word).toContainEqual(expect.stringMatching(/^\/air\/planes\/post-planes#body-/))
      expect(found('wordpattern')).toContain('/air/planes/post-planes#body-pattern')
      expect(found('wordoption')).toContain('/air/planes/post-planes#body-choice')
      expect(found('wordanswer')).toContain('/air/planes/post-planes#response-200')
      for (const word of ['scheme', 'scope', 'meaning', 'door', 'info'])
        expect(found(`word${word}`), word).toContain('/air/')
      expect(found('wordscope')).toContain('/air/planes/post-planes')
    }
    finally {
      rmSync(folder, { recursive: true })
    }
  })
})
