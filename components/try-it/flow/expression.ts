import { isObject } from '../../../openapi/document/json/value.ts'
import { pointerSegments } from '../../../openapi/document/json/pointer.ts'

type Texts = Record<string, string>

/** A request and its answer, as runtime expressions see them. */
export interface Exchanged {
  url: string
  method: string
  status: number
  request: { path: Texts, query: Texts, header: Texts, body: unknown }
  response: { header: Texts, body: unknown }
}

/**
 * The text that a link gives a parameter; undefined where the exchange does not have it.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#runtime-expressions
 */
export function evaluate(expression: string, exchanged: Exchanged): string | undefined {
  if (expression.startsWith('$'))
    return find(expression, exchanged)
  let isWhole = true
  const text = expression.replace(/\{(\$[^{}]+)\}/g, (_, inner: string) => {
    const value = find(inner, exchanged)
    isWhole &&= value !== undefined
    return value ?? ''
  })
  return isWhole ? text : undefined
}

function find(expression: string, { url, method, status, request, response }: Exchanged): string | undefined {
  if (expression === '$url')
    return url
  if (expression === '$method')
    return method
  if (expression === '$statusCode')
    return String(status)
  const [, side = '', place = '', rest = ''] = /^\$(request|response)\.(header|query|path|body)[.#]?(.*)$/s.exec(expression) ?? []
  if (place === 'body')
    return toText(valueIn(side === 'request' ? request.body : response.body, rest))
  const values = side === 'response' ? { header: response.header }[place] : request[place as 'header' | 'query' | 'path']
  const name = place === 'header' ? rest.toLowerCase() : rest
  return values && Object.hasOwn(values, name) ? values[name] : undefined
}

function valueIn(body: unknown, pointer: string): unknown {
  let value = body
  for (const segment of pointerSegments(pointer)) {
    const isHere = Array.isArray(value) ? segment in value : isObject(value) && Object.hasOwn(value, segment)
    if (!isHere)
      return undefined
    value = (value as Record<string, unknown>)[segment]
  }
  return value
}

/** A scalar as it is sent; undefined for anything else. */
export function toText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}
