import type { Key } from './http-request.ts'
import type { Given } from './value.ts'
import { cookieValue, headerValue } from './header.ts'
import { encodeUnreserved } from './percent.ts'
import { expandCookie, scalarText } from './style.ts'
import { contentText, isJsonParameter } from './value.ts'

/**
 * The value of the `Cookie` header: pairs with `; ` between them (RFC 6265 §4.2.1), the keys last, with their positions in `keys`.
 * A header parameter named `Cookie` is taken as it is.
 */
export function buildCookie(given: Given[], keys: Key[]): string {
  let cookie = given.flatMap(cookiePairs).join('; ')
  const inCookie = keys.filter(key => key.in === 'cookie')
  for (const key of inCookie) {
    const separator = cookie === '' ? '' : '; '
    key.before = `${cookie}${separator}${key.name}=`
    cookie = key.before + key.key
  }
  for (const key of inCookie)
    key.after = cookie.slice(key.before.length + key.key.length)
  return cookie
}

function cookiePairs(given: Given): string[] {
  const { parameter, value } = given
  if (parameter.in === 'header' && parameter.name.toLowerCase() === 'cookie') {
    return [headerValue(scalarText(value))]
  }
  if (parameter.in !== 'cookie')
    return []
  if (parameter.contentType === undefined)
    return expandCookie(parameter, value).map(cookieValue)
  const text = contentText(given)
  return [cookieValue(`${parameter.name}=${isJsonParameter(parameter) ? encodeUnreserved(text) : text}`)]
}
