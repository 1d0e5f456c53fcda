import { setOwn } from '../syntax/json.ts'
import type { Node } from '../../document/walk.ts'
import { isNode } from '../../document/walk.ts'

/** Changes what a map holds, leaving out what is no object or becomes nothing. */
export function mapNodes(
  map: unknown,
  change: (node: Node) => Node | undefined,
  keepExtensions = false,
): Node | undefined {
  if (!isNode(map))
    return undefined
  const changed: Node = {}
  for (const [key, node] of Object.entries(map)) {
    const value = keepExtensions && key.startsWith('x-') ? node : isNode(node) ? change(node) : undefined
    if (value !== undefined)
      setOwn(changed, key, value)
  }
  return changed
}

/** An object without the keys that say nothing. */
export function compact(node: Node): Node {
  return Object.fromEntries(
    Object.entries(node).filter(
      ([, value]) => value !== undefined && !(isNode(value) && Object.keys(value).length === 0),
    ),
  )
}
