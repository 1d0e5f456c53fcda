import { tryDecodePercent } from '../text/percent.ts'

/** The value at a local pointer (`#/a/b~1c`), own properties only; undefined where there is none. RFC 6901. */
export function valueAt(root: unknown, pointer: string): unknown {
  let value = root
  for (const segment of knownSegments(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment))
      return undefined
    value = (value as Record<string, unknown>)[segment]
  }
  return value
}

/** Cache of split pointers: the same few thousand are followed again and again. */
const known = new Map<string, readonly string[]>()

/** The segments of a pointer as `pointerSegments` splits it, not to be changed. */
export function knownSegments(pointer: string): readonly string[] {
  let segments = known.get(pointer)
  if (!segments) {
    if (known.size >= 20_000)
      known.clear()
    known.set(pointer, (segments = pointerSegments(pointer)))
  }
  return segments
}

/** The decoded segments of a local pointer. A malformed percent escape is kept as it is. */
export function pointerSegments(pointer: string): string[] {
  const path = pointer.replace(/^#/, '')
  return path === ''
    ? []
    : path
        .slice(1)
        .split('/')
        .map(segment => tryDecodePercent(segment).replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The pointer itself and all above it, `#` last. */
export function ancestors(pointer: string): string[] {
  const all = [pointer]
  for (let end = pointer.lastIndexOf('/'); end > 0; end = pointer.lastIndexOf('/', end - 1))
    all.push(pointer.slice(0, end))
  return all
}

/** What is known of a pointer, or of the nearest one above it. */
export function nearest<Value>(known: ReadonlyMap<string, Value>, pointer: string): Value | undefined {
  const found = ancestors(pointer).find(above => known.has(above))
  return found === undefined ? undefined : known.get(found)
}

/** The segments of a JSON pointer that is not a fragment, `/a%b~1c`; undefined where the text is not a pointer. RFC 6901, 3 and 5. */
export function plainSegments(pointer: string): string[] | undefined {
  if (pointer === '')
    return []
  return pointer.startsWith('/') && !/~(?![01])/.test(pointer)
    ? pointer.slice(1).split('/').map(segment => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
    : undefined
}

/**
 * Appends keys to a pointer, escaped as RFC 6901 says. In a fragment (`#/a`) a percent sign is escaped too, since what follows it
 * would be decoded.
 */
export function joinPointer(pointer: string, ...keys: (string | number)[]): string {
  const isFragment = pointer.startsWith('#')
  let joined = pointer
  for (const key of keys)
    joined += `/${escapeKey(String(key), isFragment)}`
  return joined
}

function escapeKey(key: string, isFragment: boolean): string {
  // Nearly every name is plain.
  if (!key.includes('~') && !key.includes('/') && !key.includes('%'))
    return key
  const escaped = key.replaceAll('~', '~0').replaceAll('/', '~1')
  return isFragment ? escaped.replaceAll('%', '%25') : escaped
}
