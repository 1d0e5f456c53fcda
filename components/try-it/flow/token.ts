import type { SecurityScheme } from '../../../openapi/model/types.ts'
import { isObject } from '../../../openapi/document/json/value.ts'

/** A credential in an answer, and the schemes that it may serve. */
export interface FoundToken {
  /** Its property, `access_token`. */
  name: string
  token: string
  schemes: SecurityScheme[]
}

const names = /^(?:access_?token|auth_?token|id_?token|token|jwt|bearer(?:_?token)?|session(?:_?(?:id|token|key))?|api_?key|secret_?key)$/i

/** The credential that an answer brings: the first text under such a name, where the API has a scheme that takes one. */
export function findToken(body: unknown, schemes: SecurityScheme[]): FoundToken | undefined {
  const found = search(body, 0)
  if (!found)
    return undefined
  const isKey = /key$/i.test(found.name)
  const takers = schemes.filter(({ type, scheme }) =>
    isKey ? type === 'apiKey' : type === 'oauth2' || type === 'openIdConnect' || (type === 'http' && scheme === 'bearer'))
  const any = takers.length > 0 ? takers : schemes.filter(({ type }) => type === 'apiKey')
  return any.length > 0 ? { ...found, schemes: any } : undefined
}

function search(value: unknown, depth: number): { name: string, token: string } | undefined {
  if (!isObject(value) || depth > 2)
    return undefined
  for (const [name, item] of Object.entries(value)) {
    if (names.test(name) && typeof item === 'string' && /^[\x21-\x7E]{8,4096}$/.test(item))
      return { name, token: item }
  }
  for (const item of Object.values(value)) {
    const found = search(item, depth + 1)
    if (found)
      return found
  }
  return undefined
}
