import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Atlas } from './atlas.ts'
import type { Resource } from './resource.ts'
import { isSameSchema } from '../operation/answered.ts'
import { countSegments, isParameter, split } from '../operation/path-template.ts'

/** The resource of a path, found once; undefined while it is being found, and where there is none. */
export type FindResource = (path: string) => Resource | undefined

/** `/users/{id}/orders` for `/orders`: collections below items whose members are what this one lists, too. */
export function findNested(
  document: ApiDocument,
  { path, schema }: { path: string, schema: Schema | undefined },
  { atlas, at }: { atlas: Atlas, at: FindResource },
): Resource[] {
  if (path.includes('{') || schema === undefined)
    return []
  return atlas.endingLike(path).flatMap((other) => {
    const resource = isBelowItems(other, at) ? at(other) : undefined
    return resource?.kind === 'collection' && isSameSchema(document, resource.schema, schema) ? [resource] : []
  })
}

/** Whether a collection stands right below the items of another one. */
function isBelowItems(path: string, at: FindResource): boolean {
  const above = split(split(path).parent)
  return countSegments(path) > 2 && isParameter(above.last) && at(above.parent)?.kind === 'collection'
}

/** `/orders` for `/users/{id}/orders`. */
export function findFlat(atlas: Atlas, path: string, at: FindResource): Resource | undefined {
  const flat = path.includes('{') ? atlas.endingLike(path).find(other => !other.includes('{')) : undefined
  const resource = flat === undefined ? undefined : at(flat)
  return resource?.nested().some(nested => nested.path === path) ? resource : undefined
}
