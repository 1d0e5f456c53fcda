import type { ApiDocument } from '../../document/document.ts'
import { compact } from '../describe.ts'
import type { PlacedOperation } from '../../document/operations.ts'
import type { TagTree } from '../tag/tag.ts'
import { tagNamesOf } from '../tag/tag.ts'
import type { Slugger } from '../address/slug.ts'
import { createSlugger, slugsOf } from '../address/slug.ts'
import { toSlug } from '../../document/text/slug.ts'
import { titleOf } from './operation-text.ts'
import type { OperationLink } from '../types.ts'

/** An operation with its link, and the tags it is listed under. */
export interface LinkedOperation {
  placed: PlacedOperation
  /** A name that stays the same when the spec is edited: operationId, or method and path. */
  identity: string
  link: OperationLink
  tags: string[]
}

/** Gives each operation its page: under its first tag, named by its operationId or else by method and path. */
export function linkOperations(document: ApiDocument, operations: PlacedOperation[], tree: TagTree): LinkedOperation[] {
  const sluggers = new Map<string, Slugger>()
  const identities = identify(operations)
  const published = slugsOf(identities, document.published?.operations)
  return operations.map((placed, index) => {
    const tags = tagNamesOf(placed, tree)
    const tagSlug = tree.byName.get(tags[0] ?? '')?.slug ?? ''
    const slugger = sluggers.get(tagSlug) ?? createSlugger(slugsUnder(tagSlug, published))
    sluggers.set(tagSlug, slugger)
    const { method, path, kind } = placed
    const identity = identities[index] ?? ''
    const id = idOf(placed)
    const slug = slugger(identity, id === undefined ? fallbackName(placed) : withoutTag(id, tagSlug))
    return {
      placed,
      identity,
      tags,
      link: compact<OperationLink>({
        id: id ?? `${method} ${path}`,
        slug,
        tagSlug,
        href: `/${document.name}/${tagSlug}/${slug}`,
        title: titleOf(placed),
        method,
        path,
        deprecated: placed.operation.deprecated === true || undefined,
        unlisted: isUnlisted(placed.operation) || isUnlisted(placed.pathItem) || undefined,
        kind,
      }),
    }
  })
}

function idOf({ operation: { operationId } }: PlacedOperation): string | undefined {
  return typeof operationId === 'string' && operationId !== '' ? operationId : undefined
}

/** Names each operation by its operationId, or else by its method and path; a second one of the same name adds its place. */
function identify(operations: PlacedOperation[]): string[] {
  const seen = new Set<string>()
  return operations.map((placed) => {
    const place = placeOf(placed)
    const name = idOf(placed) ?? place
    const identity = seen.has(name) ? `${name} (${place})` : name
    seen.add(identity)
    return identity
  })
}

function placeOf({ kind, method, path, caller, callback }: PlacedOperation): string {
  if (caller)
    return `${idOf(caller) ?? placeOf(caller)} ${callback} ${method} ${path}`
  return kind === 'webhook' ? `webhook ${method} ${path}` : `${method} ${path}`
}

/** The published slugs under a tag; an operation that moved to another tag gets a new slug there. */
function slugsUnder(tagSlug: string, published: ReadonlyMap<string, string>): Map<string, string> {
  const prefix = `${tagSlug}/`
  return new Map(
    [...published]
      .filter(([, path]) => path.startsWith(prefix))
      .map(([identity, path]) => [identity, path.slice(prefix.length)]),
  )
}

/** `repos/list-tags` under the tag `repos` becomes `list-tags`, as the URL already has the tag. */
function withoutTag(id: string, tagSlug: string): string {
  const [first = '', ...rest] = id.split(/[/.:]/)
  return rest.length > 0 && toSlug(first) === tagSlug && rest.join('') !== '' ? rest.join('-') : id
}

function fallbackName({ kind, method, path, caller, callback }: PlacedOperation): string {
  if (kind === 'callback')
    return `${caller?.operation.operationId ?? caller?.path ?? ''} ${callback} ${method}`
  return kind === 'webhook' ? path : `${method.toLowerCase()} ${path.replaceAll(/[{}]/g, '')}`
}

/** Whether something is marked to have a page but to be in no list. */
function isUnlisted(node: object): boolean {
  const extensions = node as Record<string, unknown>
  return extensions['x-hidden'] === true || extensions['x-mint-hidden'] === true
}
