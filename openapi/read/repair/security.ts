import type { PlainObject } from '../../document/json.ts'
import { isObject, own } from '../../document/json.ts'
import { componentName } from '../../document/resolve.ts'
import { walk } from '../../document/walk.ts'
import { shorten } from '../check/written.ts'

/** Nobody can meet a requirement of a scheme that is not described: others take its place, or what the whole API asks for. */
export function repairSecurity(root: PlainObject): void {
  const schemes = own(root.components, 'securitySchemes') ?? {}
  const isKnown = (requirement: unknown) => !isObject(requirement)
    || Object.keys(requirement).every(name => Object.hasOwn(schemes, componentName(name) ?? name))
  walk(root, (node, { kind }) => {
    if ((kind !== 'operation' && kind !== 'document') || !Array.isArray(node.security))
      return kind !== 'schema'
    const kept = shorten(node.security, isKnown)
    if (kept.length > 0 || node.security.length === 0)
      node.security = kept
    else
      delete node.security
  })
}
