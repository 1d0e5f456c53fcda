import type { Child, Kind } from './grammar.ts'
import { grammar, maps } from './grammar.ts'
import { joinPointer } from './resolve.ts'

export type Node = Record<string, unknown>

/** Where the walk stands. The path is a live stack: ask for the pointer while standing there. */
export interface Place {
  kind: Kind
  path: readonly string[]
  pointer: () => string
}

/** Called on each object on the way down; `false` keeps the walk out of it. */
export type Visit = (node: Node, place: Place) => boolean | void

/**
 * Walks every OpenAPI object and schema of a tree once, parents first, by the grammar: examples, defaults and extensions are data
 * and never entered, and references are not followed. An object that stands in two places is visited where it is met first.
 */
export function walk(root: unknown, visit: Visit, kind: Kind = 'document', start: string[] = []): void {
  const path = [...start]
  const seen = new Set<object>()

  const enter = (value: unknown, kind: Kind, key?: string): void => {
    if (!isNode(value) || seen.has(value))
      return
    seen.add(value)
    if (key !== undefined)
      path.push(key)
    if (visit(value, {
      kind,
      path,
      pointer: () => joinPointer('#', ...path),
    }) !== false) {
      enterFields(value, kind)
    }
    if (key !== undefined)
      path.pop()
  }

  const enterFields = (node: Node, kind: Kind): void => {
    const fields = grammar[kind]
    const others = maps[kind]
    for (const key of Object.keys(node)) {
      const child = Object.hasOwn(fields, key)
        ? fields[key]
        : others
      if (child !== undefined && !(child === others && (key.startsWith('x-') || key === '$ref')))
        enterChild(node[key], child, key)
    }
  }

  const enterChild = (value: unknown, child: Child, key: string): void => {
    if (typeof child === 'string')
      return enter(value, child, key)
    path.push(key)
    if (Array.isArray(child)) {
      (Array.isArray(value)
        ? value
        : []).forEach((item, index) => enter(item, child[0], String(index)))
    }
    else if (isNode(value)) {
      Object.keys(value).forEach(name => enter(value[name], child.map, name))
    }
    path.pop()
  }

  enter(root, kind)
}

/** Whether a value is a plain object, not a list. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
