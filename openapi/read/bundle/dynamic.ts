import { cloneTree, countNodes } from '../../document/json/clone.ts'
import { freeKey } from './component.ts'
import type { Bundle } from './bundle.ts'
import type { DynamicScope, Resource } from './dynamic-resource.ts'
import { asked, enter, listResources, recursive, scopeInPlace, spread } from './dynamic-resource.ts'
import { sourcePointer } from './find.ts'
import { joinPointer, nearest, valueAt } from '../../document/json/pointer.ts'
import type { Report } from '../../document/document.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { walk } from '../../document/grammar/walk.ts'
import { isObject } from '../../document/json/value.ts'

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
  targets: Map<string, Target | undefined>
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
    targets: new Map(),
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
        found.push(() => void (schema.$ref = targetOf(settling, ref, { scope, home })))
      }
      else if (name !== undefined) {
        const target = findAnchor(settling, scope, { name, resource })
        found.push(() => point(settling, schema, {
          target: target && targetOf(settling, target, { scope, home }),
          at: at + below,
        }))
      }
      return true
    },
    'schema',
  )
  found.forEach(change => change())
}

/** Where a name leads: dynamically only where the resource that asks has such an anchor itself, or none of the name. */
function findAnchor(
  { anywhere }: Settling,
  scope: DynamicScope,
  { name, resource }: { name: string, resource: Resource },
): string | undefined {
  if (name.startsWith('/'))
    return `#${name}`
  if (!resource.dynamic.has(name) && resource.plain.has(name))
    return resource.plain.get(name)
  if (name === recursive && !resource.dynamic.has(name))
    return resource.pointer
  return scope.get(name) ?? anywhere.get(name)
}

function point(
  { broken, report }: Settling,
  schema: PlainObject,
  { target, at }: { target: string | undefined, at: string },
): void {
  if (target === undefined) {
    if (!broken.has(schema)) {
      report({
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

/** What a reference leads to, found once: many lead to the same. */
interface Target {
  resource: Resource
  original: PlainObject
  nodes: number
  /** The names that are asked for there, and where they lead in place. */
  names: [name: string, inPlace: string | undefined][]
}

function readTarget({ targets, resources, original: root }: Settling, ref: string): Target | undefined {
  if (targets.has(ref))
    return targets.get(ref)
  const resource = nearest(resources, ref)
  const original = valueAt(root, ref)
  const inPlace = resource && scopeInPlace(resource)
  const target = resource && isObject(original)
    ? {
        resource,
        original,
        nodes: countNodes(original),
        names: [...resource.asks].sort().map((name): [string, string | undefined] => [name, inPlace?.get(name)]),
      }
    : undefined
  targets.set(ref, target)
  return target
}

/** What a reference leads to from within a scope: what was written, or a copy kept by the schema that fills it in otherwise. */
function targetOf(settling: Settling, ref: string, { scope, home }: { scope: DynamicScope, home: Home }): string {
  const target = readTarget(settling, ref)
  if (!target)
    return ref
  const { resource, original, nodes, names } = target
  const leadsTo = (name: string): string | undefined => scope.get(name) ?? resource.dynamic.get(name)
  if (names.every(([name, inPlace]) => leadsTo(name) === inPlace))
    return ref
  const key = [ref, ...names.map(([name]) => `${name} ${leadsTo(name)}`)].join('\n')
  const known = home.made.get(key)
  if (known !== undefined || settling.copies + nodes > maxCopies)
    return known ?? ref
  settling.copies += nodes
  const copy = cloneTree(original)
  if (!isObject(home.node.$defs))
    home.node.$defs = {}
  const definitions = home.node.$defs as PlainObject
  const name = freeKey(definitions, ref.slice(ref.lastIndexOf('/') + 1))
  const at = joinPointer(home.pointer, '$defs', name)
  home.made.set(key, at)
  definitions[name] = copy
  keepOrigin(settling, ref, at)
  settle(settling, copy, { resource, scope: enter(scope, resource), from: ref, at, home })
  return at
}

function keepOrigin({ origins }: Settling, ref: string, at: string): void {
  const origin = nearest(origins, ref)
  if (origin)
    origins.set(at, { pointer: at, source: origin.source, from: sourcePointer(origin, ref) })
}
