import type { ApiDocument } from '../../document/document.ts'
import type { Schema, Xml } from '../../document/openapi.ts'
import { flatten } from '../flatten.ts'
import { isObject } from '../../document/json/value.ts'
import { stringifyExact } from '../../document/json/numerals.ts'

const maxDepth = 60

/**
 * Writes a value as XML, as the schema's `xml` hints say.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#xml-object
 */
export function toXml(document: ApiDocument, value: unknown, schema: Schema = true): string {
  const { keywords, component } = flatten(document, schema)
  const name =
    isXml(keywords.xml) && typeof keywords.xml.name === 'string' ? keywords.xml.name : (component?.name ?? 'root')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(document, schema, { value, name, indent: '', depth: 0 })}`
}

/** An element to write: its value, its name where its schema has none, how far to the right it stands, and how deep. */
interface Content {
  value: unknown
  name: string
  indent: string
  depth: number
}

function element(document: ApiDocument, schema: Schema, content: Content): string {
  const { value, indent, depth } = content
  const { keywords } = flatten(document, schema)
  const xml = isXml(keywords.xml) ? keywords.xml : {}
  const name = nameOf(xml, content.name)
  if (Array.isArray(value))
    return list(document, { xml, schema: keywords.items ?? true }, { ...content, value, name })
  const attributes =
    xml.namespace === undefined ? [] : [`xmlns${xml.prefix ? `:${xml.prefix}` : ''}="${escapeXml(xml.namespace)}"`]
  const children: string[] = []
  if (isObject(value) && depth < maxDepth) {
    for (const [key, child] of Object.entries(value)) {
      const property = Object.hasOwn(keywords.properties ?? {}, key) ? (keywords.properties?.[key] ?? true) : true
      const hints = flatten(document, property).keywords.xml
      if (isXml(hints) && (hints.attribute === true || hints.nodeType === 'attribute'))
        attributes.push(`${nameOf(hints, key)}="${escapeXml(textOf(child))}"`)
      else if (isXml(hints) && (hints.nodeType === 'text' || hints.nodeType === 'cdata'))
        children.push(`${indent}  ${escapeXml(textOf(child))}`)
      else
        children.push(element(document, property, { value: child, name: key, indent: `${indent}  `, depth: depth + 1 }))
    }
  }
  const open = [name, ...attributes].join(' ')
  // A list without items leaves nothing behind.
  const written = children.filter(child => child !== '')
  if (isObject(value)) {
    return written.length === 0
      ? `${indent}<${open} />`
      : `${indent}<${open}>\n${written.join('\n')}\n${indent}</${name}>`
  }
  return value === null || value === undefined
    ? `${indent}<${open} />`
    : `${indent}<${open}>${escapeXml(textOf(value))}</${name}>`
}

/** A list has no element of its own unless it is `wrapped`; its items are then named by their own schema. */
function list(
  document: ApiDocument,
  { xml, schema }: { xml: Xml, schema: Schema },
  { value: items, name, indent, depth }: Content & { value: unknown[] },
): string {
  const wrapped = xml.wrapped === true || xml.nodeType === 'element' || depth === 0
  const hints = flatten(document, schema).keywords.xml
  const itemName = isXml(hints) && typeof hints.name === 'string' ? hints.name : name
  const place = { name: itemName, indent: wrapped ? `${indent}  ` : indent, depth: depth + 1 }
  const inner = items.map(item => element(document, schema, { ...place, value: item })).join('\n')
  if (!wrapped)
    return inner
  return items.length === 0 ? `${indent}<${name} />` : `${indent}<${name}>\n${inner}\n${indent}</${name}>`
}

function isXml(xml: unknown): xml is Xml {
  return isObject(xml)
}

/** Whatever the spec says, what comes out is a name of XML. */
function nameOf(xml: Xml, fallback: string): string {
  const name = typeof xml.name === 'string' ? xml.name : fallback
  const clean = name.replace(/[^\p{L}\p{N}_.-]+/gu, '_').replace(/^(?![\p{L}_])/u, '_')
  return typeof xml.prefix === 'string' && /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(xml.prefix)
    ? `${xml.prefix}:${clean}`
    : clean
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : stringifyExact(value)
}

function escapeXml(text: string): string {
  return text
    // eslint-disable-next-line no-control-regex -- XML 1.0 has no characters below U+0020 but these three
    .replace(/[\u0000-\u0008\v\f\u000E-\u001F]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
