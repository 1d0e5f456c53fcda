import type { PlacedOperation } from '../../document/operations.ts'

/** The group of each operation, taken from its path: `customers` for `/v1/customers/{id}`. */
export type PathGroups = ReadonlyMap<PlacedOperation, string>

/** Lists up to this long are not grouped. */
const maxFlat = 20

/** A first segment that this share of the paths have is left out, as it tells none from another. */
const common = 0.8

/** Segments that often come before the resource: `/api/v2/…`. */
const versionLike = /^(?:apis?|rest|v\d+(?:[.\-_]\w+|[a-z]\w*)?|\d{4}-\d{2}(?:-\d{2})?)$/i

/** Whether a segment of a path says nothing of what the path is about: `api`, `v2`, `2024-05`. */
export function isVersion(segment: string): boolean {
  return versionLike.test(segment)
}

/**
 * Groups operations that no tag tells apart, as they have none or all the same, by the first segment of their paths that says
 * what they are about. Empty where there are few of them, or where all would be in one group
 * or most in one of their own.
 */
export function groupByPath(operations: PlacedOperation[], tagsOf: (one: PlacedOperation) => string[]): PathGroups {
  const called = operations.filter(({ kind }) => kind === 'operation')
  const names = new Set(called.flatMap(tagsOf))
  const loose = called.filter(one => names.size === 1 || tagsOf(one).length === 0)
  if (loose.length <= maxFlat)
    return new Map()
  const segments = withoutCommon(loose.map(({ path }) => literalsOf(path)))
  const groups = new Map(
    loose.flatMap((one, index) => {
      const name = segments[index]?.[0]
      return name === undefined ? [] : [[one, name] as const]
    }),
  )
  const count = new Set(groups.values()).size
  return count > 1 && count * 2 <= loose.length ? groups : new Map()
}

/** The segments of a path that are the same for every call, versions at its beginning left out. */
function literalsOf(path: string): string[] {
  const segments = path.split('/').filter(segment => segment !== '' && !segment.startsWith('{'))
  const first = segments.findIndex(segment => !isVersion(segment))
  return (first < 0 ? segments : segments.slice(first))
    .map(segment => segment.split(/[:.{]/, 1)[0] ?? '')
    .filter(Boolean)
}

/** Removes a beginning that nearly all paths have in common, as long as something is left of each. */
function withoutCommon(paths: string[][]): string[][] {
  const counts = new Map<string, number>()
  for (const [first, second] of paths) {
    if (first !== undefined && second !== undefined)
      counts.set(first, (counts.get(first) ?? 0) + 1)
  }
  const most = [...counts].find(([, count]) => count >= paths.length * common)?.[0]
  return most === undefined
    ? paths
    : withoutCommon(paths.map(path => (path[0] === most && path.length > 1 ? path.slice(1) : path)))
}
