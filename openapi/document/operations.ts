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

/** What a listing has found so far. */
interface Listing {
  document: ApiDocument
  placed: PlacedOperation[]
  /** Operations that were listed, by path and pointer; of callbacks by pointer alone. */
  seen: Set<string>
}

/** A path item where it is used: by a path, a webhook or a callback. */
interface UsedPathItem extends Pick<PlacedOperation, 'kind' | 'path' | 'caller' | 'callback'> {
  source: PathItem
  pointer: string
  depth: number
}

/** Every operation in the order of the document: paths, webhooks, and after each its callbacks. */
export function listOperations(document: ApiDocument): PlacedOperation[] {
  const { root } = document
  const listing: Listing = { document, placed: [], seen: new Set() }
  const webhooks =
    root.webhooks ?? (isObject(root['x-webhooks']) ? (root['x-webhooks'] as Record<string, PathItem>) : {})
  const webhooksKey = root.webhooks ? 'webhooks' : 'x-webhooks'
  for (const [path, source] of Object.entries(root.paths ?? {})) {
    if (path.startsWith('/') && isObject(source))
      addPathItem(listing, { kind: 'operation', path, source, pointer: joinPointer('#/paths', path), depth: 0 })
  }
  for (const [path, source] of Object.entries(webhooks)) {
    if (isObject(source))
      addPathItem(listing, { kind: 'webhook', path, source, pointer: joinPointer(`#/${webhooksKey}`, path), depth: 0 })
  }
  return listing.placed
}

function addPathItem(listing: Listing, { source, pointer, depth, ...from }: UsedPathItem): void {
  const resolved = followPathItem(listing.document, source, pointer)
  if (!resolved)
    return
  for (const found of operationsOf(resolved)) {
    const known = `${from.kind === 'callback' ? '' : from.path} ${found.pointer}`
    if (listing.seen.has(known))
      continue
    listing.seen.add(known)
    const one = {
      ...from,
      ...found,
      pathItem: resolved.value,
      pathItemPointer: resolved.pointer,
    }
    listing.placed.push(one)
    if (depth < maxCallbackDepth)
      addCallbacks(listing, one, depth)
  }
}

function addCallbacks(listing: Listing, caller: PlacedOperation, depth: number): void {
  for (const [name, source] of Object.entries(caller.operation.callbacks ?? {})) {
    const callback = isObject(source)
      ? resolve<Callback>(listing.document, source, joinPointer(caller.pointer, 'callbacks', name))
      : undefined
    for (const [path, pathItem] of Object.entries(callback?.value ?? {})) {
      if (!path.startsWith('x-') && isObject(pathItem)) {
        addPathItem(listing, {
          kind: 'callback',
          path,
          source: pathItem,
          pointer: joinPointer(callback?.pointer ?? '', path),
          depth: depth + 1,
          caller,
          callback: name,
        })
      }
    }
  }
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

/** The operations of a path item in the order of the document, or of the keys that are given, those of `additionalOperations` last. */
export function operationsOf(
  { value: pathItem, holderOf }: FollowedPathItem,
  keys: readonly string[] = Object.keys(pathItem),
): Pick<PlacedOperation, 'method' | 'operation' | 'pointer'>[] {
  const fixed = keys.flatMap((key) => {
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
