import type { Kind } from '../../document/grammar/grammar.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { isObject } from '../../document/json/value.ts'
import { joinPointer, pointerSegments, valueAt } from '../../document/json/pointer.ts'
import { walk } from '../../document/grammar/walk.ts'
import { isMarked } from './mark.ts'

/** Which component refers to which, by their pointers; what stands in no component is `''`. */
type Graph = Map<string, Set<string>>

const rest = ''

/** Where components of the two great versions are kept. */
function sectionsOf(kind: Kind): { depth: number, schemas: string, schemes: string } {
  return kind === 'document-2'
    ? { depth: 2, schemas: '#/definitions', schemes: '#/securityDefinitions' }
    : { depth: 3, schemas: '#/components/schemas', schemes: '#/components/securitySchemes' }
}

/**
 * Remembers who refers to whom, and later takes out the components that only hidden things referred to.
 * What nobody referred to in the first place stays, with all that it refers to.
 */
export function rememberUse(root: PlainObject, kind: Kind): () => void {
  const before = graphOf(root, kind)
  const components = listComponents(root, kind)
  const referred = new Set([...before].flatMap(([from, to]) => [...to].filter(target => target !== from)))
  const unused = components.filter(pointer => !referred.has(pointer))
  const marked = components.filter(pointer => isMarked(valueAt(root, pointer)))
  const wasReached = reach(before, [rest, ...unused, ...marked])
  return () => {
    const after = graphOf(root, kind)
    const kept = listComponents(root, kind)
    const free = kept.filter(pointer => !wasReached.has(pointer) || unused.includes(pointer))
    const isReached = reach(after, [rest, ...free])
    kept.filter(pointer => !isReached.has(pointer)).forEach(pointer => remove(root, pointer))
  }
}

function listComponents(root: PlainObject, kind: Kind): string[] {
  const names = kind === 'document-2'
    ? ['definitions', 'parameters', 'responses', 'securityDefinitions']
    : Object.keys(isObject(root.components) ? root.components : {}).filter(name => !name.startsWith('x-'))
  return names.flatMap((name) => {
    const pointer = kind === 'document-2' ? joinPointer('#', name) : joinPointer('#/components', name)
    const section = valueAt(root, pointer)
    return Object.keys(isObject(section) ? section : {}).map(key => joinPointer(pointer, key))
  })
}

function graphOf(root: PlainObject, kind: Kind): Graph {
  const graph: Graph = new Map()
  const anchors = anchorsOf(root, kind)
  const { depth, schemas, schemes } = sectionsOf(kind)
  walk(root, (node, { kind: nodeKind, path }) => {
    const isComponent = depth === 3 ? path[0] === 'components' : /^(?:definitions|parameters|responses|securityDefinitions)$/.test(path[0] ?? '')
    const from = isComponent && path.length >= depth ? joinPointer('#', ...path.slice(0, depth)) : rest
    const add = (pointer: string) => {
      const target = joinPointer('#', ...pointerSegments(pointer).slice(0, depth))
      graph.set(from, (graph.get(from) ?? new Set()).add(target))
    }
    for (const ref of [node.$ref, node.operationRef]) {
      if (typeof ref === 'string' && ref.startsWith('#/'))
        add(ref)
    }
    if (typeof node.$dynamicRef === 'string')
      anchors.get(node.$dynamicRef.replace(/^.*#/, ''))?.forEach(add)
    if (nodeKind === 'discriminator')
      targetsOf(node).forEach(target => add(target.startsWith('#') ? target : joinPointer(schemas, target)))
    for (const one of Array.isArray(node.security) && /^(?:document|operation)/.test(nodeKind) ? node.security : [])
      Object.keys(isObject(one) ? one : {}).forEach(name => add(joinPointer(schemes, name)))
    if (nodeKind === 'schema' && from !== rest && path.length === depth)
      basesOf(root, node).forEach(base => graph.set(base, (graph.get(base) ?? new Set()).add(from)))
  }, kind)
  return graph
}

function targetsOf({ mapping, defaultMapping }: PlainObject): string[] {
  return [...Object.values(isObject(mapping) ? mapping : {}), defaultMapping].filter(target => typeof target === 'string')
}

/** A schema with a discriminator stands for those that extend it, which nothing else may refer to. */
function basesOf(root: PlainObject, { allOf }: PlainObject): string[] {
  return (Array.isArray(allOf) ? allOf : []).flatMap((branch) => {
    const ref = isObject(branch) && typeof branch.$ref === 'string' ? branch.$ref : undefined
    const target = ref === undefined ? undefined : valueAt(root, ref)
    return ref !== undefined && isObject(target) && target.discriminator !== undefined ? [ref] : []
  })
}

function anchorsOf(root: PlainObject, kind: Kind): Map<string, string[]> {
  const anchors = new Map<string, string[]>()
  walk(root, (node, { pointer }) => {
    if (typeof node.$dynamicAnchor === 'string')
      anchors.set(node.$dynamicAnchor, [...(anchors.get(node.$dynamicAnchor) ?? []), pointer()])
  }, kind)
  return anchors
}

function reach(graph: Graph, from: string[]): Set<string> {
  const reached = new Set<string>()
  const queue = [...from]
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (reached.has(next))
      continue
    reached.add(next)
    graph.get(next)?.forEach(target => queue.push(target))
  }
  return reached
}

function remove(root: PlainObject, pointer: string): void {
  const segments = pointerSegments(pointer)
  const section = valueAt(root, joinPointer('#', ...segments.slice(0, -1)))
  const holder = valueAt(root, joinPointer('#', ...segments.slice(0, -2)))
  if (!isObject(section) || !isObject(holder))
    return
  delete section[segments.at(-1) ?? '']
  if (Object.keys(section).length === 0)
    delete holder[segments.at(-2) ?? '']
}
