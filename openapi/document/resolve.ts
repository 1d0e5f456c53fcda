import type { ApiDocument } from './document.ts'
import type { Ref } from './openapi.ts'

/** A node found by following references: where it stands, and the component's name if it is one. */
export interface Resolved<T> {
  value: T
  /** JSON pointer of the node that was found, `#/components/schemas/User`. */
  pointer: string
  /** The last component name passed on the way, `User`. */
  name?: string
}

/** Follows a `$ref`, and the references it leads to. Undefined where it dangles or turns in a circle. */
export function resolve<T extends object>(
  document: ApiDocument,
  node: T | Ref,
  pointer = '#',
): Resolved<T> | undefined {
  const seen = new Set<string>()
  let value: unknown = node
  let name: string | undefined
  while (isRef(value)) {
    pointer = value.$ref
    if (seen.has(pointer))
      return undefined
    seen.add(pointer)
    name = nameIn(knownSegments(pointer)) ?? name
    value = valueAt(document.root, pointer)
  }
  return value === undefined || value === null ? undefined : { value: value as T, pointer, name }
}

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

function knownSegments(pointer: string): readonly string[] {
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
        .map(segment => decode(segment).replaceAll('~1', '/').replaceAll('~0', '~'))
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

/** `User` for `#/components/schemas/User`; undefined for any deeper or other pointer. */
export function componentName(pointer: string): string | undefined {
  return nameIn(knownSegments(pointer))
}

function nameIn(segments: readonly string[]): string | undefined {
  return segments.length === 3 && segments[0] === 'components' ? segments[2] : undefined
}

export function isRef(value: unknown): value is Ref {
  return typeof value === 'object'
    && value !== null
    && Object.hasOwn(value, '$ref')
    && typeof (value as Ref).$ref === 'string'
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  }
  catch {
    return segment
  }
}
