import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openIndex } from '../../../components/search/open-index.ts'
import { search } from '../../../components/search/search.ts'
import { createReferences } from '../../../site/registry.ts'
import { indexOf } from '../../../site/search/create-index.ts'
import { splitMarkdown } from '../../../site/search/markdown.ts'

/** Searches a document; what is found is told by its address. */
async function searcherOf(name: string, document: object): Promise<(query: string) => string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'specimen-'))
  try {
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(document))
    const references = createReferences(process.cwd(), [{ name, file: join(folder, `${name}.json`) }])
    await references.refresh()
    const [files] = references.readable().map(api => indexOf(api))
    const index = openIndex(JSON.parse(JSON.stringify(files?.index)))
    return query => search(index, query).map(({ href }) => href)
  }
  finally {
    rmSync(folder, { recursive: true })
  }
}

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

describe('indexOf', () => {
  it('finds values, fields of answers and of schemas, and error codes', async () => {
    const plane = {
      type: 'object',
      properties: { chassis_number: { type: 'string' }, fuel: { enum: ['kerosene', 'electricity'] } },
    }
    const responses = {
      200: {
        description: 'Fine',
        headers: { 'Plane-Count': { schema: { type: 'integer' } } },
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Plane' } } },
      },
      409: {
        description: 'No',
        content: { 'application/json': { example: { error: { code: 'runway_taken', message: 'The runway is taken.' } } } },
      },
    }
    const found = await searcherOf('air', {
      openapi: '3.1.1',
      info: { title: 'Air', version: '1' },
      components: { schemas: { Plane: plane } },
      paths: { '/planes': { get: { tags: ['Planes'], responses } } },
    })
    expect(found('kerosene')).toEqual(expect.arrayContaining(['/air/planes/get-planes', '/air/schemas/plane#plane-fuel']))
    expect(found('plane count')).toContain('/air/planes/get-planes#response-200')
    expect(found('chassis number')).toContain('/air/schemas/plane')
    expect(found('runway_taken')[0]).toBe('/air/planes/get-planes#response-409')
    expect(found('runway taken')).toContain('/air/planes/get-planes#response-409')
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
        fixed: { const: 'wordconst', description: 'wordfield' },
      },
      if: { properties: { map: false } },
      then: field('wordthen'),
      else: field('wordelse'),
      dependentSchemas: { map: field('worddependent') },
    }
    const flows = { clientCredentials: { tokenUrl: 'https://air.example.com', scopes: { wordscope: 'wordmeaning' } } }
    const scheme = { 'type': 'oauth2', 'description': 'wordscheme', flows, 'x-key-prefixes': { test: 'wordprefix_' } }
    const schema = { oneOf: [{ title: 'wordanswer', ...field('wordback') }, { type: 'null' }] }
    const planes = {
      post: {
        tags: ['Planes'],
        security: [{ worddoor: ['wordscope'] }],
        callbacks: { wordcallback: { '{$request.body#/map}': { post: { summary: 'Landed', responses: {} } } } },
        requestBody: { content: { 'application/json': { schema: body } } },
        responses: { 200: { description: 'Fine', content: { 'application/json': { schema } } } },
      },
    }
    const found = await searcherOf('air', {
      openapi: '3.1.1',
      info: { title: 'Air', version: '1', description: 'wordinfo' },
      components: { securitySchemes: { worddoor: scheme } },
      tags: [{ name: 'Planes', description: 'wordtag' }, { name: 'Words', description: 'wordtopic' }],
      paths: { '/planes': planes },
    })
    for (const word of ['map', 'key', 'tuple', 'contains', 'content', 'one', 'then', 'else', 'dependent', 'const', 'field'])
      expect(found(`word${word}`), word).toContainEqual(expect.stringMatching(/^\/air\/planes\/post-planes#body-/))
    expect(found('wordcallback')).toEqual(['/air/planes/planes-wordcallback-post'])
    expect(found('wordpattern')).toContain('/air/planes/post-planes#body-pattern')
    expect(found('wordoption')).toContain('/air/planes/post-planes#body-choice')
    expect(found('wordanswer')).toContain('/air/planes/post-planes#response-200')
    expect(found('wordback')).toContain('/air/planes/post-planes')
    for (const word of ['scheme', 'scope', 'meaning', 'door', 'prefix_'])
      expect(found(`word${word}`), word).toContain('/air/#authentication')
    expect(found('wordinfo')).toEqual(['/air/'])
    expect(found('wordtag')).toEqual(['/air/planes/'])
    expect(found('wordtopic')).toEqual(['/air/#about-words'])
    expect(found('wordscope')).toContain('/air/planes/post-planes')
  })

  it('says once what is the same in many places, and leaves out what is in no list', async () => {
    const operation = { parameters: [{ name: 'page_size', in: 'query', description: 'How many.' }], responses: {} }
    const paths = Object.fromEntries(['a', 'b', 'c'].map(name => [`/${name}`, { get: { summary: `List ${name}`, ...operation } }]))
    const hidden = { get: { 'x-hidden': true, 'summary': 'Wordhidden', 'responses': {} } }
    const found = await searcherOf('air', { openapi: '3.1.1', info: { title: 'Air', version: '1' }, paths: { ...paths, '/d': hidden } })
    expect(found('page_size').filter(href => href.includes('#query-page-size'))).toHaveLength(1)
    expect(found('page_size')).toHaveLength(4)
    expect(found('wordhidden')).toEqual([])
  })
})
