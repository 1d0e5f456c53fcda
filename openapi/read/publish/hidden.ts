import type { Child, Kind } from '../../document/grammar/grammar.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { isObject } from '../../document/json/value.ts'
import { joinPointer, pointerSegments, valueAt } from '../../document/json/pointer.ts'
import { childOf, walk } from '../../document/grammar/walk.ts'
import { hasMark, isMarked } from './mark.ts'

/** What is known of a tree before anything is taken out of it. */
export interface Hidden {
  root: PlainObject
  kind: Kind
  /** By reference: whether it leads to something hidden. */
  refs: Map<string, boolean>
  /** The names of hidden tags, hidden security schemes, and the ids of hidden operations. */
  tags: Set<string>
  schemes: Set<string>
  ids: Set<string>
}

/** Looks through a bundled tree for what is hidden; undefined where nothing is marked. */
export function findHidden(root: PlainObject, kind: Kind): Hidden | undefined {
  const hidden: Hidden = {
    root,
    kind,
    refs: new Map(),
    tags: new Set(),
    schemes: new Set(),
    ids: new Set(),
  }
  let marked = false
  walk(root, (node) => {
    marked ||= isMarked(node) || Object.keys(node).some(key => key.startsWith('x-') && hasMark(node[key]))
    return !marked
  }, kind)
  if (!marked)
    return undefined
  for (const tag of Array.isArray(root.tags) ? root.tags : []) {
    if (isMarked(tag) && typeof (tag as PlainObject).name === 'string')
      hidden.tags.add(String((tag as PlainObject).name))
  }
  for (const [name, scheme] of Object.entries(schemesOf(root))) {
    if (isHidden(hidden, scheme, 'security-scheme'))
      hidden.schemes.add(name)
  }
  findIds(hidden)
  return hidden
}

function schemesOf(root: PlainObject): PlainObject {
  const schemes = isObject(root.components) ? root.components.securitySchemes : root.securityDefinitions
  return isObject(schemes) ? schemes : {}
}

/** All references are judged before anything moves. */
function findIds(hidden: Hidden): void {
  const all = new Set<string>()
  const shown = new Set<string>()
  walk(hidden.root, (node, { kind }) => {
    if (isOperation(kind) && typeof node.operationId === 'string')
      all.add(node.operationId)
    if (typeof node.$ref === 'string')
      leadsToHidden(hidden, node.$ref)
    if (kind === 'link' && typeof node.operationRef === 'string')
      leadsToHidden(hidden, node.operationRef)
    if (kind === 'discriminator')
      Object.values(isObject(node.mapping) ? node.mapping : {}).forEach(target => isHiddenSchema(hidden, target))
  }, hidden.kind)
  walk(hidden.root, (node, { kind }) => {
    if (isHidden(hidden, node, kind))
      return false
    if (isOperation(kind) && typeof node.operationId === 'string')
      shown.add(node.operationId)
  }, hidden.kind)
  all.forEach(id => shown.has(id) || hidden.ids.add(id))
}

/** Whether a node is not published: it is marked, it refers to what is, or all that it is made of is. */
export function isHidden(hidden: Hidden, node: unknown, kind: Kind): boolean {
  if (!isObject(node) || kind === hidden.kind || kind === 'info' || kind === 'components')
    return false
  if (isMarked(node))
    return true
  if (typeof node.$ref === 'string' && leadsToHidden(hidden, node.$ref))
    return true
  switch (kind) {
    case 'operation':
    case 'operation-2':
      return areHidden(Array.isArray(node.tags) ? node.tags : [], tag => hidden.tags.has(String(tag)))
    case 'path-item':
    case 'path-item-2':
    case 'callback':
      return areHidden(operationsBelow(node, kind), ([child, of]) => isHidden(hidden, child, of))
    case 'request-body':
      return areHidden(isObject(node.content) ? Object.values(node.content) : [], medium =>
        isHidden(hidden, medium, 'media-type'))
    case 'link':
      return hidden.ids.has(String(node.operationId))
        || (typeof node.operationRef === 'string' && leadsToHidden(hidden, node.operationRef))
    default:
      return false
  }
}

function areHidden<T>(items: T[], isGone: (item: T) => boolean): boolean {
  return items.length > 0 && items.every(isGone)
}

export function isOperation(kind: Kind): boolean {
  return kind === 'operation' || kind === 'operation-2'
}

/** What makes a path item or a callback worth having. */
function operationsBelow(node: PlainObject, kind: Kind): [unknown, Kind][] {
  return Object.entries(node).flatMap(([key, value]): [unknown, Kind][] => {
    const child = childOf(kind, key)
    if (child === 'operation' || child === 'operation-2' || child === 'path-item')
      return [[value, child]]
    return key === 'additionalOperations' && isObject(value)
      ? Object.values(value).map((operation): [unknown, Kind] => [operation, 'operation'])
      : []
  })
}

/** Whether a local reference leads to something hidden, or to a part of it. */
function leadsToHidden(hidden: Hidden, ref: string): boolean {
  const known = hidden.refs.get(ref)
  if (known !== undefined)
    return known
  hidden.refs.set(ref, false)
  const verdict = ref.startsWith('#') && passesHidden(hidden, ref)
  hidden.refs.set(ref, verdict)
  return verdict
}

function passesHidden(hidden: Hidden, ref: string): boolean {
  let value: unknown = hidden.root
  let child: Child | undefined = hidden.kind
  for (const segment of pointerSegments(ref)) {
    child = below(child, segment)
    value = (isObject(value) || Array.isArray(value)) && Object.hasOwn(value, segment)
      ? (value as PlainObject)[segment]
      : undefined
    if (typeof child === 'string' ? isHidden(hidden, value, child) : child === undefined && isMarked(value))
      return true
  }
  return false
}

function below(child: Child | undefined, segment: string): Child | undefined {
  if (typeof child === 'string')
    return childOf(child, segment)
  return Array.isArray(child) ? child[0] : child?.map
}

/** Whether what a discriminator's mapping names is hidden: a pointer, or the name of a schema. */
export function isHiddenSchema(hidden: Hidden, target: unknown): boolean {
  if (typeof target !== 'string')
    return false
  const pointer = joinPointer(hidden.kind === 'document-2' ? '#/definitions' : '#/components/schemas', target)
  const isName = valueAt(hidden.root, pointer) !== undefined || hidden.refs.has(pointer)
  return leadsToHidden(hidden, isName ? pointer : target)
}
