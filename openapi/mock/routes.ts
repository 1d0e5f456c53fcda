import type { ApiDocument } from '../document/document.ts'
import type { Exchange } from './message/exchange.ts'
import type { OperationEntry } from './operation/operation.ts'
import { shapeOf } from './operation/path-template.ts'
import { listOperations, listWide } from './operation/operation.ts'
import { createRouter } from './operation/router.ts'
import { ownServerPaths, restBelow, serverPaths } from './operation/server.ts'

/** Where a request leads: to operations, of which the first that fits answers, or to none. */
export type Route =
  | { kind: 'found', entries: OperationEntry[], parameters: Record<string, string> }
  | { kind: 'method', allowed: string[] }
  | { kind: 'missing' | 'malformed' }

export interface Routes {
  find: (exchange: Pick<Exchange, 'path'>, method: string) => Route
  /** The path below the first prefix that a path begins with; undefined where it begins with none. */
  below: (path: string) => string | undefined
  /** Where the API's paths begin, the usual one first. */
  prefixes: string[]
}

/** Where the paths of a document begin, under each of its servers and those of its operations. */
export function listPaths(document: ApiDocument): string[] {
  return createRoutes(document, '', [...listOperations(document)]).prefixes
}

/** Operations by method and path, under each of the API's servers and under their own. */
export function createRoutes(document: ApiDocument, base: string, entries: OperationEntry[]): Routes {
  const main = serverPaths(document.root.servers).map(path => base + path)
  const own = new Map<string, OperationEntry[]>()
  for (const entry of entries) {
    for (const path of ownServerPaths(entry)) {
      if (!main.includes(base + path))
        own.set(base + path, [...(own.get(base + path) ?? []), entry])
    }
  }
  const find = createFinder(document, entries)
  const places = [
    ...main.map(prefix => ({ prefix, find })),
    ...[...own].map(([prefix, some]) => ({ prefix, find: createFinder(document, some) })),
  ].sort((a, b) => b.prefix.length - a.prefix.length)
  return {
    prefixes: [...main, ...own.keys()],
    below(path) {
      for (const prefix of main) {
        const rest = restBelow(prefix, path)
        if (rest !== undefined)
          return rest
      }
      return undefined
    },
    find({ path }, method) {
      let best: Route = { kind: 'missing' }
      for (const place of places) {
        const rest = restBelow(place.prefix, path)
        const found: Route = rest === undefined ? best : place.find(rest, method)
        if (found.kind === 'found')
          return found
        best = best.kind === 'missing' ? found : best
      }
      return best
    },
  }
}

function createFinder(document: ApiDocument, entries: OperationEntry[]): (path: string, method: string) => Route {
  const router = createRouter<OperationEntry[]>()
  for (const group of groupVariants(entries).values()) {
    const [first] = group
    if (first)
      router.add({ path: withoutVariant(first.path), method: first.method, wide: listWide(document, first) }, group)
  }
  return (path, method) => {
    const found = router.find(path, method)
    return found.kind === 'found'
      ? { kind: 'found', entries: found.match.route, parameters: found.match.parameters }
      : found
  }
}

/** Groups paths that differ in a fragment or a query alone: each takes and answers something else. */
function groupVariants(entries: OperationEntry[]): Map<string, OperationEntry[]> {
  const groups = new Map<string, OperationEntry[]>()
  for (const entry of entries) {
    const key = `${entry.method} ${shapeOf(withoutVariant(entry.path))}`
    const known = groups.get(key)
    const isVariant = [...(known ?? []), entry].some(({ path }) => /[#?]/.test(path))
    groups.set(key, known && isVariant ? [...known, entry] : [entry])
  }
  return groups
}

function withoutVariant(path: string): string {
  return path.replace(/[#?].*$/s, '')
}
