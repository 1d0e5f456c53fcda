import type { Entry, Kind } from '../../document/grammar/grammar.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { isObject, own } from '../../document/json/value.ts'
import { copyNumerals } from '../../document/json/numerals.ts'
import { joinPointer, pointerSegments, valueAt } from '../../document/json/pointer.ts'
import { resolve } from '../../document/resolve.ts'
import { childOf, walk } from '../../document/grammar/walk.ts'
import type { Hidden } from './hidden.ts'
import { isHidden, isHiddenSchema, isOperation } from './hidden.ts'
import { hasMark, isMarked } from './mark.ts'

interface Sweep {
  hidden: Hidden
  seen: Set<object>
  /** Where the items of a shortened list stood before. */
  moved: Map<unknown, number[]>
}

/** Takes everything hidden out of a tree, in place, and with it what would speak of it or lead to it. */
export function sweepHidden(hidden: Hidden): void {
  const sweep: Sweep = { hidden, seen: new Set(), moved: new Map() }
  sweepNode(sweep, hidden.root, hidden.kind)
  if (sweep.moved.size > 0)
    rebaseRefs(sweep)
}

function sweepNode(sweep: Sweep, node: PlainObject, kind: Kind): void {
  if (sweep.seen.has(node))
    return
  sweep.seen.add(node)
  if (kind === 'server' && typeof node.url === 'string' && isObject(node.variables))
    fillVariables(node, node.url, node.variables)
  for (const key of Object.keys(node)) {
    const child = childOf(kind, key)
    const value = node[key]
    if (child === 'schema' && Array.isArray(value))
      sweepList(sweep, { node, key, kind: child }, value)
    else if (typeof child === 'string')
      sweepEntry(sweep, { node, key, kind: child })
    else if (Array.isArray(child) && Array.isArray(value))
      sweepList(sweep, { node, key, kind: child[0] }, value)
    else if (child !== undefined && !Array.isArray(child) && isObject(value))
      sweepMap(sweep, { node, key, kind: child.map }, value)
    else if (child === undefined && key.startsWith('x-') && hasMark(value))
      node[key] = withoutMarked(value)
  }
  tidy(sweep.hidden, node, kind)
}

function sweepEntry(sweep: Sweep, { node, key, kind }: Entry): void {
  const value = node[key]
  if (isHidden(sweep.hidden, value, kind))
    delete node[key]
  else if (isObject(value))
    sweepNode(sweep, value, kind)
}

function sweepMap(sweep: Sweep, { node, key, kind }: Entry, map: PlainObject): void {
  const names = Object.keys(map)
  for (const name of names)
    sweepEntry(sweep, { node: map, key: name, kind })
  if (names.length > 0 && Object.keys(map).length === 0)
    delete node[key]
}

function sweepList(sweep: Sweep, { node, key, kind }: Entry, items: unknown[]): void {
  const kept: unknown[] = []
  const places: number[] = []
  items.forEach((item, index) => {
    const shown = isHidden(sweep.hidden, item, kind) ? standIn(sweep.hidden, item, kind) : item
    if (shown === undefined)
      return
    if (isObject(shown))
      sweepNode(sweep, shown, kind)
    kept.push(shown)
    places.push(index)
  })
  if (kept.length === 0 && items.length > 0) {
    delete node[key]
    sweep.moved.set(items, [])
    return
  }
  node[key] = kept
  if (kept.length === items.length)
    copyNumerals(items, kept)
  else
    sweep.moved.set(kept, places)
}

/** A parameter that the path itself names cannot go: a value for it must be sent. All that is said of it goes. */
function standIn({ root }: Hidden, item: unknown, kind: Kind): PlainObject | undefined {
  if (kind !== 'parameter' && kind !== 'parameter-2')
    return undefined
  const found = resolve<PlainObject>({ name: '', version: '', root: root as never }, item as PlainObject)?.value
  return found?.in === 'path'
    ? {
        name: found.name,
        in: 'path',
        required: true,
        ...(kind === 'parameter' ? { schema: { type: 'string' } } : { type: 'string' }),
      }
    : undefined
}

