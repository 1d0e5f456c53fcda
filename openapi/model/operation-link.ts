import type { ApiDocument } from '../document/document.ts'
import { compact } from './describe.ts'
import type { PlacedOperation } from './path-item.ts'
import type { TagTree } from './tag.ts'
import { tagNamesOf } from './tag.ts'
import type { Slugger } from './slug.ts'
import { createSlugger, toSlug, toTitle } from './slug.ts'
import type { OperationLink } from './types.ts'
import { isUnlisted } from './visibility.ts'

/** An operation with its link, and the tags it is listed under. */
export interface LinkedOperation {
  placed: PlacedOperation
  link: OperationLink
  tags: string[]
}

/** Gives each operation its page: under its first tag, named by its operationId or else by method and path. */
export function linkOperations(document: ApiDocument, operations: PlacedOperation[], tree: TagTree, previous?: ReadonlyMap<string, string>): LinkedOperation[] {
  const sluggers = new Map<string, Slugger>()
  return operations.map((placed) => {
    const tags = tagNamesOf(placed, tree)
    const tagSlug = tree.byName.get(tags[0] ?? '')?.slug ?? ''
    let slugger = sluggers.get(tagSlug)
    if (!slugger)
      sluggers.set(tagSlug, slugger = createSlugger(previous))
    const { operation, method, path, kind } = placed
    const id = typeof operation.operationId === 'string' && operation.operationId !== ''
      ? operation.operationId
      : undefined
    const slug = slugger(placed.pointer, id === undefined
      ? fallbackName(placed)
      : withoutTag(id, tagSlug))
    return {
      placed,
      tags,
      link: compact<OperationLink>({
        id: id ?? `${method} ${path}`,
        slug,
        tagSlug,
        href: `/${document.name}/${tagSlug}/${slug}`,
        title: titleOf(placed),
        method,
        path,
        deprecated: operation.deprecated === true || undefined,
        unlisted: isUnlisted(operation) || isUnlisted(placed.pathItem) || undefined,
        kind,
      }),
    }
  })
}

/** `repos/list-tags` under the tag `repos` is `list-tags`: the URL has said the rest. */
function withoutTag(id: string, tagSlug: string): string {
  const [first = '', ...rest] = id.split(/[/.:]/)
  return rest.length > 0 && toSlug(first) === tagSlug && rest.join('') !== ''
    ? rest.join('-')
    : id
}

function fallbackName({ kind, method, path, caller, callback }: PlacedOperation): string {
  if (kind === 'callback')
    return `${caller?.operation.operationId ?? caller?.path ?? ''} ${callback} ${method}`
  return kind === 'webhook'
    ? path
    : `${method.toLowerCase()} ${path.replaceAll(/[{}]/g, '')}`
}

function titleOf({ operation, method, path, kind, callback }: PlacedOperation): string {
  const title = [
    operation.summary,
    kind === 'callback'
      ? callback && toTitle(callback)
      : undefined,
    operation.operationId && toTitle(operation.operationId),
  ]
    .find(title => typeof title === 'string' && title.trim() !== '')
  return title?.trim() ?? (kind === 'webhook'
    ? toTitle(path)
    : `${method} ${path}`)
}
