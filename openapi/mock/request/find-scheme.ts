import type { ApiDocument } from '../../document/document.ts'
import type { SecurityScheme } from '../../document/openapi.ts'
import type { Scheme } from './scheme.ts'
import { resolve } from '../../document/resolve.ts'
import { openScheme } from './scheme.ts'

/** Finds a scheme by what a requirement calls it: the name of a component, or a URI. */
export type SchemeOf = (name: string) => Scheme | undefined

/**
 * A requirement names a component, or since OpenAPI 3.2 a scheme by its URI.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#security-requirement-object
 */
export function createSchemeFinder(document: ApiDocument, schemes: Map<string, Scheme>): SchemeOf {
  const byUri = new Map<string, Scheme | undefined>()
  return (name) => {
    const hash = name.indexOf('#')
    if (schemes.has(name) || hash < 0)
      return schemes.get(name)
    if (!byUri.has(name)) {
      const base = name.slice(0, hash)
      const isHere = base === '' || base === document.root.$self
      const scheme = isHere ? resolve<SecurityScheme>(document, { $ref: name.slice(hash) })?.value : undefined
      byUri.set(name, scheme && openScheme(name, scheme))
    }
    return byUri.get(name)
  }
}
