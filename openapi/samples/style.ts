import type { ParameterStyle } from '../document/openapi.ts'
import type { Json } from './json.ts'
import { encodeReservedInQuery, encodeReservedInSegment, encodeUnreserved } from './percent.ts'
import { isNumber, toText } from './json.ts'

/** How a parameter or a form field is serialised. */
export interface Field {
  name: string
  style: ParameterStyle
  explode: boolean
  allowReserved?: boolean
  /** A field of a form: lists in an object have the numbers that they have in forms without a style. */
  isForm?: true
}

type Encode = (text: string) => string

/**
 * The text that takes the place of `{name}` in a path.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#style-values
 */
export function expandPath(field: Field, value: Json): string {
  const encode = field.allowReserved ? encodeReservedInSegment : encodeUnreserved
  if (field.style === 'label')
    return `.${join(value, encode, { separator: field.explode ? '.' : ',', explode: field.explode })}`
  if (field.style === 'matrix')
    return expandMatrix(value, encode, { name: encodeUnreserved(field.name), explode: field.explode })
  return join(value, encode, { separator: ',', explode: field.explode })
}

/**
 * A header's value: `simple`, without percent-encoding (OpenAPI 3.2, Appendix D).
 *
 * @see https://spec.openapis.org/oas/v3.2.0#appendix-d-serializing-headers-and-cookies
 */
export function expandHeader(field: Field, value: Json): string {
  return join(value, text => text, { separator: ',', explode: field.explode })
}

/** The encoded `name=value` pairs of a query parameter or a form field; empty where nothing is to be sent. */
export function expandQuery(field: Field, value: Json): string[] {
  const encode = field.allowReserved ? encodeReservedInQuery : encodeUnreserved
  const name = encodeUnreserved(field.name)
  if (isScalar(value))
    return [`${name}=${encode(scalarText(value))}`]
  if (field.style === 'deepObject')
    return deepPairs(field.name, value, { isNumbered: field.isForm || Array.isArray(value) }).map(([key, text]) => `${encodeUnreserved(key)}=${encode(text)}`)
  if (field.explode && field.style !== 'spaceDelimited' && field.style !== 'pipeDelimited')
    return explodedPairs(field.name, value).map(([key, text]) => `${encodeUnreserved(key)}=${encode(text)}`)
  if (field.explode && Array.isArray(value))
    return value.map(item => `${name}=${encode(scalarText(item))}`)
  const separator = field.style === 'spaceDelimited' ? '%20' : field.style === 'pipeDelimited' ? '%7C' : ','
  const text = join(value, encode, { separator, explode: false })
  return isEmpty(value) ? [] : [`${name}=${text}`]
}

/** `a=b` pairs of a cookie parameter: `form` is percent-encoded, `cookie` (3.2) is not. */
export function expandCookie(field: Field, value: Json): string[] {
  if (field.style !== 'cookie')
    return expandQuery(field, value)
  if (isScalar(value))
    return [`${field.name}=${scalarText(value)}`]
  if (!field.explode) {
    return isEmpty(value) ? [] : [`${field.name}=${join(value, text => text, { separator: ',', explode: false })}`]
  }
  return explodedPairs(field.name, value).map(([key, text]) => `${key}=${text}`)
}

/**
 * `filter[user][name]`, `items[0][price]`, `settings[types][0]`: names in brackets as `qs`, PHP and Rails read them. OpenAPI
 * defines the first level only; in queries a list of plain values repeats its name.
 */
export function deepPairs(
  name: string,
  value: Json,
  { isNumbered = true }: { isNumbered?: boolean } = {},
): [name: string, value: string][] {
  if (Array.isArray(value)) {
    return !isNumbered && value.every(isScalar)
      ? value.map(item => [name, scalarText(item)])
      : value.flatMap((item, index) => deepPairs(`${name}[${index}]`, item, { isNumbered }))
  }
  return value instanceof Map
    ? [...value].flatMap(([key, item]) => deepPairs(`${name}[${key}]`, item, { isNumbered }))
    : [[name, scalarText(value)]]
}

/** A value as the text that a reader would type: no quotes, numbers as written, nested values as JSON. */
export function scalarText(value: Json): string {
  if (value === null)
    return ''
  return typeof value === 'string' ? value : toText(value)
}

/** RFC 6570 §2.3: an empty list or object is undefined and not sent. */
export function isEmpty(value: Json): boolean {
  return value instanceof Map ? value.size === 0 : Array.isArray(value) && value.length === 0
}

export function isScalar(value: Json): boolean {
  return typeof value !== 'object' || value === null || isNumber(value)
}

function explodedPairs(name: string, value: Json): [name: string, value: string][] {
  if (Array.isArray(value)) {
    return value.map(item => [name, scalarText(item)])
  }
  return value instanceof Map ? [...value].map(([key, item]) => [key, scalarText(item)]) : [[name, scalarText(value)]]
}

function expandMatrix(value: Json, encode: Encode, { name, explode }: { name: string, explode: boolean }): string {
  if (explode && !isScalar(value)) {
    return explodedPairs(name, value)
      .map(([key, text]) => matrixPair(value instanceof Map ? encode(key) : key, encode(text)))
      .join('')
  }
  return isEmpty(value) ? '' : matrixPair(name, join(value, encode, { separator: ',', explode: false }))
}

/** RFC 6570 §3.2.7: an empty value leaves the name alone. */
function matrixPair(name: string, text: string): string {
  return text === '' ? `;${name}` : `;${name}=${text}`
}

function join(value: Json, encode: Encode, { separator, explode }: { separator: string, explode: boolean }): string {
  if (Array.isArray(value))
    return value.map(item => encode(scalarText(item))).join(separator)
  return value instanceof Map
    ? [...value]
        .map(([key, item]) => `${encode(key)}${explode ? '=' : separator}${encode(scalarText(item))}`)
        .join(separator)
    : encode(scalarText(value))
}
