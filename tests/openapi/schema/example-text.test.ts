import { describe, expect, it } from 'vitest'
import type { MediaType, Schema } from '../../../openapi/document/index.ts'
import { exampleOf } from '../../../openapi/schema/example/example.ts'
import { documentOf } from '../model/document.ts'

const textOf = (mediaType: string, source: MediaType) => exampleOf(documentOf(), source, { mediaType }).text
const text: Schema = { type: 'string' }

describe('a text example of a sequence', () => {
  it.each([
    ['text/event-stream', 'event: add\ndata: {"n":1}\n\ndata: [DONE]\n\n'],
    ['text/event-stream', ': a comment\n\ndata: 1\n\n'],
    ['text/event-stream; charset=utf-8', 'data: 1\n\n'],
    ['application/x-ndjson', '{"n":1}\n{"n":2}\n'],
    ['application/jsonl', '{"n":1}\n{"n":2}\n'],
    ['application/json-seq', '\u001E{"n":1}\n'],
  ])('of %s is shown as it is written', (type, example) => {
    expect(textOf(type, { schema: text, example })).toBe(example)
  })

  it('is an event where it is only the data of one', () => {
    expect(textOf('text/event-stream', { schema: text, example: 'Hello' })).toBe('data: Hello')
  })
})

describe('cSV', () => {
  it.each<[unknown, string]>([
    [[{ id: 1, name: 'Jo, "x"' }, { id: 2, more: 'a\nb' }], 'id,name,more\n1,"Jo, ""x""",\n2,,"a\nb"'],
    [[['a', 1], ['b', null]], 'a,1\nb,'],
    [[1, 2], '1\n2'],
    [[{ a: { b: 1 } }], 'a\n"{""b"":1}"'],
    [[], ''],
    ['a,b\n1,2', 'a,b\n1,2'],
  ])('is rows: %j', (example, want) => expect(textOf('text/csv', { example })).toBe(want))

  it('has tabs between its cells where its type says so, and none within', () => {
    const example = [{ id: 1, name: 'a\tb\nc', note: '"x",' }, { id: 2, name: null, note: '' }]

    expect(textOf('text/tab-separated-values; charset=utf-8', { example })).toBe('id\tname\tnote\n1\ta b c\t"x",\n2\t\t')
    expect(textOf('text/tab-separated-values', { example: [[1, 2], [3, 4]] })).toBe('1\t2\n3\t4')
    expect(textOf('text/tab-separated-values', { example: 'as\tit is' })).toBe('as\tit is')
  })

  it('is made from a schema', () => {
    const schema: Schema = { type: 'array', items: { type: 'object', properties: { id: { type: 'integer', example: 7 } } } }
    expect(textOf('text/csv', { schema })).toMatch(/^id\n7/)
  })
})

describe('xML', () => {
  it('has its prefixes, and nothing of an empty list', () => {
    const schema: Schema = {
      type: 'object',
      xml: { name: 'all' },
      properties: {
        part: {
          type: 'object',
          xml: { prefix: 'p', namespace: 'urn:p' },
          properties: { about: { type: 'string', example: 'x', xml: { attribute: true, prefix: 'r' } } },
        },
        none: { type: 'array', items: { type: 'string' }, example: [] },
        last: { type: 'string', example: 'z' },
      },
    }
    expect(textOf('application/xml', { schema })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<all>\n  <p:part xmlns:p="urn:p" r:about="x" />\n  <last>z</last>\n</all>',
    )
  })
})
