import { cloneTree, countNodes } from '../../document/clone.ts'
import { freeKey } from './component.ts'
import type { Bundle } from './bundle.ts'
import { sourcePointer } from './find.ts'
import { ancestors } from '../syntax/json.ts'
import { joinPointer } from '../../document/resolve.ts'
import type { Report } from '../../document/document.ts'
import type { PlainObject } from '../../document/json.ts'
import { walk } from '../../document/walk.ts'
import { isObject } from '../../document/json.ts'

/** A schema that stands by itself: a component, or one written where it is used. */
interface Resource {
  node: PlainObject
  pointer: string
  /** Pointers of `$dynamicAnchor`s by name, and of plain ones, which nobody overrides. */
  dynamic: Map<string, string>
  plain: Map<string, string>
  /** What its `$dynamicRef`s ask for, and what those of the schemas it refers to do. */
  asks: Set<string>
  refs: Set<string>
}

/** The elder pair of keywords has one anchor without a name. @see https://json-schema.org/draft/2019-09/json-schema-core#recursive-ref */
const recursive = '#recursive'

/** Templates are copied for each use that fills them in otherwise; a few small ones can ask for any number of copies. */
const maxCopies = 200_000

/**
 * Turns every `$dynamicRef` into a `$ref`, in place. A schema that overrides anchors of a template it refers to (`$dynamicAnchor` in its
 * `$defs`: a list of anything becomes a list of users) gets a copy of the template in which they are filled in, so that whoever reads
 * the document afterwards, page or validator, knows references of one kind only.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.3.2
 */
export function resolveDynamic(
  root: PlainObject,
  { origins, broken }: Pick<Bundle, 'origins' | 'broken'>,
  report: (report: Report) => void,
): void {
  const resources = listResources(root)
  if (![...resources.values()].some(({ asks }) => asks.size > 0)) {
    return
  }
  spread(resources)
  const originals = new Map(
    [...resources.values()].filter(({ asks }) => asks.size > 0).map(resource => [resource, cloneTree(resource.node)]),
  )
  const anywhere = new Map([...resources.values()].reverse().flatMap(({ dynamic, plain }) => [...plain, ...dynamic]))
  let copies = 0

  function fill(resource: Resource): void {
    const made = new Map<string, string>()
    settle(resource.node, {
      resource,
      at: resource.pointer,
      bound: resource.dynamic,
      home: resource,
      made,
    })
  }

  interface Place {
    resource: Resource
    at: string
    bound: ReadonlyMap<string, string>
    home: Resource
    made: Map<string, string>
  }

  /** Settles the references of a schema, which is the resource or a copy of it at another place. */
  function settle(node: PlainObject, { resource, at, bound, home, made }: Place): void {
    const moved = (pointer: string) =>
      pointer === resource.pointer || pointer.startsWith(`${resource.pointer}/`)
        ? at + pointer.slice(resource.pointer.length)
        : pointer
    const scope = new Map([
      ...[...resource.dynamic].map(([name, pointer]) => [name, moved(pointer)] as const),
      ...bound,
    ])
    const found: (() => void)[] = []
    walk(
      node,
      (schema, { pointer }) => {
        const name = asked(schema)
        if (name !== undefined && schema.$ref === undefined) {
          const target =
            scope.get(name)
            ?? (resource.plain.has(name) ? moved(resource.plain.get(name) ?? '') : anywhere.get(name))
            ?? (name === recursive ? at : undefined)
          const place = at + pointer().slice(1)
          found.push(() => point(schema, target, place))
        }
        if (typeof schema.$ref === 'string') {
          const ref = schema.$ref
          found.push(
            () => void (schema.$ref = moved(ref) === ref ? (copyOf(ref, scope, home, made) ?? ref) : moved(ref)),
          )
        }
      },
      'schema',
    )
    found.forEach(change => change())
  }

  function point(schema: PlainObject, target: string | undefined, at: string): void {
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

  /** The template as one schema fills it in, kept among the definitions of that schema; undefined where it leaves it as it is. */
  function copyOf(
    ref: string,
    bound: ReadonlyMap<string, string>,
    home: Resource,
    made: Map<string, string>,
  ): string | undefined {
    const template = resources.get(ref)
    const original = template && originals.get(template)
    if (!template || !original || template === home || ![...template.asks].some(name => bound.has(name)))
      return undefined
    const key = [ref, ...[...template.asks].sort().map(name => `${name} ${bound.get(name)}`)].join('\n')
    const known = made.get(key)
    copies += known === undefined ? countNodes(original) : 0
    if (known !== undefined || copies > maxCopies)
      return known
    const copy = cloneTree(original)
    if (!isObject(home.node.$defs))
      home.node.$defs = {}
    const definitions = home.node.$defs as PlainObject
    const name = freeKey(definitions, ref.slice(ref.lastIndexOf('/') + 1))
    const at = joinPointer(home.pointer, '$defs', name)
    made.set(key, at)
    definitions[name] = copy
    const origin = ancestors(ref)
      .map(above => origins.get(above))
      .find(origin => origin !== undefined)
    if (origin) {
      origins.set(at, { pointer: at, source: origin.source, from: sourcePointer(origin, ref) })
    }
    settle(copy, {
      resource: template,
      at,
      bound,
      home,
      made,
    })
    return at
  }

  for (const resource of resources.values()) {
    if (resource.asks.size > 0)
      fill(resource)
  }
}

function listResources(root: PlainObject): Map<string, Resource> {
  const resources = new Map<string, Resource>()
  let home: Resource | undefined
  let prefix: readonly string[] = []
  walk(root, (node, { kind, path, pointer }) => {
    if (kind !== 'schema')
      return
    if (!home || path.length <= prefix.length || prefix.some((key, index) => path[index] !== key)) {
      prefix = [...path]
      home = {
        node,
        pointer: pointer(),
        dynamic: new Map(),
        plain: new Map(),
        asks: new Set(),
        refs: new Set(),
      }
      resources.set(home.pointer, home)
    }
    collect(home, node, pointer)
  })
  return resources
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

/** The name that a schema's `$dynamicRef` asks for. */
function asked({ $dynamicRef, $recursiveRef }: PlainObject): string | undefined {
  if (typeof $dynamicRef === 'string' && /^#[^/]/.test($dynamicRef))
    return $dynamicRef.slice(1)
  return $recursiveRef === '#' ? recursive : undefined
}

/** Whoever refers to a template asks for what it asks for. */
function spread(resources: Map<string, Resource>): void {
  const users = new Map<Resource, Resource[]>()
  for (const resource of resources.values()) {
    for (const ref of resource.refs) {
      const target = resources.get(ref)
      if (target) {
        users.set(target, [...(users.get(target) ?? []), resource])
      }
    }
  }
  const pending = [...resources.values()].filter(({ asks }) => asks.size > 0)
  for (let next = pending.pop(); next; next = pending.pop()) {
    for (const user of users.get(next) ?? []) {
      const before = user.asks.size
      next.asks.forEach(name => user.asks.add(name))
      if (user.asks.size > before)
        pending.push(user)
    }
  }
}
