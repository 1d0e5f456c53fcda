import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import { SaxesParser } from 'saxes'
import { createCoerce } from './coerce.ts'
import { deref, itemsOf, propertiesOf, typesOf } from '../../schema/facts.ts'
import { setOwn } from '../../document/json/value.ts'

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
  schema: Schema | undefined,
  { text, depth }: { text: string, depth: number },
): { value: unknown } | undefined {
  const root = parseElements(text, depth)
  // A root of another name is not what the schema describes.
  const name = deref(document, schema)?.xml?.name
  return root && (name === undefined || name === root.name) ? { value: convert(document, schema, root) } : undefined
}

/**
 * The root element of a well-formed text; undefined where it is not well-formed, has a document type, or is nested too deep.
 *
 * @see https://www.w3.org/TR/xml/#sec-well-formed
 */
function parseElements(text: string, deepest: number): Element | undefined {
  const top = createElement('')
  const open = [top]
  const parser = new SaxesParser()
  let isBroken = false
  const refuse = (): void => void (isBroken = true)
  const addText = (words: string): void => {
    const parent = open.at(-1)
    if (parent)
      parent.text += words
  }
  parser.on('error', refuse)
  parser.on('doctype', refuse)
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('opentag', ({ name, attributes }) => {
    const element = createElement(localName(name))
    for (const [key, value] of Object.entries(attributes))
      element.attributes.set(localName(key), value)
    open.at(-1)?.children.push(element)
    open.push(element)
    isBroken ||= open.length - 1 > deepest
  })
  parser.on('closetag', () => void open.pop())
  parser.write(text).close()
  return isBroken ? undefined : top.children[0]
}

function convert(document: ApiDocument, schema: Schema | undefined, element: Element): unknown {
  const types = typesOf(document, schema)
  if (types.has('array'))
    return element.children.map(child => convert(document, itemsOf(document, schema), child))
  if (!types.has('object') && (types.size > 0 || element.children.length === 0))
    return createCoerce(document, schema)(element.text.trim())
  const value = {}
  const known = new Set<string>()
  for (const [name, property] of propertiesOf(document, schema)) {
    const xml = deref(document, property)?.xml
    const tag = xml?.name ?? name
    const items = typesOf(document, property).has('array') ? itemsOf(document, property) : undefined
    const isWrapped = xml?.wrapped === true || (items !== undefined && xml?.nodeType === 'element')
    const inner = items === undefined || isWrapped ? tag : (deref(document, items)?.xml?.name ?? tag)
    known.add(inner)
    const found = element.children.filter(child => child.name === inner)
    const [first] = found
    if (xml?.attribute === true || xml?.nodeType === 'attribute') {
      if (element.attributes.has(tag))
        setOwn(value, name, createCoerce(document, property)(element.attributes.get(tag) ?? ''))
    }
    else if (xml?.nodeType === 'text' || xml?.nodeType === 'cdata') {
      setOwn(value, name, createCoerce(document, property)(element.text.trim()))
    }
    else if (items !== undefined && !isWrapped && found.length > 0) {
      setOwn(
        value,
        name,
        found.map(child => convert(document, items, child)),
      )
    }
    else if (first) {
      setOwn(value, name, convert(document, property, first))
    }
  }
  for (const child of element.children) {
    if (!known.has(child.name))
      setOwn(value, child.name, convert(document, undefined, child))
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
