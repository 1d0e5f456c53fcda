import type { PlainObject } from '../../document/json/value.ts'
import { isObject } from '../../document/json/value.ts'
import { resolve } from '../../document/resolve.ts'
import { childOf, walk } from '../../document/grammar/walk.ts'
import { shorten } from '../check/written.ts'

/** Operations have ids of their own, and exactly the path parameters that their path has. */
export function repairOperations(root: PlainObject): void {
  repairIds(root)
  walk(root, (node, { kind }) => {
    if ((kind === 'operation' || kind === 'path-item') && Array.isArray(node.parameters))
      node.parameters = withoutDoubled(root, node.parameters)
    return kind !== 'schema'
  })
  for (const [path, item] of Object.entries(isObject(root.paths) ? root.paths : {})) {
    // An item that several paths share belongs to none of them.
    if (path.startsWith('/') && isObject(item) && item.$ref === undefined)
      repairPathParameters(root, path, item)
  }
}

/** The first keeps an id; another one is known by its method and path. */
function repairIds(root: PlainObject): void {
  const taken = new Set<string>()
  walk(root, (node, { kind }) => {
    if (kind === 'operation' && typeof node.operationId === 'string') {
      if (taken.has(node.operationId))
        delete node.operationId
      else
        taken.add(node.operationId)
    }
    return kind !== 'schema'
  })
}

function parameterAt(root: PlainObject, node: unknown): PlainObject | undefined {
  return isObject(node)
    ? resolve<PlainObject>({ name: '', version: '', root: root as never }, node)?.value
    : undefined
}

function withoutDoubled(root: PlainObject, parameters: unknown[]): unknown[] {
  const seen = new Set<string>()
  return shorten(parameters, (node) => {
    const { name, in: location } = parameterAt(root, node) ?? {}
    const key = `${String(location)} ${location === 'header' ? String(name).toLowerCase() : String(name)}`
    return name === undefined || seen.size < seen.add(key).size
  })
}

function repairPathParameters(root: PlainObject, path: string, item: PlainObject): void {
  const names = new Set([...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name))
  const isUsed = (node: unknown) => {
    const parameter = parameterAt(root, node)
    return parameter?.in !== 'path' || names.has(String(parameter.name))
  }
  const operations = Object.entries(item)
    .flatMap(([key, value]) => (key === 'additionalOperations' && isObject(value) ? Object.values(value) : childOf('path-item', key) === 'operation' ? [value] : []))
    .filter(isObject)
  for (const holder of [item, ...operations]) {
    if (Array.isArray(holder.parameters))
      holder.parameters = shorten(holder.parameters, isUsed)
  }
  for (const operation of operations) {
    const described = new Set([operation, item].flatMap(({ parameters }) =>
      (Array.isArray(parameters) ? parameters : []).flatMap((node) => {
        const parameter = parameterAt(root, node)
        return parameter?.in === 'path' ? [String(parameter.name)] : []
      })))
    const missing = [...names].filter(name => !described.has(name)).map(toParameter)
    if (missing.length > 0)
      operation.parameters = [...(Array.isArray(operation.parameters) ? operation.parameters : []), ...missing]
  }
}

/** What the path has and nobody describes can be filled in, too. */
function toParameter(name: string): PlainObject {
  return { name, in: 'path', required: true, schema: { type: 'string' } }
}
