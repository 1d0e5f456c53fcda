import type { ApiDocument } from '../document/document.ts'
import type { SecurityScheme } from '../document/openapi.ts'
import type { Answer, Exchange } from './message/exchange.ts'
import { sampleKeyOf, sandboxKey } from '../document/own-key.ts'
import { resolve } from '../document/resolve.ts'
import { remember } from '../document/remember.ts'

/** The place where the mock answers, to which the API's cookies are adapted. */
interface CookiePlace {
  document: ApiDocument
  /** `/shop/v1`. */
  prefix: string
}

/**
 * Adapts the cookies of an answer to the sandbox, so that clients send them back to it: its own path, no domain of the API, no `Secure`
 * where there is no TLS. A log-in cookie without an example holds the sample key.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6265#section-4.1
 */
export function fitCookies({ document, prefix }: CookiePlace, { origin }: Exchange, answer: Answer): void {
  if (!answer.headers.some(isCookie))
    return
  const keys = cookieKeys(document)
  const isSecure = origin.startsWith('https:')
  answer.headers = answer.headers.flatMap((header): [string, string][] => {
    const [name, value] = header
    const fitted = isCookie(header) ? fitCookie(value, { keys, path: prefix || '/', isSecure }) : value
    return fitted === undefined ? [] : [[name, fitted]]
  })
}

function isCookie([name]: [string, string]): boolean {
  return name.length === 'set-cookie'.length && name.toLowerCase() === 'set-cookie'
}

interface Fitting {
  keys: Map<string, string | undefined>
  path: string
  isSecure: boolean
}

/** Adapts one cookie; undefined where the text cannot be made a valid cookie. */
function fitCookie(text: string, { keys, path, isSecure }: Fitting): string | undefined {
  const [pair = '', ...attributes] = text.split(';').map(part => part.trim())
  const isPair = /^[\w!#$%&'*+.^`|~-]+=/.test(pair)
  const [key] = keys
  if (!isPair && !key?.[1])
    return undefined
  const cookie = isPair ? pair : `${key?.[0]}=${key?.[1]}`
  const kept = isPair ? attributes.filter(attribute => isKept(attribute, isSecure)) : ['HttpOnly']
  return [cookie, `Path=${path}`, ...kept].join('; ')
}

function isKept(attribute: string, isSecure: boolean): boolean {
  const name = attribute.split('=', 1)[0]?.trim().toLowerCase() ?? ''
  if (name === '' || name === 'path' || name === 'domain')
    return false
  // `SameSite=None` requires `Secure`, which plain http does not allow.
  return isSecure || (name !== 'secure' && !/^samesite\s*=\s*none$/i.test(attribute))
}

const known = new WeakMap<ApiDocument, Map<string, string | undefined>>()

/** The cookies that hold a credential, each with the sample key where there is one. */
function cookieKeys(document: ApiDocument): Map<string, string | undefined> {
  return remember(known, document, () =>
    new Map(Object.values(document.root.components?.securitySchemes ?? {}).flatMap((node) => {
      const scheme = resolve<SecurityScheme>(document, node)?.value
      return scheme?.type === 'apiKey' && scheme.in === 'cookie' && scheme.name !== undefined
        ? [[scheme.name, sampleKeyOf(scheme) ?? sandboxKey]]
        : []
    })))
}
