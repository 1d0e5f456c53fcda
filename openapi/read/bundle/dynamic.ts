import { cloneTree, countNodes } from '../../document/clone.ts'
import { freeKey } from './component.ts'
import type { Bundle } from './bundle.ts'
import { sourcePointer } from './find.ts'
import { ancestors } from '../syntax/json.ts'
import { joinPointer, valueAt } from '../../document/resolve.ts'
import type { Report } from '../../document/document.ts'
import type { PlainObject } from '../../document/json.ts'
import { walk } from '../../document/walk.ts'
import { isObject } from '../../document/json.ts'

/** A schema that stands by itself: a component, one written where it is used, or one within either that has an `$id`. */
interface Resource {
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
type DynamicScope = ReadonlyMap<string, string>

/** The elder pair of keywords has one anchor without a name. @see https://json-schema.org/draft/2019-09/json-schema-core#recursive-ref */
const recursive = '#recursive'

/** Templates are copied for each use that fills them in otherwise; a few small ones can ask for any number of copies. */
const maxCopies = 200_000

/** A schema whose references are settled, which is the one that was written or a copy of it. */
interface Settled {
  resource: Resource
  scope: DynamicScope
  /** Where it was written, and where it stands. */
  from: string
  at: string
  home: Home
}

/** A schema that stands by itself, with the copies it keeps, by what they are copies of and how they are filled in. */
interface Home {
  pointer: string
  node: PlainObject
  made: Map<string, string>
}

/** What settling all references of a document shares. */
interface Settling extends Pick<Bundle, 'origins' | 'broken'> {
  report: (report: Report) => void
  resources: Map<string, Resource>
  /** The document as it was written. */
  original: PlainObject
  anywhere: Map<string, string>
  copies: number
}

/**
 * Turns every `$dynamicRef` into a `$ref`, in place, by the dynamic scope: the outermost resource on the way that has an anchor of the
 * name. A schema that overrides anchors of a template it refers to (`$dynamicAnchor` in its `$defs`: a list of anything becomes a list of
 * users) gets a copy of the template in which they are filled in, so that whoever reads the document afterwards, page or validator,
 * knows references of one kind only.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.3.2
 */
export function resolveDynamic(
  root: PlainObject,
  { origins, broken }: Pick<Bundle, 'origins' | 'broken'>,
  report: (report: Report) => void,
): void {
  const resources = listResources(root)
  if (![...resources.values()].some(({ asks }) => asks.size > 0))
    return
  spread(resources)
  const settling: Settling = {
    origins,
    broken,
    report,
    resources,
    original: cloneTree(root),
    anywhere: new Map([...resources.values()].reverse().flatMap(({ dynamic, plain }) => [...plain, ...dynamic])),
    copies: 0,
  }
  for (const resource of resources.values()) {
    const node = valueAt(root, resource.pointer)
    if (resource.outer === undefined && resource.asks.size > 0 && isObject(node)) {
      const { pointer } = resource
      settle(settling, node, {
        resource,
        scope: resource.dynamic,
        from: pointer,
        at: pointer,
        home: { pointer, node, made: new Map() },
      })
    }
  }
}

/** Settles the references of a schema; a resource within it brings anchors of its own. */
function settle(settling: Settling, node: PlainObject, { resource, scope, from, at, home }: Settled): void {
  const found: (() => void)[] = []
  walk(
    node,
    (schema, { pointer }) => {
      const below = pointer().slice(1)
      const inner = below === '' ? undefined : settling.resources.get(from + below)
      if (inner) {
        const own = { resource: inner, scope: enter(scope, inner), from: from + below, at: at + below, home }
        found.push(() => settle(settling, schema, own))
        return false
      }
      const name = asked(schema)
      if (typeof schema.$ref === 'string') {
        const ref = schema.$ref
        found.push(() => void (schema.$ref = targetOf(settling, ref, scope, home)))
      }
      else if (name !== undefined) {
        const target = findAnchor(settling, name, resource, scope)
        found.push(() => point(settling, schema, target && targetOf(settling, target, scope, home), at + below))
      }
      return true
    },
    'schema',
  )
  found.forEach(change => change())
}

/** Where a name leads: dynamically only where the resource that asks has such an anchor itself, or none of the name. */
function findAnchor({ anywhere }: Settling, name: string, resource: Resource, scope: DynamicScope): string | undefined {
  if (name.startsWith('/'))
    return `#${name}`
  if (!resource.dynamic.has(name) && resource.plain.has(name))
    return resource.plain.get(name)
  if (name === recursive && !resource.dynamic.has(name))
    return resource.pointer
  return scope.get(name) ?? anywhere.get(name)
}

function enter(scope: DynamicScope, { dynamic }: Resource): DynamicScope {
  return new Map([...dynamic, ...scope])
}

/** The scope of a resource that is entered where it is written. */
function scopeInPlace({ outer, dynamic }: Resource): DynamicScope {
  return outer ? new Map([...dynamic, ...scopeInPlace(outer)]) : dynamic
}

function point({ broken, report }: Settling, schema: PlainObject, target: string | undefined, at: string): void {
  if (target === undefined) {
    if (!broken.has(schema)) {
      report({
        severity: 'error',
        rule: 'dangling-ref',
        pointer: joinPointer(at, '$dynamicRef'),
        message: `The $dynamicRef "${String(schema.$dynamicRef)}" names an anchor that is not there.`,
        advice: 'add a $dynamicAnchor of that name, or correct it',
      })
    }
    return
  }
  delete schema.$dynamicRef
  delete schema.$recursiveRef
  schema.$ref = target
}

/** What a reference leads to from within a scope: what was written, or a copy kept by the schema that fills it in otherwise. */
function targetOf(settling: Settling, ref: string, scope: DynamicScope, home: Home): string {
  const resource = resourceOf(settling, ref)
  const original = valueAt(settling.original, ref)
  if (!resource || !isObject(original))
    return ref
  const inner = enter(scope, resource)
  const inPlace = scopeInPlace(resource)
  const names = [...resource.asks].sort()
  if (names.every(name => inner.get(name) === inPlace.get(name)))
    return ref
  const key = [ref, ...names.map(name => `${name} ${inner.get(name)}`)].join('\n')
  const known = home.made.get(key)
  settling.copies += known === undefined ? countNodes(original) : 0
  if (known !== undefined || settling.copies > maxCopies)
    return known ?? ref
  const copy = cloneTree(original)
  if (!isObject(home.node.$defs))
    home.node.$defs = {}
  const definitions = home.node.$defs as PlainObject
  const name = freeKey(definitions, ref.slice(ref.lastIndexOf('/') + 1))
  const at = joinPointer(home.pointer, '$defs', name)
  home.made.set(key, at)
  definitions[name] = copy
  keepOrigin(settling, ref, at)
  settle(settling, copy, { resource, scope: inner, from: ref, at, home })
  return at
}

function keepOrigin({ origins }: Settling, ref: string, at: string): void {
  const origin = ancestors(ref)
    .map(above => origins.get(above))
    .find(origin => origin !== undefined)
  if (origin)
    origins.set(at, { pointer: at, source: origin.source, from: sourcePointer(origin, ref) })
}

function resourceOf({ resources }: Pick<Settling, 'resources'>, pointer: string): Resource | undefined {
  return ancestors(pointer).map(above => resources.get(above)).find(resource => resource !== undefined)
}

function listResources(root: PlainObject): Map<string, Resource> {
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
function asked({ $dynamicRef, $recursiveRef }: PlainObject): string | undefined {
  if (typeof $dynamicRef === 'string' && $dynamicRef.startsWith('#') && $dynamicRef.length > 1)
    return $dynamicRef.slice(1)
  return $recursiveRef === '#' ? recursive : undefined
}

/** Whoever leads to a template, by reference, by name or by holding it, asks for what it asks for. */
function spread(resources: Map<string, Resource>): void {
  const users = new Map<Resource, Resource[]>()
  const use = (target: Resource | undefined, user: Resource): void => {
    if (target && target !== user)
      users.set(target, [...(users.get(target) ?? []), user])
  }
  const all = [...resources.values()]
  for (const resource of all) {
    resource.refs.forEach(ref => use(resourceOf({ resources }, ref), resource))
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
