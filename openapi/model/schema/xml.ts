import type { Xml } from '../../document/openapi.ts'
import { isObject } from '../../document/json.ts'

/** What the XML Object changes, in words: `attribute`, `element <dc:title>`, `wrapped in its own element`. */
export function toXmlHint(xml: Xml | undefined): string | undefined {
  if (!isObject(xml))
    return undefined
  const [prefix, local] = [xml.prefix, xml.name].map(part => (typeof part === 'string' ? part : ''))
  // Without a name of its own it is called as its property is.
  const name = local === '' ? (prefix === '' ? '' : `with the prefix ${prefix}`) : prefix === '' ? local : `${prefix}:${local}`
  const kind = xml.attribute === true ? 'attribute' : typeof xml.nodeType === 'string' ? xml.nodeType : 'element'
  return [
    name === '' ? (kind === 'element' ? '' : kind) : `${kind} ${name}`,
    xml.wrapped === true ? 'wrapped in an element of its own' : '',
    typeof xml.namespace === 'string' ? `namespace ${xml.namespace}` : '',
  ]
    .filter(Boolean)
    .join(', ') || undefined
}
