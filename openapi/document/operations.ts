import type { ApiDocument } from './document.ts'
import type { Callback, Operation, PathItem } from './openapi.ts'
import { fixedMethods } from './openapi.ts'
import { joinPointer } from './json/pointer.ts'
import { resolve } from './resolve.ts'
import { isObject } from './json/value.ts'

/** An operation where it stands in the document. */
export interface PlacedOperation {
  kind: 'operation' | 'webhook' | 'callback'
  /** The method as it is sent: upper-case, or as written in `additionalOperations`. */
  method: string
  path: string
  operation: Operation
  pathItem: PathItem
  pointer: string
  pathItemPointer: string
  /** The operation a callback belongs to, and the callback's name there. */
  caller?: PlacedOperation
  callback?: string
}

/** Callbacks of callbacks are listed down to this depth. */
const maxCallbackDepth = 4

/** Every operation in the order of the document: paths, webhooks, and after each its callbacks. */
export function listOperations(document: ApiDocument): PlacedOperation[] {
  const { root } = document
  const placed: PlacedOperation[] = []
  const seen = new Set<string>()
  const webhooks =
    root.webhooks ?? (isObject(root['x-webhooks']) ? (root['x-webhooks'] as Record<string, PathItem>) : {})
  const webhooksKey = root.webhooks ? 'webhooks' : 'x-webhooks'

  function addPathItem(
    source: PathItem,
    pointer: string,
    path: string,
    from: Pick<PlacedOperation, 'kind' | 'caller' | 'callback'>,
    depth: number,
  ): void {
    const resolved = followPathItem(document, source, pointer)
    if (!resolved)
      return
    for (const found of operationsOf(resolved)) {
      if (seen.has(`${from.kind === 'callback' ? '' : path} ${found.pointer}`))
        continue
      seen.add(`${from.kind === 'callback' ? '' : path} ${found.pointer}`)
      const one = {
        ...from,
        ...found,
        path,
        pathItem: resolved.value,
        pathItemPointer: resolved.pointer,
      }
      placed.push(one)
      if (depth < maxCallbackDepth)
        addCallbacks(one, depth)
    }
  }

  function addCallbacks(caller: PlacedOperation, depth: number): void {
    for (const [name, source] of Object.entries(caller.operation.callbacks ?? {})) {
      const callback = isObject(source)
        ? resolve<Callback>(document, source, joinPointer(caller.pointer, 'callbacks', name))
        : undefined
      for (const [expression, pathItem] of Object.entries(callback?.value ?? {})) {
        if (!expression.startsWith('x-') && isObject(pathItem)) {
          addPathItem(
            pathItem,
            joinPointer(callback?.pointer ?? '', expression),
            expression,
            { kind: 'callback', caller, callback: name },
            depth + 1,
          )
        }
      }
    }
  }

  for (const [path, source] of Object.entries(root.paths ?? {})) {
    if (path.startsWith('/') && isObject(source))
      addPathItem(source, joinPointer('#/paths', path), path, { kind: 'operation' }, 0)
  }
  for (const [name, source] of Object.entries(webhooks)) {
    if (isObject(source))
      addPathItem(source, joinPointer(`#/${webhooksKey}`, name), name, { kind: 'webhook' }, 0)
  }
  return placed
}

/** A path item behind its `$ref`. */
export interface FollowedPathItem {
  value: PathItem
  pointer: string
  /** The pointer of the path item in which a key of the value stands. */
  holderOf: (key: string) => string
}

/** A path item's `$ref` may have siblings, which win (their behaviour is undefined, and this is what tools agree on). */
export function followPathItem(
  document: ApiDocument,
  source: PathItem,
  pointer: string,
): FollowedPathItem | undefined {
  if (typeof source.$ref !== 'string')
    return { value: source, pointer, holderOf: () => pointer }
  const target = resolve<PathItem>(document, { $ref: source.$ref })
  if (!target || !isObject(target.value))
    return undefined
  const { $ref, ...siblings } = source
  return {
    value: { ...target.value, ...siblings },
    pointer: target.pointer,
    holderOf: key => (Object.hasOwn(siblings, key) ? pointer : target.pointer),
  }
}

function operationsOf({
  value: pathItem,
  holderOf,
}: FollowedPathItem): Pick<PlacedOperation, 'method' | 'operation' | 'pointer'>[] {
  const fixed = Object.keys(pathItem).flatMap((key) => {
    const method = fixedMethods.find(method => method === key)
    const operation = method && pathItem[method]
    return method && isObject(operation)
      ? [
          {
            method: method.toUpperCase(),
            operation: operation as Operation,
            pointer: joinPointer(holderOf(method), method),
          },
        ]
      : []
  })
  const additional = Object.entries(pathItem.additionalOperations ?? {})
    .filter(([, operation]) => isObject(operation))
    .map(([method, operation]) => ({
      method,
      operation,
      pointer: joinPointer(holderOf('additionalOperations'), 'additionalOperations', method),
    }))
  return [...fixed, ...additional]
}
