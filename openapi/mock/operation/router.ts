import { decodePercent, tryDecodePercent } from '../../document/text/percent.ts'

/** A match of a request path: the route for each method, and the values of the parameters. */
export interface Match<T> {
  route: T
  parameters: Record<string, string>
}

export type Found<T> =
  | { kind: 'found', match: Match<T> }
  | { kind: 'method', allowed: string[] }
  | { kind: 'missing' }
  | { kind: 'malformed' }

interface Node<T> {
  literals: Map<string, Node<T>>
  /** Segments with a parameter, the most literal text first: `{id}.json` before `{id}`, and last those that take several. */
  templates: { parts: string[], wide: boolean, next: Node<T> }[]
  routes?: Map<string, { route: T, names: string[] }>
}

interface RoutePlace {
  path: string
  method: string
  /** The parameters whose values may hold slashes. */
  wide?: ReadonlySet<string> | undefined
}

/** A tree of path segments: finding costs the depth of the path, however many paths there are. */
export interface Router<T> {
  add: (place: RoutePlace, route: T) => void
  find: (path: string, method: string) => Found<T>
}

/** Bounds of parameters that take several segments, which can be tried in many ways. */
const maxWidth = 100
const maxSteps = 10_000

/**
 * Matches paths segment by segment, with no pattern made from a document. Literal segments win over templated ones; a
 * concrete path that lacks the method leaves the request to a templated one that has it.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#path-templating-matching
 */
export function createRouter<T>(): Router<T> {
  const root = createNode<T>()
  return {
    add({ path, method, wide }, route) {
      let node = root
      const names: string[] = []
      for (const segment of segmentsOf(path))
        node = enter(node, segment, { names, wide })
      node.routes ??= new Map()
      node.routes.set(method, { route, names })
    },
    find(path, method) {
      const segments = segmentsOf(path)
      const search: Search = {
        segments,
        method,
        values: [],
        allowed: [],
        malformed: false,
        steps: maxSteps,
      }
      let hit = descend(root, 0, search)
      // `/users/` means `/users` unless the document has both.
      if (!hit && search.allowed.length === 0 && segments.length > 1 && segments.at(-1) === '') {
        hit = descend(root, 0, { ...search, segments: segments.slice(0, -1) })
      }
      if (hit)
        return { kind: 'found', match: hit }
      if (search.malformed)
        return { kind: 'malformed' }
      return search.allowed.length > 0 ? { kind: 'method', allowed: search.allowed } : { kind: 'missing' }
    },
  }
}

interface Search {
  segments: string[]
  method: string
  values: string[]
  /** Methods that the path has, each once. */
  allowed: string[]
  malformed: boolean
  steps: number
}

function descend<T>(node: Node<T>, depth: number, search: Search): Match<T> | undefined {
  const segment = search.segments[depth]
  if (segment === undefined)
    return arrive(node, search)
  const literal = node.literals.get(segment) ?? node.literals.get(tryDecodePercent(segment))
  const hit = literal && descend(literal, depth + 1, search)
  if (hit)
    return hit
  for (const { parts, wide, next } of node.templates) {
    const held = search.values.length
    const most = wide ? Math.min(search.segments.length - depth, maxWidth) : 1
    for (let width = 1; width <= most && search.steps > 0; width++) {
      search.steps--
      if (capture(parts, width === 1 ? segment : search.segments.slice(depth, depth + width).join('/'), search)) {
        const match = descend(next, depth + width, search)
        if (match)
          return match
      }
      search.values.length = held
    }
  }
  return undefined
}

function arrive<T>(node: Node<T>, search: Search): Match<T> | undefined {
  if (!node.routes)
    return undefined
  const entry = node.routes.get(search.method) ?? (search.method === 'HEAD' ? node.routes.get('GET') : undefined)
  if (!entry) {
    for (const method of node.routes.keys()) {
      if (!search.allowed.includes(method))
        search.allowed.push(method)
    }
    return undefined
  }
  const parameters: Record<string, string> = Object.create(null) as Record<string, string>
  for (const [index, name] of entry.names.entries()) {
    const value = decodePercent(search.values[index] ?? '')
    if (value === undefined) {
      search.malformed = true
      return undefined
    }
    parameters[name] = value
  }
  return { route: entry.route, parameters }
}

/** Takes the values out of `v{major}.{minor}`: literal text is looked for from the left, the last value takes the rest. */
function capture(parts: string[], segment: string, search: Search): boolean {
  const [first = ''] = parts
  const last = parts.at(-1) ?? ''
  if (!segment.startsWith(first) || !segment.endsWith(last))
    return false
  let position = first.length
  const end = segment.length - last.length
  for (let index = 2; index < parts.length - 1; index += 2) {
    const found = segment.indexOf(parts[index] ?? '', position + 1)
    if (found < 0 || found >= end)
      return false
    search.values.push(segment.slice(position, found))
    position = found + (parts[index] ?? '').length
  }
  if (position >= end)
    return false
  search.values.push(segment.slice(position, end))
  return true
}

function enter<T>(
  node: Node<T>,
  segment: string,
  { names, wide }: { names: string[], wide?: ReadonlySet<string> },
): Node<T> {
  const parts = segmentParts(segment)
  if (parts.length === 1) {
    const next = node.literals.get(segment) ?? createNode<T>()
    node.literals.set(segment, next)
    return next
  }
  const own = parts.filter((_, index) => index % 2 === 1)
  names.push(...own)
  const isWide = own.some(name => wide?.has(name))
  const texts = parts.map((part, index) => (index % 2 === 0 ? part : ''))
  const known = node.templates.find(({ parts, wide }) => wide === isWide && parts.join('{}') === texts.join('{}'))
  if (known)
    return known.next
  const next = createNode<T>()
  node.templates.push({ parts: texts, wide: isWide, next })
  node.templates.sort((a, b) => Number(a.wide) - Number(b.wide) || b.parts.join('').length - a.parts.join('').length)
  return next
}

/** `a{b}c` as `['a', 'b', 'c']`: text at even places, names at odd ones. */
function segmentParts(segment: string): string[] {
  const parts: string[] = []
  let rest = segment
  while (true) {
    const open = rest.indexOf('{')
    const close = rest.indexOf('}', open)
    if (open < 0 || close < 0)
      return [...parts, rest]
    parts.push(rest.slice(0, open), rest.slice(open + 1, close))
    rest = rest.slice(close + 1)
  }
}

function createNode<T>(): Node<T> {
  return { literals: new Map(), templates: [] }
}

function segmentsOf(path: string): string[] {
  return (path.startsWith('/') ? path.slice(1) : path).split('/')
}
