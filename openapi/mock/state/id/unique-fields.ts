import type { ApiDocument } from '../../../document/document.ts'
import type { Schema } from '../../../document/openapi.ts'
import type { JsonObject } from '../../message/exchange.ts'
import type { Resource } from '../resource.ts'
import type { Collection } from '../store/sandbox.ts'
import { deref } from '../../../schema/facts.ts'
import { remember } from '../../../document/remember.ts'

/** The unique properties of each resource, found once. */
const uniques = new WeakMap<Resource, string[]>()

/** A record among the others of its collection. */
interface Claim {
  collection: Collection
  record: JsonObject
  /** The id of the record itself, whose values do not count as taken. */
  self?: string
  /** Nor do those of an example that the samples of a page share a value with. */
  ignores?: (id: string, name: string) => boolean
}

/** Properties marked `x-unique` whose value another record has. */
export function takenFields(
  document: ApiDocument,
  resource: Resource,
  { collection, record, self, ignores = () => false }: Claim,
): string[] {
  return uniqueNames(document, resource).filter((name) => {
    const value = record[name]
    if (value === undefined || value === null)
      return false
    for (const [id, other] of collection) {
      if (id !== self && fold(other[name]) === fold(value) && !ignores(id, name))
        return true
    }
    return false
  })
}

function uniqueNames(document: ApiDocument, resource: Resource): string[] {
  const isUnique = (schema: Schema): boolean =>
    deref(document, schema)?.['x-unique'] === true || (typeof schema === 'object' && schema['x-unique'] === true)
  return remember(uniques, resource, () =>
    [...resource.properties].filter(([, schema]) => isUnique(schema)).map(([name]) => name))
}

/** Folds case, since e-mail addresses and names are compared without it. */
function fold(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value
}
