import type { Key } from './http-request.ts'
import type { Problem } from './request-words.ts'
import type { Given } from './value.ts'
import { encodeUnreserved } from './percent.ts'
import { expandHeader, isEmpty } from './style.ts'
import { contentText, isJsonParameter } from './value.ts'
import { isToken } from '../document/text/token.ts'

/**
 * Header parameters as they are sent. `Accept`, `Content-Type` and `Authorization` are described elsewhere and ignored
 * (OpenAPI 3.2, Parameter Object), `Cookie` stands with the cookies, a credential wins over a parameter.
 */
export function listHeaders(given: Given[], keys: Key[], problems: Problem[]): [name: string, value: string][] {
  return given.flatMap(({ parameter, value }): [string, string][] => {
    const name = parameter.name.toLowerCase()
    if (parameter.in !== 'header' || isEmpty(value) || /^(?:accept|content-type|authorization|cookie)$/.test(name))
      return []
    if (keys.some(key => key.in === 'header' && key.name.toLowerCase() === name))
      return []
    // `fetch` of Node loses a header of the name `__proto__`.
    if (!isToken(name) || isFraming(name) || name === '__proto__') {
      problems.push({ word: 'problem.header', values: { name: parameter.name } })
      return []
    }
    const text =
      parameter.contentType === undefined ? expandHeader(parameter, value) : contentText({ parameter, value })
    return [[parameter.name, headerValue(isJsonParameter(parameter) ? escapeJson(text) : text)]]
  })
}

/**
 * A value that every client sends alike: RFC 9110 §5.5 allows ASCII text; other characters are percent-encoded in UTF-8,
 * and so is every line break.
 */
export function headerValue(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, '').replace(/[^\t\x20-\x7E]+/g, encodeUnreserved)
}

/**
 * A cookie pair in which characters that would end it, or cannot be sent, are percent-encoded. RFC 6265 §4.1.1 forbids more, but a
 * server may accept them, and `style: cookie` sends the rest as it is.
 */
export function cookieValue(text: string): string {
  return headerValue(text).replaceAll(';', '%3B')
}

/** Whether a header is about framing, which the client writes itself (RFC 9112 §6). */
function isFraming(name: string): boolean {
  return /^(?:connection|content-length|expect|host|keep-alive|proxy-connection|te|trailer|transfer-encoding|upgrade)$/.test(
    name,
  )
}

/** Escapes characters beyond ASCII in JSON text (RFC 8259 §7). */
function escapeJson(text: string): string {
  return text.replace(/[\u0080-\uFFFF]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
