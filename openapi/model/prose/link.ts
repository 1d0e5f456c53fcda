import type { ApiDocument } from '../../document/document.ts'
import { joinPointer, pointerSegments } from '../../document/json/pointer.ts'
import { componentName } from '../../document/resolve.ts'
import type { LinkedOperation } from '../operation/operation-link.ts'
import { toSlug } from '../../document/text/slug.ts'
import type { TagNode, TagTree } from '../tag/tag.ts'
import { topicAnchor } from '../tag/tag.ts'
import type { OperationLink } from '../types.ts'
import type { DescriptionHeading } from './heading.ts'

interface Targets {
  document: ApiDocument
  base: string
  linked: LinkedOperation[]
  schemaHrefs: ReadonlyMap<string, string>
  tree: TagTree
  /** The headings of the text that the introduction begins with; asked for once a link may lead to one. */
  headings: () => DescriptionHeading[]
}

export interface LinkTarget {
  href: string
  operation?: OperationLink
}

/**
 * Resolves links of a spec to its own parts: an operationId or a pointer to an operation, `#operation/createUser`,
 * `#tag/users`, `#/components/schemas/User`, `#schema/User`, and `#section/Error-codes` or `#error-codes`, a heading of the
 * introduction.
 */
export function createLinkResolver({
  document,
  base,
  linked,
  schemaHrefs,
  tree,
  headings,
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
  const toHeading = (name: string): LinkTarget | undefined => {
    const slug = toSlug(name)
    const isSection = slug === 'authentication' && Object.keys(document.root.components?.securitySchemes ?? {}).length > 0
    const anchor = headings().find(({ title }) => toSlug(title) === slug)?.anchor ?? (isSection ? slug : undefined)
    return anchor === undefined ? undefined : { href: `${prefix}/${document.name}/#${anchor}` }
  }
  return (reference) => {
    if (!reference.startsWith('#'))
      return toOperation(reference)
    const segments = pointerSegments(`#/${reference.replace(/^#\/?/, '')}`)
    const [first = '', second = '', third = ''] = segments
    if (first === 'components' && second === 'schemas')
      return toSchema(componentName(reference) ?? third)
    if (first === 'operation' || first === 'operations')
      return toOperation(second)
    if (first === 'schema' || first === 'schemas' || first === 'model')
      return toSchema(second)
    if (first === 'tag' || first === 'tags') {
      return third === 'operation' ? undefined : toTag(second)
    }
    if (first === 'paths' || first === 'webhooks')
      return toOperation(joinPointer('#', ...segments))
    return first === 'section' || (second === '' && first !== '') ? toHeading(segments.at(-1) ?? '') : undefined
  }
}
