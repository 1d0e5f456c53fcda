/** An object of a spec, as it is written. */
export type Node = Record<string, unknown>

/** What is needed to read a part of a spec. */
export interface Reader {
  root: Node
  /** It is of version 2.0. */
  old: boolean
  follow: (node: unknown) => Node
}

/** An object, or an empty one where something else stands. */
export function asNode(value: unknown): Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : {}
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** What a reference of the same file leads to; undefined where it leads nowhere. */
export function valueOf(root: Node, ref: string): unknown {
  let value: unknown = root
  for (const segment of ref.replace(/^#\/?/, '').split('/').filter(Boolean)) {
    const name = decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~')
    value = Array.isArray(value)
      ? value[Number(name)]
      : Object.hasOwn(asNode(value), name)
        ? asNode(value)[name]
        : undefined
  }
  return value
}

/** The node itself, behind its references. */
export function follow(node: unknown, lookUp: (ref: string) => unknown): Node {
  let value = asNode(node)
  for (let step = 0; step < 20 && typeof value.$ref === 'string'; step++)
    value = asNode(lookUp(value.$ref))
  return value
}

/** The first example that stands with a parameter or a media type. */
export function exampleOf(node: Node, follow: (node: unknown) => Node): unknown {
  if (node.example !== undefined)
    return node.example
  const first = follow(Object.values(asNode(node.examples))[0])
  return first.dataValue ?? first.value
}
