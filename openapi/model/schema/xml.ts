import type { Xml } from '../../document/openapi.ts'
import type { ModelPhrase } from '../phrases.ts'
import { isObject } from '../../document/json/value.ts'

/** What the XML Object changes, in words: `attribute`, `element <dc:title>`, `wrapped in its own element`. */
export function toXmlHint(xml: Xml | undefined, t: ModelPhrase): string | undefined {
  if (!isObject(xml))
    return undefined
  const [prefix = '', local = ''] = [xml.prefix, xml.name].map(part => (typeof part === 'string' ? part : ''))
  const written = typeof xml.nodeType === 'string' ? xml.nodeType : 'element'
  const nodeType = xml.attribute === true ? 'attribute' : written
  const known = { attribute: t('model.xmlAttribute'), element: t('model.xmlElement') }
  const kind = Object.hasOwn(known, nodeType) ? known[nodeType as keyof typeof known] : nodeType
  return [
    nameOf(kind, { prefix, local, t }) ?? (nodeType === 'element' ? '' : kind),
    xml.wrapped === true ? t('model.xmlWrapped') : '',
    typeof xml.namespace === 'string' ? t('model.xmlNamespace', { uri: xml.namespace }) : '',
  ]
    .filter(Boolean)
    .join(', ') || undefined
}

/** Without a name of its own it is called as its property is. */
function nameOf(
  kind: string,
  { prefix, local, t }: { prefix: string, local: string, t: ModelPhrase },
): string | undefined {
  if (local === '')
    return prefix === '' ? undefined : t('model.xmlPrefix', { kind, prefix })
  return `${kind} ${prefix === '' ? local : `${prefix}:${local}`}`
}
