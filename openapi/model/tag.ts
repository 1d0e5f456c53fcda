import type { ApiDocument } from '../document/document.ts'
import type { Tag as SpecTag } from '../document/openapi.ts'
import type { PlacedOperation } from '../document/operations.ts'
import { isObject } from '../document/json.ts'
import { createSlugger, slugsOf } from './address/slug.ts'
import { isRemoved } from '../document/visibility.ts'

/** A tag of the navigation, before its operations are known. */
export interface TagNode {
  name: string
  slug: string
  title: string
  source: Partial<SpecTag>
  children: TagNode[]
}

export interface TagTree {
  groups: { name?: string, tags: TagNode[] }[]
  byName: Map<string, TagNode>
  /** Tags that are not for the navigation, by name: `badge`, `audience`, or a kind of one's own. */
  kinds: Map<string, { kind: string, title: string }>
}

/** Where operations without a tag are found. */
export const fallbackTag = 'Endpoints'
export const webhookTag = 'Webhooks'

/** The tags an operation is listed under; the first is where its page is. */
export function tagNamesOf(placed: PlacedOperation, tree?: Pick<TagTree, 'kinds'>): string[] {
  const named = placed.operation.tags
  const tags = (Array.isArray(named) ? named : []).filter(tag => typeof tag === 'string' && !tree?.kinds.has(tag))
  if (tags.length > 0) {
    return [...new Set(tags)]
  }
  if (placed.caller)
    return tagNamesOf(placed.caller, tree).slice(0, 1)
  return [placed.kind === 'webhook' ? webhookTag : fallbackTag]
}

/**
 * The tags in groups: by `x-tagGroups`, nested by OpenAPI 3.2's `parent`. A tag that no group names is appended, and so is one
 * that is only used: nothing that is published becomes unreachable.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#tag-object
 */
export function createTagTree(document: ApiDocument, operations: PlacedOperation[]): TagTree {
  const declared = (document.root.tags ?? []).filter(
    tag => isObject(tag) && typeof tag.name === 'string' && !isRemoved(tag),
  )
  const kinds: TagTree['kinds'] = new Map(
    declared
      .filter(({ kind }) => typeof kind === 'string' && kind !== 'nav')
      .map(tag => [tag.name, { kind: String(tag.kind), title: titleOf(tag) }]),
  )
  const used = operations.flatMap(placed => tagNamesOf(placed, { kinds }))
  const names = [...declared.map(({ name }) => name), ...used]
  const slugger = createSlugger(slugsOf(names, document.published?.tags))
  const byName = new Map<string, TagNode>()
  const add = (source: Partial<SpecTag> & { name: string }): void => {
    if (!byName.has(source.name) && !kinds.has(source.name)) {
      byName.set(source.name, {
        name: source.name,
        slug: slugger(source.name, source.name),
        title: titleOf(source),
        source,
        children: [],
      })
    }
  }
  declared.forEach(add)
  used.forEach(name => add({ name }))
  const roots = nest(byName)
  return { groups: groupTags(document, byName, roots), byName, kinds }
}

function titleOf(tag: Partial<SpecTag> & { name: string }): string {
  const title = tag['x-displayName'] ?? tag.summary ?? tag['x-page-title'] ?? tag['x-group']
  return typeof title === 'string' && title !== '' ? title : tag.name
}

/** Puts tags under their parents. A parent that does not exist, or a circle of parents, leaves a tag at the top. */
function nest(byName: Map<string, TagNode>): TagNode[] {
  const parentOf = (node: TagNode): TagNode | undefined => byName.get(String(node.source.parent))
  return [...byName.values()].filter((node) => {
    const parent = parentOf(node)
    const seen = new Set([node])
    let above = parent
    while (above && !seen.has(above)) {
      seen.add(above)
      above = parentOf(above)
    }
    if (!parent || above)
      return true
    parent.children.push(node)
    return false
  })
}

function groupTags(document: ApiDocument, byName: Map<string, TagNode>, roots: TagNode[]): TagTree['groups'] {
  const source = document.root['x-tagGroups']
  const left = new Set(roots)
  const groups: TagTree['groups'] = []
  for (const group of Array.isArray(source) ? source : []) {
    if (!isObject(group) || !Array.isArray(group.tags))
      continue
    const tags = group.tags.flatMap(name => byName.get(String(name)) ?? []).filter(node => left.delete(node))
    if (tags.length > 0) {
      groups.push({ ...(typeof group.name === 'string' && { name: group.name }), tags })
    }
  }
  if (left.size > 0) {
    groups.push({ tags: [...left] })
  }
  return groups
}
