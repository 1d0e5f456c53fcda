import { escapePattern } from '../../openapi/document/text/escape-pattern.ts'

/** A page's content as JSON, in which texts that every page repeats are replaced by one character each. */
export type Packed = string & { readonly packed: unique symbol }

/**
 * The texts that pages repeat most: the markup of highlighted code, and the keys of schemas. They are written
 * as JSON writes it. The order is that of the characters, longer words before those they hold.
 */
const words = [
  '</span>: <span class=\\"s\\">\\"',
  '</span>: <span class=\\"n\\">',
  '\\"</span>,\\n',
  '</span>,\\n',
  '<span class=\\"f\\">\\"',
  '<span class=\\"s\\">',
  '<span class=\\"f\\">',
  '<span class=\\"n\\">',
  '<span class=\\"k\\">',
  '<span class=\\"c\\">',
  '\\"</span>',
  '</span>',
  '","required":false,"schema":{"',
  '","required":true,"schema":{"',
  '],"constraints":[],"examples":[]',
  '],"constraints":["',
  '"],"examples":["',
  'label":"string","types":["string"',
  'label":"integer","types":["integer"',
  'label":"boolean","types":["boolean"',
  '","types":["',
  '"},{"name":"',
  '},{"name":"',
  '{"name":"',
  '","text":"',
  '","anchor":"',
  ',"description":{"html":"<p>',
  '</p>"}',
  '","component":{"name":"',
  '","href":"/',
  ',"generated":true}',
  '        ',
]

const first = 0x80
const standIn = /[\u0080-\u009F]/g
const word = new RegExp(words.map(escapePattern).join('|'), 'g')
const characters = new Map(words.map((text, index) => [text, String.fromCharCode(first + index)]))

/** Characters of the range that a spec's own text holds are written as escapes, so that every text comes back as it was. */
export function pack(json: string): Packed {
  return json
    .replace(standIn, character => `\\u00${character.charCodeAt(0).toString(16)}`)
    .replace(word, text => characters.get(text) ?? text) as Packed
}

export function unpack<Content>(packed: Packed): Content {
  return JSON.parse(packed.replace(standIn, character => words[character.charCodeAt(0) - first] ?? '')) as Content
}
