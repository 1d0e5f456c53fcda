export type PlainObject = Record<string, unknown>

export function isPlainObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether two JSON values are equal, the order of keys aside (JSON Schema core, section 4.2.2). */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other)
    return true
  if (Array.isArray(one))
    return Array.isArray(other) && one.length === other.length && one.every((item, index) => sameJson(item, other[index]))
  if (!isPlainObject(one) || !isPlainObject(other))
    return false
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every(key => Object.hasOwn(other, key) && sameJson(one[key], other[key]))
}

/** JSON as a reader sees it: indented where `indent` is given. */
export function toJson(value: unknown, indent = 2): string {
  return JSON.stringify(value, undefined, indent) ?? 'null'
}
