import type { PlainObject } from '../json/value.ts'
import { isObject } from '../json/value.ts'
import type { Child, Kind } from './grammar.ts'
import { grammar, maps } from './grammar.ts'
import { joinPointer } from '../json/pointer.ts'

/** The walk's current place. The path is a stack that changes as the walk goes on, so ask for the pointer during the visit. */
export interface NodePlace {
  kind: Kind
  path: readonly string[]
  pointer: () => string
}

/** Called on each object on the way down; `false` keeps the walk out of it. */
export type Visit = (node: PlainObject, place: NodePlace) => boolean | void

/**
 * Walks every OpenAPI object and schema of a tree once, parents first, by the grammar: examples, defaults and extensions are data
 * and never entered, and references are not followed. An object that stands in two places is visited once, at the first of them.
 */
export function walk(root: unknown, visit: Visit, kind: Kind = 'document'): void {
  const path: string[] = []
  const seen = new Set<object>()
  const pointer = () => joinPointer('#', ...path)

  function enter(value: unknown, kind: Kind): void {
    if (!isObject(value))
      return
    // Asking the size costs less than asking twice for the object.
    const before = seen.size
    if (seen.add(value).size === before)
      return
    if (visit(value, { kind, path, pointer }) === false)
      return
    for (const key of Object.keys(value)) {
      const below = value[key]
      const child = typeof below === 'object' && below !== null ? childOf(kind, key) : undefined
      if (child !== undefined) {
        path.push(key)
        enterChild(below, child)
        path.pop()
      }
    }
  }

  function enterChild(value: unknown, child: Child): void {
    // A list under `items` is how older JSON Schemas wrote a tuple.
    if (child === 'schema' && Array.isArray(value))
      value.forEach((item, index) => enterAt(String(index), item, child))
    else if (typeof child === 'string')
      enter(value, child)
    else if (Array.isArray(child) && Array.isArray(value))
      value.forEach((item, index) => enterAt(String(index), item, child[0]))
    else if (!Array.isArray(child) && isObject(value))
      Object.keys(value).forEach(name => enterAt(name, value[name], child.map))
  }

  function enterAt(key: string, value: unknown, kind: Kind): void {
    path.push(key)
    enter(value, kind)
    path.pop()
  }

  enter(root, kind)
}

/** The grammar as maps, in which each key of each object is looked up faster. */
const fields = new Map(Object.entries(grammar).map(([kind, children]) => [kind, new Map(Object.entries(children))]))

/** What the grammar expects under a key, undefined for plain values, data and extensions. */
export function childOf(kind: Kind, key: string): Child | undefined {
  const known = fields.get(kind)?.get(key)
  if (known !== undefined)
    return known
  const others = maps[kind]
  return others === undefined || key.startsWith('x-') || key === '$ref' ? undefined : others
}
