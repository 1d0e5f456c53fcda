import type { Fault } from '../error/fault.ts'
import type { JsonObject } from '../message/exchange.ts'
import type { Resource } from './resource.ts'
import type { Resources } from './resources.ts'
import type { Collection, Tables } from './store/sandbox.ts'
import { concretePath, countSegments, firstSegments, isParameter, split } from '../operation/path-template.ts'
import { textAt } from './id/record-id.ts'
import { notFound } from './refusals.ts'

/** A collection and its concrete path. */
export interface Place {
  collection: Collection
  path: string
}

/** The most nested collections that are searched for a flat list. */
const mostPlaces = 1_000

/** A segment of a path: text, what a parameter holds, or the name of an item. */
interface Step {
  text: string
  /** Whether it holds no parameter. */
  isFixed: boolean
  resource?: Resource
}

interface Steps {
  steps: Step[]
  /** The last step that names an item; -1 where none does. */
  lastItem: number
}

const known = new WeakMap<Resources, Map<string, Steps>>()

/**
 * The concrete path of a template, without its last segments beyond `count`; a fault where an item that it stands below is not
 * there. Each item stands under the id that its record goes by, and parameters may be called anything.
 */
export function concreteOf(
  resources: Resources,
  { path, count }: { path: string, count: number },
  values: Record<string, unknown>,
  tables: Tables,
): string | Fault {
  const { steps, lastItem } = stepsOf(resources, path)
  let concrete = ''
  let wanted = ''
  for (let index = 1; index <= count || index <= lastItem; index++) {
    const step = steps[index]
    if (!step)
      break
    const { text, isFixed, resource } = step
    let segment = isFixed ? text : concretePath(text, values)
    if (resource) {
      const key = keyOf(values, text.slice(1, -1))
      const found = findItem(resources, resource, concrete, key, tables)
      // Where no path leads to an item, nobody can know which there are.
      if (!found && resource.hasItems)
        return notFound(resource)
      segment = found ? encodeURIComponent(found.key) : segment
    }
    concrete += `/${segment}`
    if (index <= count)
      wanted = concrete
  }
  return wanted
}

/** Whether something that a path stands below is missing. */
export function missingParent(
  resources: Resources,
  path: string,
  values: Record<string, unknown>,
  tables: Tables,
): Fault | undefined {
  const concrete = concreteOf(resources, { path, count: countSegments(path) }, values, tables)
  return typeof concrete === 'string' ? undefined : concrete
}

/** What a parameter of a path holds, digit by digit. */
export function keyOf(values: Record<string, unknown>, name: string): string {
  return textAt(values, name) ?? String(values[name] ?? '')
}

/** The steps of a path without its last segment, which is not a parent. */
function stepsOf(resources: Resources, path: string): Steps {
  let paths = known.get(resources)
  if (!paths)
    known.set(resources, (paths = new Map()))
  let found = paths.get(path)
  if (!found) {
    const segments = path.split('/')
    const steps = segments.map((text, index): Step => {
      const resource =
        isParameter(text) && index < segments.length - 1 ? resources.at(firstSegments(path, index - 1)) : undefined
      return { text, isFixed: !text.includes('{'), resource: resource?.kind === 'collection' ? resource : undefined }
    })
    found = { steps, lastItem: steps.findLastIndex(({ resource }) => resource !== undefined) }
    paths.set(path, found)
  }
  return found
}

/** An item where it stands: in its own collection, or in one below another item that its collection lists too. */
export function findItem(
  resources: Resources,
  resource: Resource,
  path: string,
  key: string,
  tables: Tables,
): (Place & { key: string, record: JsonObject }) | undefined {
  const places = placesOf(resources, resource, path, tables)
  for (const place of places) {
    const record = place.collection.get(key)
    if (record)
      return { ...place, key, record }
  }
  if (resource.kind === 'singleton')
    return undefined
  const alias = resource.aliases().get(key)
  return alias === undefined || alias === key ? undefined : findItem(resources, resource, path, alias, tables)
}

/** Where the records of a collection stand: under its own path, and in the collections below other items that it lists flat. */
export function placesOf(resources: Resources, resource: Resource, path: string, tables: Tables): Place[] {
  const own = { path, collection: tables.collection(path) }
  const nested = resource.nested()
  return nested.length === 0
    ? [own]
    : [own, ...nested.flatMap(({ path: below }) => placesBelow(resources, below, tables))].slice(0, mostPlaces)
}

/** All collections of a template that there are, one for each item above. */
function placesBelow(resources: Resources, template: string, tables: Tables): Place[] {
  const { parent, last } = split(template)
  const above = resources.at(split(parent).parent)
  if (!above)
    return []
  const places = above.path.includes('{')
    ? placesBelow(resources, above.path, tables)
    : [{ path: above.path, collection: tables.collection(above.path) }]
  return places.flatMap(place =>
    [...place.collection.keys()].slice(0, mostPlaces).map((key) => {
      const path = `${place.path}/${encodeURIComponent(key)}/${last}`
      return { path, collection: tables.collection(path) }
    }),
  )
}

/** All records of a collection; of several below one item or another that are the same, the first. */
export function membersOf(resources: Resources, resource: Resource, path: string, tables: Tables): JsonObject[] {
  const [own, ...others] = placesOf(resources, resource, path, tables)
  if (others.length === 0)
    return own ? [...own.collection.values()] : []
  // A name may repeat below other items, unless a path leads from it to one record.
  if (!resource.isSerial && !resource.hasItems)
    return [own, ...others].flatMap(place => [...(place?.collection.values() ?? [])])
  const members = new Map<string, JsonObject>()
  for (const { collection } of own ? [own, ...others] : others) {
    for (const [key, record] of collection)
      members.has(key) || members.set(key, record)
  }
  return [...members.values()]
}
