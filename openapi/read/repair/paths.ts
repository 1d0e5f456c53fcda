import type { PlainObject } from '../../document/json/value.ts'
import { isObject, setOwn } from '../../document/json/value.ts'

/** A path begins with a slash, or nobody can ask for it. */
export function repairPaths(root: PlainObject): void {
  const { paths } = root
  if (!isObject(paths) || Object.keys(paths).every(isSound))
    return
  const repaired: PlainObject = {}
  for (const [path, item] of Object.entries(paths)) {
    const meant = isSound(path) ? path : `/${path.trim()}`
    if (!Object.hasOwn(repaired, meant) && (meant === path || !Object.hasOwn(paths, meant)))
      setOwn(repaired, meant, item)
  }
  root.paths = repaired
}

function isSound(path: string): boolean {
  return path.startsWith('/') || path.startsWith('x-')
}
