import { describe, expect, it } from 'vitest'
import type { OpenApi, PublishedSlugs } from '../../../openapi/document/index.ts'
import { createModel } from '../../../openapi/model/index.ts'
import { documentOf } from './document.ts'

const responses = { 200: { description: 'Fine' } }

/** As many paths as it takes for a list to be long, of three resources. */
function pathsOf(prefix: string, tags?: string[]): OpenApi['paths'] {
  const paths = ['pets', 'order_items', 'users'].flatMap(name => [
    `${prefix}/${name}`,
    ...Array.from({ length: 8 }, (_, index) => `${prefix}/${name}/{id}/part${index}`),
  ])
  return Object.fromEntries(paths.map(path => [path, { get: { responses, ...(tags && { tags }) } }]))
}

function look(parts: Partial<OpenApi>, published?: Partial<PublishedSlugs>) {
  const none = { tags: {}, operations: {}, schemas: {}, anchors: {}, redirects: {} }
  return createModel({ ...documentOf(parts), ...(published && { published: { ...none, ...published } }) })
}

function titles(model: ReturnType<typeof look>) {
  return model.reference.groups.flatMap(({ tags }) => tags.map(({ title, operations }) => [title, operations.length]))
}

describe('operations that tags do not tell apart', () => {
  const want = [['Pets', 9], ['Order items', 9], ['Users', 9]]

  it.each<[string, string, string[] | undefined]>([
    ['without tags', '', undefined],
    ['with one tag', '', ['default']],
    ['below a version', '/v1', undefined],
    ['below several words', '/rest/api/2024-01-31/shop', undefined],
    ['below an account', '/v2/accounts/{account}', undefined],
  ])('are grouped by their paths %s', (_, prefix, tags) => {
    const model = look({ paths: pathsOf(prefix, tags) })
    expect(titles(model)).toEqual(want)
    expect(model.operations[9]?.href).toMatch(/^\/demo\/order-items\/get-/)
    expect(model.operation('order-items', model.operations[9]?.slug ?? '')?.tag).toEqual({
      title: 'Order items',
      slug: 'order-items',
      href: '/demo/order-items/',
    })
  })

  it('stand under the one tag where it says something', () => {
    const { reference } = look({ tags: [{ name: 'Shop', description: 'All of it.' }], paths: pathsOf('', ['Shop']) })
    const [shop] = reference.groups[0]?.tags ?? []
    expect([shop?.title, shop?.children.map(({ title }) => title)]).toEqual(['Shop', ['Pets', 'Order items', 'Users']])
  })

  it.each<[string, Partial<OpenApi>, Partial<PublishedSlugs> | undefined, string[]]>([
    ['few', { paths: { '/a': { get: { responses } }, '/b': { get: { responses } } } }, undefined, ['Endpoints']],
    ['apart', { paths: { ...pathsOf('', ['a']), '/z': { get: { tags: ['b'], responses } } } }, undefined, ['a', 'b']],
    ['published', { paths: pathsOf('') }, { tags: { Endpoints: 'endpoints' } }, ['Endpoints']],
  ])('stay together where they are %s', (_, parts, published, want) => {
    expect(titles(look(parts, published)).map(([title]) => title)).toEqual(want)
  })
})

describe('a tag without operations', () => {
  const parts: Partial<OpenApi> = {
    tags: [{ name: 'Users' }, { name: 'Paging', description: 'Page by *page*.' }, { name: 'Empty' }],
    paths: { '/users': { get: { tags: ['Users'], responses } } },
  }

  it('is not listed; what it says belongs to the introduction', () => {
    const model = look(parts)
    expect(titles(model)).toEqual([['Users', 1]])
    expect(model.reference.topics).toEqual([
      { title: 'Paging', anchor: 'about-paging', description: { html: '<p>Page by <em>page</em>.</p>' } },
    ])
    expect(model.slugs.tags).toEqual({ Users: 'users' })
  })

  it('is found by links', () => {
    const model = look({ ...parts, info: { title: 'A', version: '1', description: '[paging](#tag/Paging)' } })
    expect(model.reference.description?.html).toContain('href="/demo/#about-paging"')
  })

  it('keeps its page where that was published', () => {
    expect(titles(look(parts, { tags: { Empty: 'empty' } }))).toEqual([['Users', 1], ['Empty', 0]])
  })
})
