import type { ApiDocument } from './document.ts'
import type { Ref } from './openapi.ts'
import { knownSegments, valueAt } from './json/pointer.ts'

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
