import type { Fault } from '../error/fault.ts'
import type { Resource } from './resource.ts'
import type { Resources } from './resources.ts'
import type { Tables } from './sandbox.ts'
import { concretePath } from '../operation/path-template.ts'
import { notFound } from './refusals.ts'

/** The item that a path stands below: the collection's template and the parameter, in the words of that path. */
interface Parent {
  resource: Resource
  collection: string
  parameter: string
}

const parents = new WeakMap<Resources, Map<string, Parent | undefined>>()

/** An item below another exists only while the other one does. The other path may name its parameters otherwise. */
export function missingParent(
  resources: Resources,
  path: string,
  values: Record<string, unknown>,
  tables: Tables,
): Fault | undefined {
  const known = parents.get(resources) ?? new Map<string, Parent | undefined>()
  parents.set(resources, known)
  if (!known.has(path))
    known.set(path, findParent(resources, path))
  const parent = known.get(path)
  return !parent
    || tables.collection(concretePath(parent.collection, values)).has(String(values[parent.parameter] ?? ''))
    ? undefined
    : notFound(parent.resource)
}

function findParent(resources: Resources, path: string): Parent | undefined {
  const resource = resources.parentOf(path)
  if (!resource)
    return undefined
  const segments = path.split('/')
  const depth = resource.path.split('/').length
  return {
    resource,
    collection: segments.slice(0, depth).join('/'),
    parameter: (segments[depth] ?? '').slice(1, -1),
  }
}
