import type { ApiDocument, Tell } from '../../document/document.ts'
import type { PathItem } from '../../document/openapi.ts'
import { joinPointer } from '../../document/json/pointer.ts'
import { followPathItem, operationsOf } from '../../document/operations.ts'

/** How many pairs of paths are compared; an API of two thousand paths has two million. */
const maxPairs = 2_000_000

interface Route {
  path: string
  segments: string[]
  methods: Set<string>
}

/**
 * Reports paths that differ in the names of their parameters only, and pairs of which a URL can match both while neither is more
 * exact: `/{kind}/mine` and `/users/{id}`. Where one path is more exact at the first difference, the standard gives it precedence.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#path-templating-matching
 */
export function checkPaths(document: ApiDocument, tell: Tell): void {
  const byLength = new Map<number, Route[]>()
  const shapes = new Map<string, Route>()
  for (const [path, node] of Object.entries(document.root.paths ?? {})) {
    if (path.startsWith('x-'))
      continue
    const shape = path.replace(/\{[^{}]*\}/g, '{}')
    const route = { path, segments: shape.split('/'), methods: methodsOf(document, node) }
    const same = shapes.get(shape)
    if (same !== undefined) {
      tell({
        rule: 'identical-paths',
        pointer: joinPointer('#', 'paths', path),
        message: `The paths "${path}" and "${same.path}" differ in the names of their parameters only.`,
        advice: 'put their operations under one of them',
      })
    }
    else {
      add(byLength, route)
    }
    shapes.set(shape, same ?? route)
  }
  let pairs = 0
  for (const routes of byLength.values()) {
    for (const [index, route] of routes.entries()) {
      for (const other of routes.slice(0, index)) {
        if (++pairs > maxPairs)
          return
        compare(route, other, tell)
      }
    }
  }
}

function add(byLength: Map<number, Route[]>, route: Route): void {
  const routes = byLength.get(route.segments.length)
  if (routes)
    routes.push(route)
  else
    byLength.set(route.segments.length, [route])
}

function methodsOf(document: ApiDocument, node: PathItem | { $ref: string }): Set<string> {
  const item = followPathItem(document, node as PathItem, '')
  return new Set(item && operationsOf(item).map(({ method }) => method))
}

function compare(a: Route, b: Route, tell: Tell): void {
  let exactA = false
  let exactB = false
  for (const [index, segment] of a.segments.entries()) {
    const other = b.segments[index] ?? ''
    const open = segment === '{}'
    const otherOpen = other === '{}'
    if (!open && !otherOpen && segment !== other)
      return
    exactA ||= otherOpen && !open
    exactB ||= open && !otherOpen
  }
  if (exactA && exactB && [...a.methods].some(method => b.methods.has(method))) {
    tell({
      rule: 'ambiguous-paths',
      pointer: joinPointer('#', 'paths', a.path),
      message: `Some URLs match both "${a.path}" and "${b.path}".`,
      advice: 'the path with the first fixed part wins; make them differ if that is not meant',
    })
  }
}
