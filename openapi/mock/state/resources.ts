import type { ApiDocument } from '../../document/document.ts'
import type { Action } from './action.ts'
import type { MockOperation, OperationEntry } from '../operation/operation.ts'
import type { Resource, Seed } from './resource.ts'
import type { Seeds } from './store/sandbox.ts'
import { firstSegments, isParameter, split } from '../operation/path-template.ts'
import { createRouter } from '../operation/router.ts'
import { actionOf } from './action.ts'
import { createAtlas } from './atlas.ts'
import { inferCollection, inferSingleton } from './infer.ts'
import { linked } from './id/links.ts'
import { copySeed, sowBelow } from './seeds.ts'

/** Resources of a document, inferred when an operation first needs them. */
export interface Resources {
  actionOf: (operation: MockOperation) => Action | undefined
  /** The nearest item that a path stands below: it must exist. */
  parentOf: (path: string) => Resource | undefined
  /** The resource of a collection's path template, whatever its parameters are called. */
  at: (path: string) => Resource | undefined
  /** The resource of a collection's concrete path, `/users/42/keys`. */
  of: (concrete: string) => Resource | undefined
  /** What a collection of a new sandbox holds, by its concrete path, `/users/42/keys`. */
  seeds: Seeds
}

/** Infers resources from paths, answers and bodies. */
export function createResources(document: ApiDocument, entries: OperationEntry[]): Resources {
  const atlas = createAtlas(entries)
  const collections = createRouter<string>()
  for (const template of atlas.templates())
    collections.add({ path: template, method: 'ANY' }, template)
  const opened = new Map<string, Resource | undefined>()

  function at(path: string): Resource | undefined {
    const template = atlas.templateOf(path)
    if (template === undefined)
      return undefined
    if (!opened.has(template)) {
      // A search that leads back here while this is being inferred finds nothing, and does not run in a circle.
      opened.set(template, undefined)
      const collection = inferCollection(document, template, { atlas, at })
      opened.set(template, collection ?? inferSingleton(document, atlas, template))
    }
    return opened.get(template)
  }

  function parentOf(path: string): Resource | undefined {
    for (let { parent } = split(path); parent !== ''; { parent } = split(parent)) {
      const resource = isParameter(split(parent).last) ? at(split(parent).parent) : undefined
      if (resource?.kind === 'collection')
        return resource
    }
    return undefined
  }

  function of(concrete: string): Resource | undefined {
    const found = collections.find(concrete, 'ANY')
    return found.kind === 'found' ? at(found.match.route) : undefined
  }

  /** A collection below an item has examples only where the item is one: what was made later starts empty. */
  function seedsAt(concrete: string): Seed[] {
    const resource = of(concrete)
    if (!resource)
      return []
    const parent = parentOf(`${resource.path}/`)
    // A singleton exists as soon as its parent does.
    const sown = parent && resource.kind === 'collection' ? seedsBelow(resource, parent, concrete) : resource.seeds()
    return sown.map(([key, record]) => [key, linked(document, resource, { record: copySeed(record), concrete })])
  }

  /** Below the parent that the samples name, the records that they name; below others, others like them. */
  function seedsBelow(resource: Resource, parent: Resource, concrete: string): Seed[] {
    const depth = parent.path.split('/').length
    const key = decodeURIComponent(concrete.split('/')[depth] ?? '')
    const above = firstSegments(concrete, depth - 1)
    // Where no path leads to a parent, each is as good as another.
    if (!parent.hasItems)
      return resource.seeds()
    // What a flat list shows stands in the collections below other items.
    const nested = parent.nested()
    const parents = nested.length > 0 ? nested.flatMap(one => one.seeds()) : seedsAt(above)
    if (!parents.some(([seed]) => seed === key))
      return []
    const shown = parent.shownIds().map(id => parent.aliases().get(String(id)) ?? String(id))
    const isShown = shown.length === 0 ? parents[0]?.[0] === key : shown.includes(key)
    // Names may repeat: a branch `main` is in every repository.
    return isShown || !resource.isSerial
      ? resource.seeds()
      : sowBelow(
          { document, id: resource.id, idSchema: resource.idSchema },
          resource.seeds(),
          concrete,
        )
  }

  return {
    at,
    of,
    parentOf,
    seeds: seedsAt,
    actionOf: operation => actionOf(document, operation, { atlas, at }),
  }
}
