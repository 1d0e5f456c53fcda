import type { Fault } from '../error/fault.ts'
import type { JsonObject } from '../message/exchange.ts'
import type { Resource } from './resource.ts'
import type { Resources } from './resources.ts'
import type { Collection, Tables } from './store/sandbox.ts'
import { concretePath, countSegments, firstSegments, isParameter, split } from '../operation/path-template.ts'
import { textAt } from './id/record-id.ts'
import { notFound } from './refusals.ts'
import { remember } from '../../document/remember.ts'

/** A collection and its concrete path. */
export interface StatePlace {
  collection: Collection
  path: string
}

/** The resources of an API, and what a sandbox holds of them. */
export interface Stock {
  resources: Resources
  tables: Tables
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
  stock: Stock,
  { path, count }: { path: string, count: number },
  values: Record<string, unknown>,
): string | Fault {
  const { steps, lastItem } = stepsOf(stock.resources, path)
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
      const found = findItem(stock, resource, { path: concrete, key })
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
export function missingParent(stock: Stock, path: string, values: Record<string, unknown>): Fault | undefined {
  const concrete = concreteOf(stock, { path, count: countSegments(path) }, values)
  return typeof concrete === 'string' ? undefined : concrete
}

/** What a parameter of a path holds, digit by digit. */
export function keyOf(values: Record<string, unknown>, name: string): string {
  return textAt(values, name) ?? String(values[name] ?? '')
}

/** The steps of a path without its last segment, which is not a parent. */
function stepsOf(resources: Resources, path: string): Steps {
  return remember(remember(known, resources, () => new Map()), path, () => {
    const segments = path.split('/')
    const steps = segments.map((text, index): Step => {
      const resource =
        isParameter(text) && index < segments.length - 1 ? resources.at(firstSegments(path, index - 1)) : undefined
      return { text, isFixed: !text.includes('{'), resource: resource?.kind === 'collection' ? resource : undefined }
    })
    return { steps, lastItem: steps.findLastIndex(({ resource }) => resource !== undefined) }
  })
}

/** An item where it stands: in its own collection, or in one below another item that its collection lists too. */
export function findItem(
  stock: Stock,
  resource: Resource,
  { path, key }: { path: string, key: string },
): (StatePlace & { key: string, record: JsonObject }) | undefined {
  const places = placesOf(stock, resource, path)
  for (const place of places) {
    const record = place.collection.get(key)
    if (record)
      return { ...place, key, record }
  }
  if (resource.kind === 'singleton')
    return undefined
  const alias = resource.aliases().get(key)
  return alias === undefined || alias === key ? undefined : findItem(stock, resource, { path, key: alias })
}

/** Where the records of a collection stand: under its own path, and in the collections below other items that it lists flat. */
export function placesOf(stock: Stock, resource: Resource, path: string): StatePlace[] {
  const own = { path, collection: stock.tables.collection(path) }
  const nested = resource.nested()
  return nested.length === 0
    ? [own]
    : [own, ...nested.flatMap(({ path: below }) => placesBelow(stock, below))].slice(0, mostPlaces)
}

/** All collections of a template that there are, one for each item above. */
function placesBelow(stock: Stock, template: string): StatePlace[] {
  const { resources, tables } = stock
  const { parent, last } = split(template)
  const above = resources.at(split(parent).parent)
  if (!above)
    return []
  const places = above.path.includes('{')
    ? placesBelow(stock, above.path)
    : [{ path: above.path, collection: tables.collection(above.path) }]
  return places.flatMap(place =>
    [...place.collection.keys()].slice(0, mostPlaces).map((key) => {
      const path = `${place.path}/${encodeURIComponent(key)}/${last}`
      return { path, collection: tables.collection(path) }
    }),
  )
}

/** All records of a collection; of several below one item or another that are the same, the first. */
export function membersOf(stock: Stock, resource: Resource, path: string): JsonObject[] {
  const [own, ...others] = placesOf(stock, resource, path)
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
