import type { ApiDocument } from '../document/document.ts'
import type { Schema } from '../document/openapi.ts'
import { createCoerce, itemsOf } from './coerce.ts'
import { deref, propertiesOf, typesOf } from './schema.ts'
import { setOwn } from './text.ts'

interface Element { name: string, attributes: Map<string, string>, children: Element[], text: string }

/**
 * Reads an XML body as the data that its schema describes; undefined where it is not well-formed. There are no document
 * types, and so no entities but XML's own five.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#xml-object
 */
export function parseXml(document: ApiDocument, text: string, schema: Schema | undefined, depth: number): { value: unknown } | undefined {
  const root = parseElements(text, depth)
  return root && {
    value: convert(document, schema, root, 0),
  }
}

function parseElements(text: string, deepest: number): Element | undefined {
  const top = createElement('')
  const open = [top]
  let at = 0
  while (at < text.length) {
    const start = text.indexOf('<', at)
    const parent = open.at(-1) ?? top
    parent.text += decodeEntities(text.slice(at, start < 0
      ? text.length
      : start))
    if (start < 0)
      break
    const skipped = skip(text, start, parent)
    if (skipped === undefined)
      return undefined
    if (skipped > start) {
      at = skipped
      continue
    }
    const end = text.indexOf('>', start)
    if (end < 0 || open.length > deepest)
      return undefined
    const tag = text.slice(start + 1, end)
    if (tag.startsWith('/')) {
      if (open.length < 2 || open.pop()?.name !== localName(tag.slice(1).trim()))
        return undefined
    }
    else {
      const element = readTag(tag)
      parent.children.push(element)
      if (!tag.endsWith('/'))
        open.push(element)
    }
    at = end + 1
  }
  return open.length === 1 && top.children.length === 1
    ? top.children[0]
    : undefined
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
  return text.startsWith('<!', start)
    ? undefined
    : start
}

function readTag(tag: string): Element {
  const body = tag.replace(/\/$/, '')
  const element = createElement(localName(/^\S*/.exec(body)?.[0] ?? ''))
  for (const [, name = '', double, single] of body.matchAll(/\s([^\s=]{1,100})\s?=\s?(?:"([^"]*)"|'([^']*)')/g))
    element.attributes.set(localName(name), decodeEntities(double ?? single ?? ''))
  return element
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
    const items = typesOf(document, property).has('array')
      ? itemsOf(document, property)
      : undefined
    const inner = items === undefined || xml?.wrapped
      ? tag
      : deref(document, items)?.xml?.name ?? tag
    known.add(inner)
    const found = element.children.filter(child => child.name === inner)
    const [first] = found
    if (xml?.attribute && element.attributes.has(tag))
      setOwn(value, name, createCoerce(document, property)(element.attributes.get(tag) ?? ''))
    else if (items !== undefined && !xml?.wrapped && found.length > 0)
      setOwn(value, name, found.map(child => convert(document, items, child, depth + 1)))
    else if (first)
      setOwn(value, name, convert(document, property, first, depth + 1))
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

function decodeEntities(text: string): string {
  return text.includes('&')
    ? text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|lt|gt|amp|quot|apos);/gi, (whole, name: string) => {
        const code = name.startsWith('#x')
          ? Number.parseInt(name.slice(2), 16)
          : Number(name.slice(1))
        if (!name.startsWith('#'))
          return entities[name.toLowerCase()] ?? whole
        return code > 0 && code <= 0x10FFFF
          ? String.fromCodePoint(code)
          : whole
      })
    : text
}
