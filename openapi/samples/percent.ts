import { toWellFormed } from '../document/text/well-formed.ts'
/** Percent-encodes all but unreserved characters, in UTF-8. RFC 3986 §2.3, simple expansion of RFC 6570 §3.2.2. */
export function encodeUnreserved(text: string): string {
  return isUnreserved(text) ? text : encodeURIComponent(toWellFormed(text)).replace(/[!'()*]/g, escapeByte)
}

/**
 * Keeps the reserved characters and percent triplets that may stand in a query string: RFC 6570 §3.2.3 without `[`, `]`
 * and `#`, which RFC 3986 §3.4 forbids there, without `&`, `=` and `+`, which would mean something else (OpenAPI 3.2,
 * Appendix C.4.2), and without `'`, which the URL Standard encodes anyway.
 */
export function encodeReservedInQuery(text: string): string {
  return keep(text, /%[\dA-F]{2}|[\w.~\-:/?@!$()*,;]+/gi)
}

/** The same for a path segment (RFC 3986 §3.3): `/`, `?` and `#` would end it. */
export function encodeReservedInSegment(text: string): string {
  return keep(text, /%[\dA-F]{2}|[\w.~\-:@!$&'()*+,;=]+/gi)
}

/** Encodes what cannot stand in a path template or server path as written, and keeps what is encoded already. */
export function encodePath(text: string): string {
  return keep(text, /%[\dA-F]{2}|[\w.~\-:@!$&'()*+,;=/]+/gi)
}

/** Encodes what cannot stand in a query string as written. */
export function encodeQuery(text: string): string {
  return keep(text, /%[\dA-F]{2}|[\w.~\-:@!$&()*+,;=/?]+/gi)
}

/** `application/x-www-form-urlencoded` as the URL Standard writes it (§5.2), which is what `URLSearchParams` does. */
export function encodeForm(fields: readonly (readonly [string, string])[]): string {
  return fields.map(([name, value]) => `${encodeField(name)}=${encodeField(value)}`).join('&')
}

function encodeField(text: string): string {
  return encodeURIComponent(toWellFormed(text))
    .replace(/[!'()~]/g, escapeByte)
    .replaceAll('%20', '+')
}

/** Pairs as the encoders of Go and Python write them: unreserved characters stay, and a space is a plus sign. */
export function encodePairs(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(pair => pair.map(text => encodeUnreserved(text).replaceAll('%20', '+')).join('=')).join('&')
}

function keep(text: string, kept: RegExp): string {
  if (isUnreserved(text))
    return text
  let out = ''
  let end = 0
  for (const match of text.matchAll(kept)) {
    out += encodeUnreserved(text.slice(end, match.index)) + match[0]
    end = match.index + match[0].length
  }
  return out + encodeUnreserved(text.slice(end))
}

/** Most texts have no character to encode, and are not looked at any further. */
function isUnreserved(text: string): boolean {
  return /^[\w.~-]*$/.test(text)
}

function escapeByte(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}
