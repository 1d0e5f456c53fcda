import { encodeUnreserved } from './percent.ts'

/** Whether a header, method or cookie may have this name: a token of RFC 9110 §5.6.2. */
export function isToken(text: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(text)
}

/**
 * A value every client sends alike: RFC 9110 §5.5 leaves ASCII text; what else there is goes out percent-encoded in UTF-8,
 * and with it every line break.
 */
export function headerValue(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, '').replace(/[^\t\x20-\x7E]+/g, encodeUnreserved)
}

/** A cookie's value with what RFC 6265 §4.1.1 forbids percent-encoded. */
export function cookieValue(text: string): string {
  return text.replace(/[^\x21\x23-\x2B\x2D-\x3A\x3C-\x5B\x5D-\x7E]+/g, encodeUnreserved)
}

/** Framing is the client's business (RFC 9112 §6), never a parameter's. */
export function isFraming(name: string): boolean {
  return /^(?:connection|content-length|expect|host|keep-alive|proxy-connection|te|trailer|transfer-encoding|upgrade)$/i.test(name)
}
