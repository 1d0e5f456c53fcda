import type { ApiDocument } from '../../../../openapi/document/index.ts'
import type { Schema } from '../../../../openapi/document/openapi.ts'
import { describe, expect, it } from 'vitest'
import { parseXml } from '../../../../openapi/mock/message/xml.ts'

const document: ApiDocument = {
  name: 'xml',
  version: '3.2.0',
  root: { openapi: '3.2.0', info: { title: 'XML', version: '1' }, paths: {} },
}
const read = (text: string, schema: Schema = { type: 'object' }, depth = 20) => parseXml(document, schema, { text, depth })?.value

describe('an XML body', () => {
  it.each([
    ['an element', '<a><b>1</b></a>', { b: '1' }],
    ['a prolog, comments and instructions', '<?xml version="1.0"?><!-- one --><a><?go?><b>1</b></a><!-- two -->', { b: '1' }],
    ['a prefix on both tags', '<p:a xmlns:p="urn:x"><p:b>1</p:b></p:a>', { b: '1' }],
    ['the five entities and references to characters', '<a><b>&lt;&gt;&amp;&quot;&apos;&#65;&#x42;</b></a>', { b: '<>&"\'AB' }],
    ['character data as it is', '<a><b><![CDATA[<c>&]]></b></a>', { b: '<c>&' }],
    ['a greater-than sign in an attribute', '<a x="1>2"><b>1</b></a>', { b: '1' }],
  ])('is read: %s', (_, text, value) => {
    expect(read(text)).toEqual(value)
  })

  // XML 1.0, by production and well-formedness constraint.
  it.each([
    ['no element', ''],
    ['two roots', '<a/><b/>'],
    ['text around the root', 'x<a/>'],
    ['an element that is not closed', '<a><b></a>'],
    ['tags that cross', '<a><b></a></b>'],
    ['a tag of another prefix', '<p:a xmlns:p="urn:x" xmlns:q="urn:y"></q:a>'],
    ['one attribute twice', '<a x="1" x="2"/>'],
    ['an attribute without quotes', '<a x=1/>'],
    ['an attribute without a value', '<a x/>'],
    ['a less-than sign in an attribute', '<a x="<"/>'],
    ['no blank between attributes', '<a x="1"y="2"/>'],
    ['the end of character data in text', '<a>]]></a>'],
    ['a bare ampersand', '<a>&</a>'],
    ['an entity that nobody declared', '<a>&nbsp;</a>'],
    ['a reference to a control character', '<a>&#1;</a>'],
    ['a control character', '<a>\u0001</a>'],
    ['two hyphens in a comment', '<a><!-- a -- b --></a>'],
    ['a name that begins with a digit', '<1a/>'],
    ['a document type', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ['character data that does not end', '<a><![CDATA[x</a>'],
    ['a declaration that is not first', ' <?xml version="1.0"?><a/>'],
  ])('is refused: %s', (_, text) => {
    expect(read(text)).toBeUndefined()
  })

  it('is refused beyond the depth, and read up to it', () => {
    const nested = (depth: number) => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`
    expect(parseXml(document, {}, { text: nested(5), depth: 5 })).toBeDefined()
    expect(parseXml(document, {}, { text: nested(6), depth: 5 })).toBeUndefined()
  })

  it('is read as its node types say', () => {
    const schema: Schema = {
      type: 'object',
      properties: {
        id: { type: 'integer', xml: { nodeType: 'attribute' } },
        note: { type: 'string', xml: { nodeType: 'text' } },
        tags: { type: 'array', xml: { nodeType: 'element' }, items: { type: 'string', xml: { name: 'tag' } } },
        flat: { type: 'array', items: { type: 'integer' } },
      },
    }
    const text = '<a id="7">words<tags><tag>x</tag><tag>y</tag></tags><flat>1</flat><flat>2</flat></a>'
    expect(read(text, schema)).toEqual({ id: 7, note: 'words', tags: ['x', 'y'], flat: [1, 2] })
  })
})
