import type { Node } from './spec.ts'
import { asList, asNode } from './spec.ts'

/**
 * What a discriminator demands of each branch of a `oneOf`, as a schema: its property, where it is there, holds what the mapping
 * calls the branch, else the name of its component. Undefined where a branch has values of its own, or no name.
 */
export function branchValues(node: Node, lookUp: (ref: string) => unknown): Node[] | undefined {
  const { propertyName, mapping } = asNode(node.discriminator)
  if (typeof propertyName !== 'string')
    return undefined
  const values = asList(node.oneOf).map((branch) => {
    const ref = asNode(branch).$ref
    if (typeof ref !== 'string' || !ref.startsWith('#/'))
      return []
    const own = asNode(asNode(asNode(lookUp(ref)).properties)[propertyName])
    if (own.type !== 'string' || own.enum !== undefined || own.const !== undefined)
      return []
    const name = ref.split('/').at(-1) ?? ''
    const told = Object.entries(asNode(mapping)).filter(([, target]) => target === ref || target === name)
    return told.length > 0 ? told.map(([value]) => value) : [name]
  })
  return values.every(list => list.length > 0)
    ? values.map(list => ({ type: 'object', properties: { [propertyName]: { enum: list } } }))
    : undefined
}
