import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import { createCoerce, itemsOf } from './coerce.ts'
import { deref, propertiesOf, typesOf } from '../../schema/facts.ts'
import { setOwn } from '../../document/json.ts'

interface Element {
  name: string
  attributes: Map<string, string>
  children: Element[]
  text: string
}

/**
 * Reads an XML body as the data that its schema describes; undefined where it is not well-formed, or has another root. There are no document
 * types, and so no entities but XML's own five.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#xml-object
 */
export function parseXml(
  document: ApiDocument,
  text: string,
  schema: Schema | undefined,
  depth: number,
): { value: unknown } | undefined {
  const root = parseElements(text, depth)
  // A root of another name is not what the schema describes.
  const name = deref(document, schema)?.xml?.name
  return root && (name === undefined || name === root.name) ? { value: convert(document, schema, root, 0) } : undefined
}

function parseElements(text: string, deepest: number): Element | undefined {
  const top = createElement('')
  const open = [top]
  let at = 0
  while (at < text.length) {
    const start = text.indexOf('<', at)
    const parent = open.at(-1) ?? top
    const words = decodeEntities(text.slice(at, start < 0 ? text.length : start))
    // Around the root element there is nothing to read.
    if (words === undefined || (parent === top && words.trim() !== ''))
      return undefined
    parent.text += words
    if (start < 0)
      break
    const skipped = skip(text, start, parent)
    if (skipped === undefined)
      return undefined
    if (skipped > start) {
      at = skipped
      continue
    }
    const end = endOfTag(text, start)
    if (end < 0 || open.length > deepest)
      return undefined
    const tag = text.slice(start + 1, end)
    if (tag.startsWith('/')) {
      if (open.length < 2 || open.pop()?.name !== localName(tag.slice(1).trim()))
        return undefined
    }
    else {
      const element = readTag(tag)
      if (!element)
        return undefined
      parent.children.push(element)
      if (!tag.endsWith('/'))
        open.push(element)
    }
    at = end + 1
  }
  return open.length === 1 && top.children.length === 1 ? top.children[0] : undefined
}

/** Goes past comments, instructions and character data; stays where a tag begins; undefined for a document type. */
function skip(text: string, start: number, parent: Element): number | undefined {
  for (const [begin, finish] of [
    ['<!--', '-->'],
    ['<?', '?>'],
    ['<![CDATA[', ']]>'],
  ] as const) {
    if (!text.startsWith(begin, start))
      continue
    const end = text.indexOf(finish, start + begin.length)
    if (end < 0)
      return undefined
    if (begin === '<![CDATA[')
      parent.text += text.slice(start + begin.length, end)
    return end + finish.length
  }
  return text.startsWith('<!', start) ? undefined : start
}

/** Where a tag ends: `>` may stand in the value of an attribute. */
function endOfTag(text: string, start: number): number {
  let quote: string | undefined
  for (let index = start + 1; index < text.length; index++) {
    const character = text[index]
    if (character === quote)
      quote = undefined
    else if (quote === undefined && (character === '"' || character === '\''))
      quote = character
    else if (quote === undefined && character === '>')
      return index
  }
  return -1
}

/** An element and its attributes; undefined where something else stands in the tag. */
function readTag(tag: string): Element | undefined {
  const name = /^[^\s/"'<>=&]+/.exec(tag)?.[0] ?? ''
  const element = createElement(localName(name))
  const rest = tag
    .slice(name.length)
    .replace(/\/$/, '')
    .replace(
      /\s([^\s="'<>&]{1,100})\s?=\s?(?:"([^"<]*)"|'([^'<]*)')/g,
      (_, key: string, double?: string, single?: string) => {
        const value = decodeEntities(double ?? single ?? '')
        if (value === undefined)
          return '&'
        element.attributes.set(localName(key), value)
        return ''
      },
    )
  return name === '' || rest.trim() !== '' ? undefined : element
}

function convert(document: ApiDocument, schema: Schema | undefined, element: Element, depth: number): unknown {
  const types = typesOf(document, schema)
  if (types.has('array'))
    return element.children.map(child => convert(document, itemsOf(document, schema), child, depth + 1))
  if (!types.has('object') && (types.size > 0 || element.children.length === 0))
    return createCoerce(document, schema)(element.text.trim())
  const value = {}
  const known = new Set<string>()
  for (const [name, property] of propertiesOf(document, schema)) {
    const xml = deref(document, property)?.xml
    const tag = xml?.name ?? name
    const items = typesOf(document, property).has('array') ? itemsOf(document, property) : undefined
    const inner = items === undefined || xml?.wrapped ? tag : (deref(document, items)?.xml?.name ?? tag)
    known.add(inner)
    const found = element.children.filter(child => child.name === inner)
    const [first] = found
    if (xml?.attribute && element.attributes.has(tag)) {
      setOwn(value, name, createCoerce(document, property)(element.attributes.get(tag) ?? ''))
    }
    else if (items !== undefined && !xml?.wrapped && found.length > 0) {
      setOwn(
        value,
        name,
        found.map(child => convert(document, items, child, depth + 1)),
      )
    }
    else if (first) {
      setOwn(value, name, convert(document, property, first, depth + 1))
    }
  }
  for (const child of element.children) {
    if (!known.has(child.name))
      setOwn(value, child.name, convert(document, undefined, child, depth + 1))
  }
  return value
}

function createElement(name: string): Element {
  return {
    name,
    attributes: new Map(),
    children: [],
    text: '',
  }
}

/** Prefixes of namespaces are left out: documents know properties by their local names. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

const entities: Record<string, string> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: '\'',
}

/** Undefined where an entity is none of XML's own. */
function decodeEntities(text: string): string | undefined {
  if (!text.includes('&'))
    return text
  return /&(?!(?:#x[\da-f]{1,6}|#\d{1,7}|lt|gt|amp|quot|apos);)/i.test(text)
    ? undefined
    : text.replace(/&([^;]{2,8});/g, (whole, name: string) => {
        if (!name.startsWith('#'))
          return entities[name.toLowerCase()] ?? whole
        const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
        return code > 0 && code <= 0x10FFFF ? String.fromCodePoint(code) : whole
      })
}