/** What of other objects a node names that is gone. */
function tidy(hidden: Hidden, node: PlainObject, kind: Kind): void {
  if ((isOperation(kind) || kind === hidden.kind) && Array.isArray(node.security))
    dropSchemes(hidden, node, node.security)
  if (isOperation(kind) && Array.isArray(node.tags))
    node.tags = node.tags.filter(tag => !hidden.tags.has(String(tag)))
  if (kind === 'tag' && hidden.tags.has(String(node.parent)))
    delete node.parent
  if (kind === 'discriminator')
    dropMappings(hidden, node)
}

function dropSchemes({ schemes }: Hidden, node: PlainObject, security: unknown[]): void {
  const kept = security.filter(one => !isObject(one) || !Object.keys(one).some(name => schemes.has(name)))
  if (kept.length > 0 || security.length === 0)
    node.security = kept
  else
    delete node.security
}

function dropMappings(hidden: Hidden, node: PlainObject): void {
  // Lists may be shorter by now: what is named by its place in one is looked at when all of them are.
  for (const [holder, key] of mappingsOf(node)) {
    if (!isThroughList(holder[key]) && isHiddenSchema(hidden, holder[key]))
      delete holder[key]
  }
}

/** A URL keeps the default of a variable that goes. */
function fillVariables(node: PlainObject, url: string, variables: PlainObject): void {
  node.url = url.replace(/\{([^{}]*)\}/g, (written, name: string) => {
    const variable = own(variables, name)
    return isMarked(variable) ? String((variable as PlainObject).default ?? '') : written
  })
}

/** Extensions are nobody's grammar: in them, whatever is marked goes. */
function withoutMarked(value: unknown): unknown {
  if (Array.isArray(value))
    return value.filter(item => !isMarked(item)).map(withoutMarked)
  if (!isObject(value))
    return value
  for (const key of Object.keys(value)) {
    if (isMarked(value[key]))
      delete value[key]
    else
      value[key] = withoutMarked(value[key])
  }
  return value
}

/** References through a list that became shorter count anew, and so do the branches that a discriminator names by their places. */
function rebaseRefs({ hidden, moved }: Sweep): void {
  const { root } = hidden
  walk(root, (node, { kind }) => {
    if (isThroughList(node.$ref))
      node.$ref = rebase(root, node.$ref, moved)
    if (kind !== 'discriminator')
      return
    for (const [holder, key] of mappingsOf(node)) {
      const target = holder[key]
      if (!isThroughList(target))
        continue
      holder[key] = rebase(root, target, moved)
      if (valueAt(root, holder[key] as string) === undefined)
        delete holder[key]
    }
  }, hidden.kind)
}

/** Whether a pointer leads through a place of a list. */
function isThroughList(pointer: unknown): pointer is string {
  return typeof pointer === 'string' && /^#.*\/\d+(?:\/|$)/.test(pointer)
}

/** Where a discriminator names schemas: each object with the key under which it does. */
function mappingsOf(node: PlainObject): [PlainObject, string][] {
  const { mapping } = node
  return [
    ...(isObject(mapping) ? Object.keys(mapping).map((value): [PlainObject, string] => [mapping, value]) : []),
    [node, 'defaultMapping'],
  ]
}

function rebase(root: PlainObject, ref: string, moved: Map<unknown, number[]>): string {
  let value: unknown = root
  const segments = pointerSegments(ref).map((segment) => {
    const places = moved.get(value)
    const key = places === undefined ? segment : String(places.indexOf(Number(segment)))
    value = isObject(value) || Array.isArray(value) ? (value as PlainObject)[key] : undefined
    return key
  })
  return joinPointer('#', ...segments)
}
