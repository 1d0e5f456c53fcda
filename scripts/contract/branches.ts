import type { Node } from './node.ts'
import { asList, asNode } from './node.ts'

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

/** Keywords that leave an object open: it may lack everything, and have anything besides. */
const open = /^(?:type|properties|title|description|example|examples|default|deprecated|externalDocs|nullable|xml|x-.*)$/

/**
 * Whether several branches of a `oneOf` take an object of any names, so that what one describes is allowed by the other: then
 * no answer matches exactly one, unless it breaks the other on purpose. Such a document means `anyOf`.
 */
export function isUndecidable(node: Node, lookUp: (ref: string) => unknown): boolean {
  const isOpen = (branch: unknown): boolean => {
    const ref = asNode(branch).$ref
    const { type, additionalProperties, ...others } = asNode(typeof ref === 'string' ? lookUp(ref) : branch)
    return type === 'object'
      && additionalProperties !== false
      && typeof additionalProperties !== 'object'
      && Object.keys(others).every(keyword => open.test(keyword))
  }
  return node.discriminator === undefined && asList(node.oneOf).filter(isOpen).length > 1
}
