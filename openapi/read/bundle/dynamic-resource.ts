import { nearest } from '../../document/json/pointer.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { walk } from '../../document/grammar/walk.ts'

/** A schema that stands by itself: a component, one written where it is used, or one within either that has an `$id`. */
export interface Resource {
  pointer: string
  /** The resource that it is written in. */
  outer: Resource | undefined
  /** Pointers of `$dynamicAnchor`s by name, and of plain ones, which nobody overrides. */
  dynamic: Map<string, string>
  plain: Map<string, string>
  /** What its `$dynamicRef`s ask for, and what those of the schemas it leads to do. */
  asks: Set<string>
  refs: Set<string>
}

/** Which `$dynamicAnchor` a name leads to: that of the outermost of the resources that were entered. */
export type DynamicScope = ReadonlyMap<string, string>

/** The elder pair of keywords has one anchor without a name. @see https://json-schema.org/draft/2019-09/json-schema-core#recursive-ref */
export const recursive = '#recursive'

export function enter(scope: DynamicScope, { dynamic }: Resource): DynamicScope {
  return new Map([...dynamic, ...scope])
}

/** The scope of a resource that is entered where it is written. */
export function scopeInPlace({ outer, dynamic }: Resource): DynamicScope {
  return outer ? new Map([...dynamic, ...scopeInPlace(outer)]) : dynamic
}

export function listResources(root: PlainObject): Map<string, Resource> {
  const resources = new Map<string, Resource>()
  const open: { resource: Resource, path: readonly string[] }[] = []
  walk(root, (node, { kind, path, pointer }) => {
    if (kind !== 'schema')
      return
    while (open.length > 0 && !isWithin(path, open.at(-1)?.path ?? []))
      open.pop()
    if (open.length === 0 || typeof node.$id === 'string') {
      const resource: Resource = {
        pointer: pointer(),
        outer: open.at(-1)?.resource,
        dynamic: new Map(),
        plain: new Map(),
        asks: new Set(),
        refs: new Set(),
      }
      open.push({ resource, path: [...path] })
      resources.set(resource.pointer, resource)
    }
    const home = open.at(-1)?.resource
    if (home)
      collect(home, node, pointer)
  })
  return resources
}

function isWithin(path: readonly string[], above: readonly string[]): boolean {
  return path.length > above.length && above.every((key, index) => path[index] === key)
}

function collect({ dynamic, plain, asks, refs }: Resource, node: PlainObject, pointer: () => string): void {
  if (typeof node.$dynamicAnchor === 'string' && !dynamic.has(node.$dynamicAnchor))
    dynamic.set(node.$dynamicAnchor, pointer())
  if (typeof node.$anchor === 'string' && !plain.has(node.$anchor))
    plain.set(node.$anchor, pointer())
  if (node.$recursiveAnchor === true)
    dynamic.set(recursive, pointer())
  if (typeof node.$ref === 'string')
    refs.add(node.$ref)
  const name = asked(node)
  if (name !== undefined)
    asks.add(name)
}

/** The name, or the pointer, that a schema's `$dynamicRef` asks for. */
export function asked({ $dynamicRef, $recursiveRef }: PlainObject): string | undefined {
  if (typeof $dynamicRef === 'string' && $dynamicRef.startsWith('#') && $dynamicRef.length > 1)
    return $dynamicRef.slice(1)
  return $recursiveRef === '#' ? recursive : undefined
}

/** Whoever leads to a template, by reference, by name or by holding it, asks for what it asks for. */
export function spread(resources: Map<string, Resource>): void {
  const users = new Map<Resource, Resource[]>()
  const use = (target: Resource | undefined, user: Resource): void => {
    if (target && target !== user)
      users.set(target, [...(users.get(target) ?? []), user])
  }
  const all = [...resources.values()]
  for (const resource of all) {
    resource.refs.forEach(ref => use(nearest(resources, ref), resource))
    resource.outer && use(resource, resource.outer)
    for (const name of resource.asks)
      all.filter(({ dynamic }) => dynamic.has(name)).forEach(target => use(target, resource))
  }
  const pending = all.filter(({ asks }) => asks.size > 0)
  for (let next = pending.pop(); next; next = pending.pop()) {
    for (const user of users.get(next) ?? []) {
      const before = user.asks.size
      next.asks.forEach(name => user.asks.add(name))
      if (user.asks.size > before)
        pending.push(user)
    }
  }
}
