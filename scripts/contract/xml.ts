import type { Document, Element } from '@xmldom/xmldom'
import type { Schemas } from './schemas.ts'
import type { Node } from './node.ts'
import { DOMImplementation, DOMParser, XMLSerializer } from '@xmldom/xmldom'
import { asList, asNode } from './node.ts'

/** Writes data as XML, in the names that its schema gives. */
export function writeXml(value: unknown, schema: unknown, schemas: Schemas): string {
  const document = new DOMImplementation().createDocument(null, nameOf(schema, schemas, 'root'))
  if (document.documentElement)
    fill(document.documentElement, schemas, { value, schema })
  return new XMLSerializer().serializeToString(document)
}

/**
 * Reads XML as the data that its schema describes; throws where it is not well-formed. A schema may give a prefix without a
 * namespace, which is well-formed and no more: each such prefix stands for a namespace of its own.
 */
export function readXml(text: string, schema: unknown, schemas: Schemas): unknown {
  const prefixes = [...text.matchAll(/[<\s]([A-Z_][\w.-]*):[A-Z_][\w.-]*(?=[\s=/>])/gi)].map(([, prefix = '']) => prefix)
  const document = new DOMParser({
    xmlns: Object.fromEntries(
      prefixes.filter(prefix => !/^xml/i.test(prefix)).map(prefix => [prefix, `urn:prefix:${prefix}`]),
    ),
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`)
    },
  }).parseFromString(text, 'application/xml')
  return document.documentElement && read(document.documentElement, schema, schemas)
}

/** The name that a schema gives to its elements. */
function nameOf(schema: unknown, schemas: Schemas, otherwise: string): string {
  const own = asNode(schemas.follow(schema).xml).name
  return typeof own === 'string' ? own : otherwise
}

function propertiesOf(schema: unknown, schemas: Schemas): [string, unknown][] {
  const node = schemas.follow(schema)
  return [
    ...asList(node.allOf).flatMap(part => propertiesOf(part, schemas)),
    ...Object.entries(asNode(node.properties)),
  ]
}

function fill(element: Element, schemas: Schemas, { value, schema }: { value: unknown, schema: unknown }): void {
  if (Array.isArray(value)) {
    const { items } = schemas.follow(schema)
    const name = nameOf(items, schemas, element.nodeName)
    value.forEach(item => append(element, { name, value: item, schema: items }, schemas))
  }
  else if (typeof value === 'object' && value !== null) {
    const properties = new Map(propertiesOf(schema, schemas))
    for (const [name, member] of Object.entries(value))
      fillMember(element, { name, value: member, schema: properties.get(name) }, schemas)
  }
  else if (value !== null && value !== undefined) {
    element.appendChild(documentOf(element).createTextNode(String(value)))
  }
}

/** A value to write, with its name and its schema. */
interface Member {
  name: string
  value: unknown
  schema: unknown
}

function fillMember(element: Element, { name, value, schema }: Member, schemas: Schemas): void {
  const xml: Node = asNode(schemas.follow(schema).xml)
  const tag = typeof xml.name === 'string' ? xml.name : name
  const { items } = schemas.follow(schema)
  if (xml.attribute === true)
    return element.setAttribute(tag, String(value))
  if (!Array.isArray(value) || xml.wrapped === true)
    return append(element, { name: tag, value, schema }, schemas)
  const own = asNode(schemas.follow(items).xml).name
  const itemName = typeof own === 'string' ? own : tag
  value.forEach(item => append(element, { name: itemName, value: item, schema: items }, schemas))
}

function append(parent: Element, { name, value, schema }: Member, schemas: Schemas): void {
  const child = documentOf(parent).createElement(name.replace(/[^\w.-]/g, '_').replace(/^(?![a-z_])/i, '_'))
  fill(child, schemas, { value, schema })
  parent.appendChild(child)
}

function documentOf({ ownerDocument }: Element): Document {
  if (!ownerDocument)
    throw new Error('An element stands in no document')
  return ownerDocument
}

function childrenOf(element: Element): Element[] {
  return [...element.childNodes].filter((node): node is Element => node.nodeType === node.ELEMENT_NODE)
}

function read(element: Element, schema: unknown, schemas: Schemas): unknown {
  const node = schemas.follow(schema)
  const children = childrenOf(element)
  if (node.items !== undefined)
    return children.map(child => read(child, node.items, schemas))
  const properties = propertiesOf(schema, schemas)
  if (properties.length === 0 && children.length === 0) {
    const text = element.textContent ?? ''
    return schemas.readings(schema, text)[0]
  }
  const value: Node = {}
  for (const [name, property] of properties) {
    const followed = schemas.follow(property)
    const xml = asNode(followed.xml)
    const own = asNode(schemas.follow(followed.items).xml).name
    const tag = String(xml.name ?? name)
    const inner =
      followed.items !== undefined && xml.wrapped !== true
        ? children.filter(child => child.localName === String(own ?? tag))
        : undefined
    const [only] = children.filter(child => child.localName === tag)
    if (xml.attribute === true && element.hasAttribute(tag))
      value[name] = schemas.readings(property, element.getAttribute(tag) ?? '')[0]
    else if (inner && inner.length > 0)
      value[name] = inner.map(child => read(child, followed.items, schemas))
    else if (!inner && only)
      value[name] = read(only, property, schemas)
  }
  for (const child of children) {
    if (properties.length === 0)
      value[child.localName ?? ''] = read(child, undefined, schemas)
  }
  return value
}
