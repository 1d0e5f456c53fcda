import type { ApiDocument } from '../../document/document.ts'
import type { Tag as SpecTag } from '../../document/openapi.ts'
import type { PlacedOperation } from '../../document/operations.ts'
import { isObject } from '../../document/json/value.ts'
import { createSlugger, slugsOf } from '../address/slug.ts'
import { toTitle } from '../../document/text/slug.ts'
import type { ModelPhrase } from '../phrases.ts'
import type { PathGroups } from './path-group.ts'
import { inEnglish } from '../phrases.ts'
import { groupByPath } from './path-group.ts'

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
  /** Tags without operations: their text belongs to the introduction. */
  topics: TagNode[]
  /** Groups by path, used where tags do not divide the operations. */
  byPath: PathGroups
  /** Tags that are not for the navigation, by name: `badge`, `audience`, or any other kind. */
  kinds: Map<string, { kind: string, title: string }>
}

/** The anchor of a tag without operations in the introduction. */
export function topicAnchor(slug: string): string {
  return `about-${slug}`
}

/** Where operations without a tag are found. */
const fallbackTag = 'Endpoints'
const webhookTag = 'Webhooks'

/** The tags an operation is listed under; the first is where its page is. */
export function tagNamesOf(placed: PlacedOperation, tree: Pick<TagTree, 'kinds' | 'byPath'>): string[] {
  const group = tree.byPath.get(placed)
  const tags = group === undefined ? writtenTags(placed, tree.kinds) : [group]
  if (tags.length > 0)
    return tags
  if (placed.caller)
    return tagNamesOf(placed.caller, tree).slice(0, 1)
  return [placed.kind === 'webhook' ? webhookTag : fallbackTag]
}

function writtenTags({ operation: { tags } }: PlacedOperation, kinds: TagTree['kinds']): string[] {
  return [...new Set((Array.isArray(tags) ? tags : []).filter(tag => typeof tag === 'string' && !kinds.has(tag)))]
}

/**
 * The tags in groups: by `x-tagGroups`, nested by OpenAPI 3.2's `parent`. A tag that no group names is appended, and so is one
 * that is only used: every page stays reachable. Where tags do not divide the operations, paths do.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#tag-object
 */
export function createTagTree(document: ApiDocument, operations: PlacedOperation[], t = inEnglish): TagTree {
  const declared = (document.root.tags ?? []).filter(tag => isObject(tag) && typeof tag.name === 'string')
  const kinds: TagTree['kinds'] = new Map(
    declared
      .filter(({ kind }) => typeof kind === 'string' && kind !== 'nav')
      .map(tag => [tag.name, { kind: String(tag.kind), title: titleOf(tag, t) }]),
  )
  const byPath = isPublished(document, operations, kinds)
    ? new Map()
    : groupByPath(operations, placed => writtenTags(placed, kinds))
  const used = [...new Set(operations.flatMap(placed => tagNamesOf(placed, { kinds, byPath })))]
  const sources = [...declared, ...listGroups(declared, byPath), ...used.map(name => ({ name }))]
    .filter(({ name }) => !kinds.has(name))
  const names = sources.map(({ name }) => name)
  const slugger = createSlugger(slugsOf(names, document.published?.tags))
  const byName = new Map<string, TagNode>()
  for (const source of sources) {
    const { name } = source
    if (!byName.has(name))
      byName.set(name, { name, slug: slugger(name, name), title: titleOf(source, t), source, children: [] })
  }
  const roots = nest(byName)
  const topics = takeEmpty(roots, new Set([...used, ...Object.keys(document.published?.tags ?? {})]))
  for (const { name } of topics)
    byName.delete(name)
  return {
    groups: groupTags(document, byName, roots.filter(root => !topics.includes(root))),
    byName,
    topics: topics.filter(({ source }) => typeof source.description === 'string' && source.description.trim() !== ''),
    byPath,
    kinds,
  }
}

/** Whether the lockfile has pages under this single tag: then the operations stay there, so that addresses do not change. */
function isPublished({ published }: ApiDocument, operations: PlacedOperation[], kinds: TagTree['kinds']): boolean {
  return operations.some(placed =>
    tagNamesOf(placed, { kinds, byPath: new Map() }).some(name => Object.hasOwn(published?.tags ?? {}, name)))
}

/** The groups that paths make, as tags; they are children of the one tag where that has a description. */
function listGroups(declared: SpecTag[], byPath: PathGroups): (Partial<SpecTag> & { name: string })[] {
  const [one] = byPath.keys()
  const tags = one?.operation.tags ?? []
  const parent = declared.find(({ name, description }) => description !== undefined && tags.includes(name))
  return [...new Set(byPath.values())].map(name => ({
    name,
    summary: toTitle(name),
    ...(parent !== undefined && { parent: parent.name }),
  }))
}

/** Takes the tags out of a tree that no operation is listed under, nor under any of their children. */
function takeEmpty(nodes: TagNode[], used: ReadonlySet<string>): TagNode[] {
  return nodes.flatMap((node) => {
    const below = takeEmpty(node.children, used)
    node.children = node.children.filter(child => !below.includes(child))
    return used.has(node.name) || node.children.length > 0 ? below : [node, ...below]
  })
}

/** A tag that nobody wrote is called as it is in the language of the site. */
function titleOf(tag: Partial<SpecTag> & { name: string }, t: ModelPhrase): string {
  if (Object.keys(tag).length === 1 && (tag.name === fallbackTag || tag.name === webhookTag))
    return t(tag.name === fallbackTag ? 'model.endpoints' : 'model.webhooks')
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
