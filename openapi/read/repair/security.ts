import type { PlainObject } from '../../document/json/value.ts'
import { isObject, own } from '../../document/json/value.ts'
import { unknownSchemes } from '../../document/openapi.ts'
import { componentName } from '../../document/resolve.ts'
import { walk } from '../../document/grammar/walk.ts'
import { shorten } from '../check/written.ts'

/** Nobody can meet a requirement of a scheme that is not described: others take its place, or what the whole API asks for. */
export function repairSecurity(root: PlainObject): void {
  const schemes = own(root.components, 'securitySchemes') ?? {}
  const isScheme = (name: string) => Object.hasOwn(schemes, componentName(name) ?? name)
  const isKnown = (requirement: unknown) => !isObject(requirement) || Object.keys(requirement).every(isScheme)
  walk(root, (node, { kind }) => {
    if ((kind !== 'operation' && kind !== 'document') || !Array.isArray(node.security))
      return kind !== 'schema'
    const kept = shorten(node.security, isKnown)
    const unknown = node.security.filter(isObject).flatMap(Object.keys).filter(name => !isScheme(name))
    if (kept.length === 0 && unknown.length > 0)
      node[unknownSchemes] = [...new Set(unknown)]
    if (kept.length > 0 || node.security.length === 0)
      node.security = kept
    else
      delete node.security
  })
}
