import type { ApiDocument } from '../../document/document.ts'
import type { Header } from '../../document/openapi.ts'
import type { MockResponse } from '../operation/operation.ts'
import { toExactText } from '../../document/json/exact-json.ts'
import { isObject } from '../../document/json/value.ts'
import { numeralAt } from '../../document/json/numerals.ts'
import { resolve } from '../../document/resolve.ts'
import { standardForm } from './header-forms.ts'
import { isHeaderValue } from '../message/exchange.ts'
import { isJson } from '../message/media-type.ts'
import { generateExample } from '../../schema/example/made.ts'
import { exampleOf } from '../../schema/example/example.ts'
import { numeralOf } from '../../schema/example/numeral.ts'

/** Headers that the host or this mock writes itself, and those that would affect the reader's browser or connection. */
const managed = [
  'content-type',
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'upgrade',
  'trailer',
  'te',
  'content-encoding',
  'date',
  'access-control-allow-origin',
  'access-control-allow-credentials',
]

/**
 * Declared headers with their examples, in simple style or in the media type of their `content`. Names and values of a
 * document are checked before they are written.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#header-object
 */
export function exampleHeaders(document: ApiDocument, { response }: MockResponse): [string, string][] {
  return Object.entries(response.headers ?? {}).flatMap(([name, node]): [string, string][] => {
    const header = resolve<Header>(document, node)?.value
    if (!header || managed.includes(name.toLowerCase()) || !/^[\w!#$%&'*+.^`|~-]{1,100}$/.test(name))
      return []
    const text = textOf(document, name, header)
    return text === undefined || !isHeaderValue(text) ? [] : [[name, text]]
  })
}

function textOf(document: ApiDocument, name: string, header: Header): string | undefined {
  const [type] = Object.keys(header.content ?? {})
  const media = type === undefined ? undefined : header.content?.[type]
  if (media && type !== undefined) {
    const { value, text, none } = exampleOf(document, '$ref' in media ? {} : media, { direction: 'response', mediaType: type })
    return none ? undefined : isJson(type) ? toExactText(value) : text
  }
  const [named] = Object.values(header.examples ?? {})
  const first = named && resolve(document, named)?.value
  const isFirst = header.example === undefined && first !== undefined && 'value' in first
  const written = header.example ?? (isFirst ? first.value : undefined)
  const value = written ?? generateExample(document, header.schema, { hint: name })
  if (value === undefined || value === null)
    return undefined
  const holder = isFirst ? { holder: first, key: 'value' } : { holder: header, key: 'example' }
  const numeral =
    written === undefined ? numeralOf(document, header.schema ?? true, value) : numeralAt(holder.holder, holder.key)
  return standardForm(name, numeral ?? simple(value, header.explode ?? false), written !== undefined)
}

/** Simple style: `a,b` for a list, `k,v` for an object, `k=v` where it is exploded. RFC 6570, 3.2.2. */
function simple(value: unknown, explode: boolean): string {
  if (Array.isArray(value))
    return value.map((item, index) => numeralAt(value, index) ?? plain(item)).join(',')
  return isObject(value)
    ? Object.entries(value).map(([key, item]) => `${key}${explode ? '=' : ','}${numeralAt(value, key) ?? plain(item)}`).join(',')
    : String(value)
}

function plain(value: unknown): string {
  return typeof value === 'object' && value !== null ? (toExactText(value) ?? '') : String(value)
}
