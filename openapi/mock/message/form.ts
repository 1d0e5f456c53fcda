import { parsePairs } from './text.ts'
import { isObject, own, setOwn } from '../../document/json/value.ts'

/**
 * Reads a form as an object: a repeated name is a list, `a[]` too, and `a[b]` an object, the three spellings that clients
 * use. Everything is still text. Undefined where an escape is malformed.
 *
 * @see https://url.spec.whatwg.org/#application/x-www-form-urlencoded
 */
export function parseForm(text: string): Record<string, unknown> | undefined {
  const pairs = parsePairs(text)
  return pairs && toObject(pairs.map(([name, value]) => [name, value]))
}

/** Builds nested data from names with brackets. */
export function toObject(entries: [name: string, value: unknown][]): Record<string, unknown> {
  const object: Record<string, unknown> = {}
  for (const [name, value] of entries)
    place(object, pathOf(name), value)
  return object
}

/** `a[b][]` → `['a', 'b', '']`; any other name is one segment. */
function pathOf(name: string): string[] {
  const open = name.indexOf('[')
  if (open <= 0 || !name.endsWith(']'))
    return [name]
  const path = [name.slice(0, open), ...name.slice(open + 1, -1).split('][')]
  return path.length <= 10 ? path : [name]
}

function place(object: Record<string, unknown>, [key = '', ...rest]: string[], value: unknown): void {
  const present = own(object, key)
  const [next] = rest
  if (next === undefined && present === undefined) {
    setOwn(object, key, value)
  }
  else if (next === '' && rest.length > 1) {
    placeInList(object, value, { key, rest: rest.slice(1) })
  }
  else if (next === undefined || next === '') {
    // The list grows in place: a copy for each value would be slow, as a form may hold very many.
    if (Array.isArray(present)) {
      present.push(value)
    }
    else {
      setOwn(object, key, next === '' ? [value] : [present, value])
    }
  }
  else if (isObject(present)) {
    place(present, rest, value)
  }
  else {
    setOwn(object, key, nest(rest, value))
  }
}

/** `items[][name]=a&items[][size]=1&items[][name]=b`: a name that the last item already has begins a new item. */
function placeInList(
  object: Record<string, unknown>,
  value: unknown,
  { key, rest }: { key: string, rest: string[] },
): void {
  const present = own(object, key)
  const list: unknown[] = Array.isArray(present) ? present : []
  const last = list.at(-1)
  const [next = '', below] = rest
  if (isObject(last) && (below !== undefined || own(last, next) === undefined))
    place(last, rest, value)
  else
    list.push(nest(rest, value))
  setOwn(object, key, list)
}

function nest(path: string[], value: unknown): Record<string, unknown> {
  const object: Record<string, unknown> = {}
  place(object, path, value)
  return object
}
