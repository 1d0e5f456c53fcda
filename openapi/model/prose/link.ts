import type { ApiDocument } from '../../document/document.ts'
import { pointerSegments } from '../../document/json/pointer.ts'
import { componentName } from '../../document/resolve.ts'
import type { LinkedOperation } from '../operation/operation-link.ts'
import { toSlug } from '../../document/text/slug.ts'
import type { TagNode, TagTree } from '../tag/tag.ts'
import { topicAnchor } from '../tag/tag.ts'
import type { OperationLink } from '../types.ts'

interface Targets {
  document: ApiDocument
  base: string
  linked: LinkedOperation[]
  schemaHrefs: ReadonlyMap<string, string>
  tree: TagTree
}

export interface LinkTarget {
  href: string
  operation?: OperationLink
}

/**
 * Resolves links of a spec to its own parts: an operationId or a pointer to an operation, `#operation/createUser`,
 * `#tag/users`, `#/components/schemas/User`, `#schema/User`.
 */
export function createLinkResolver({
  document,
  base,
  linked,
  schemaHrefs,
  tree,
}: Targets): (reference: string) => LinkTarget | undefined {
  const prefix = base.replace(/\/$/, '')
  const operations = new Map<string, LinkedOperation>()
  for (const one of [...linked].reverse()) {
    operations.set(one.link.id, one)
    operations.set(one.placed.pointer, one)
  }
  const toOperation = (id: string): LinkTarget | undefined => {
    const operation = operations.get(id)?.link
    return operation && { href: prefix + operation.href, operation }
  }
  const toTag = (name: string): LinkTarget | undefined => {
    const find = (tags: TagNode[]) =>
      tags.find(tag => tag.name === name) ?? tags.find(({ slug }) => slug === toSlug(name))
    const tag = find([...tree.byName.values()])
    const topic = tag === undefined ? find(tree.topics) : undefined
    if (topic)
      return { href: `${prefix}/${document.name}/#${topicAnchor(topic.slug)}` }
    return tag && { href: `${prefix}/${document.name}/${tag.slug}/` }
  }
  const toSchema = (name: string): LinkTarget | undefined => {
    const href = schemaHrefs.get(name)
    return href === undefined ? undefined : { href: prefix + href }
  }
  return (reference) => {
    if (!reference.startsWith('#'))
      return toOperation(reference)
    const [first = '', second = '', third = ''] = pointerSegments(`#/${reference.replace(/^#\/?/, '')}`)
    if (first === 'components' && second === 'schemas')
      return toSchema(componentName(reference) ?? third)
    if (first === 'operation' || first === 'operations')
      return toOperation(second)
    if (first === 'schema' || first === 'schemas' || first === 'model')
      return toSchema(second)
    if (first === 'tag' || first === 'tags') {
      return third === 'operation' ? undefined : toTag(second)
    }
    return first === 'paths' || first === 'webhooks' ? toOperation(pointerOf(reference)) : undefined
  }
}

/** Decodes a pointer in a link, where it is percent-encoded. */
function pointerOf(reference: string): string {
  return `#/${pointerSegments(reference)
    .map(segment => segment.replaceAll('~', '~0').replaceAll('/', '~1'))
    .join('/')}`
}
