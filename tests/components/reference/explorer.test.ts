import { describe, expect, it } from 'vitest'
import { sanitise } from '../../../components/reference/explorer/sanitise.ts'

const contentOf = (document: unknown) => JSON.parse(sanitise(JSON.stringify(document)).content) as unknown

describe('what the explorer is given', () => {
  it.each([
    ['<img name=getElementById src=x> and <b>b</b>', '&lt;img name=getElementById src=x> and &lt;b>b&lt;/b>'],
    ['![logo](https://x.example/a.png) ![b][c]', '[logo](https://x.example/a.png) [b][c]'],
    ['`<T>` and\n```\n![a](b) <i>\n```\n<i>', '`<T>` and\n```\n![a](b) <i>\n```\n&lt;i>'],
    ['a < b, **c**, <!-- d -->', 'a < b, **c**, &lt;!-- d -->'],
  ])('has no elements and no images: %s', (text, want) => {
    const operation = (description: string) => ({ get: { summary: description, description } })
    const schemas = (text: string) => ({ A: { title: text, properties: { description: { description: text } } } })
    const all = (text: string) => ({
      info: { description: text },
      paths: { '/a': operation(text) },
      definitions: schemas(text),
    })
    expect(contentOf(all(text))).toEqual(all(want))
  })

  it('has its data as it is, whatever fields are called', () => {
    const document = {
      paths: { '/a': { get: { responses: { 200: { headers: { 'x-id': { schema: {} } }, examples: { a: { value: { description: '<b>' } } } } } } } },
      components: { schemas: { 'x-a': { properties: { 'x-b': {}, 'example': { description: 'c' } }, default: { title: '<i>' } } } },
    }
    expect(contentOf(document)).toEqual(document)
    expect(contentOf({ components: { schemas: { A: { properties: { example: { description: '<i>' } } } } } })).toEqual({
      components: { schemas: { A: { properties: { example: { description: '&lt;i>' } } } } },
    })
  })

  it('has no extensions but those that name and group', () => {
    expect(contentOf({ 'info': { 'x-logo': { url: 'https://x.example' } }, 'x-scalar-x': 1, 'x-tagGroups': [] })).toEqual({
      'info': {},
      'x-tagGroups': [],
    })
  })

  it('is no more than it can bear, and says so', () => {
    const long = sanitise(JSON.stringify({ info: { description: 'word '.repeat(5_000) } }))
    expect([long.isCut, long.content.length < 9_000, long.content.endsWith('word …"}}')]).toEqual([true, true, true])
    const marked = sanitise(JSON.stringify({ info: { description: '[*'.repeat(2_000) } }))
    expect([marked.isCut, marked.content]).toEqual([true, '{"info":{"description":" "}}'])
    const large = sanitise(JSON.stringify({ a: { example: 'x'.repeat(2_000_000), description: 'word '.repeat(100) } }))
    expect([large.isCut, large.content.length < 400]).toEqual([true, true])
    expect(sanitise('{"info":{"description":"short"}}').isCut).toBe(false)
  })
})
