import { isObject, setOwn } from '../../document/json/value.ts'
import type { PlainObject } from '../../document/json/value.ts'

/** Changes what a map holds, leaving out what is no object or becomes nothing. */
export function mapNodes(
  map: unknown,
  change: (node: PlainObject) => PlainObject | undefined,
  keepExtensions = false,
): PlainObject | undefined {
  if (!isObject(map))
    return undefined
  const changed: PlainObject = {}
  for (const [key, node] of Object.entries(map)) {
    const value = keepExtensions && key.startsWith('x-') ? node : isObject(node) ? change(node) : undefined
    if (value !== undefined)
      setOwn(changed, key, value)
  }
  return changed
}

/** An object without the keys that say nothing. */
export function compact(node: PlainObject): PlainObject {
  return Object.fromEntries(
    Object.entries(node).filter(
      ([, value]) => value !== undefined && !(isObject(value) && Object.keys(value).length === 0),
    ),
  )
}
