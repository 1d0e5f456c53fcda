import MiniSearch from 'minisearch'
import { describe, expect, it } from 'vitest'
import { createSearchIndex, splitMarkdown } from '../../docs/.vitepress/reference/search-index.ts'
import { createReferences } from '../../docs/.vitepress/reference/registry.ts'

describe('splitMarkdown', () => {
  it('makes a section of each heading, with the anchor its renderer gives', () => {
    const sections = splitMarkdown('store/index.md', '---\na: 1\n---\n# Store\n\nHello.\n\n## Your API key\n\n::: card\nText `x`\n:::\n')
    expect(sections.map(({ id, title, titles }) => ({ id, title, titles }))).toEqual([
      { id: '/store/', title: 'Store', titles: [] },
      {
        id: '/store/#your-api-key',
        title: 'Your API key',
        titles: ['Store'],
      },
    ])
    expect(sections[1]?.text).not.toContain(':::')
  })
})

describe('createSearchIndex', () => {
  it('finds an operation by path and a field by name, and links to where they stand', async () => {
    const references = createReferences(process.cwd(), [
      { name: 'userstore', file: 'openapi/userstore.yaml' },
    ])
    await references.refresh()
    const json = await createSearchIndex(references, { srcDir: 'docs', pages: [], dynamicRoutes: [] })
    const index = MiniSearch.loadJSON(json, {
      fields: ['title', 'titles', 'text'],
      storeFields: ['title', 'titles'],
    })
    expect(index.search('forgot-password', { prefix: true }).map(({ id }) => id)).toContainEqual(expect.stringMatching(/^\/userstore\/authentication\//))
    expect(index.search('email', { prefix: true }).map(({ id }) => id)).toContainEqual(expect.stringContaining('#'))
  })
})
