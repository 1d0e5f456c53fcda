import type { Value } from '../../document/grammar/fields.ts'
import { jsonTypes } from '../../document/grammar/fields.ts'
import type { Kind } from '../../document/grammar/grammar.ts'
import { spellingAt } from '../../document/json/numerals.ts'
import { meaningOf } from './text/type-words.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { isObject } from '../../document/json/value.ts'

/** What a field should have held, in words. */
export const expected: Record<Value, string> = {
  'string': 'a text',
  'boolean': 'true or false',
  'number': 'a number',
  'count': 'a whole number from 0',
  'bound': 'a number',
  'strings': 'a list of texts',
  'list': 'a list',
  'any': 'anything',
  'types': `one or a list of ${jsonTypes.join(', ')}`,
  'texts': 'an object of texts',
  'string-lists': 'an object of lists of texts',
  'security': 'a list of objects whose values are lists of scopes',
}

/** Whether a value is what its field says. */
export function fits(value: unknown, type: Value): boolean {
  switch (type) {
    case 'any':
      return true
    case 'string':
      return typeof value === 'string'
    case 'boolean':
      return typeof value === 'boolean'
    case 'number':
      return typeof value === 'number'
    case 'count':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0
    case 'bound':
      return typeof value === 'number' || typeof value === 'boolean'
    case 'list':
      return Array.isArray(value)
    case 'strings':
      return isStrings(value)
    case 'types':
      return (Array.isArray(value) ? value : [value]).every(type => jsonTypes.includes(type as string))
        && !(Array.isArray(value) && value.length === 0)
    case 'texts':
      return isObject(value) && Object.values(value).every(text => typeof text === 'string')
    case 'string-lists':
      return isObject(value) && Object.values(value).every(isStrings)
    case 'security':
      return Array.isArray(value)
        && value.every(requirement => isObject(requirement) && Object.values(requirement).every(isStrings))
  }
}

/** What a misspelled value plainly means: a number where a text belongs, `"true"` for true. Undefined where it could be anything. */
export function repair(holder: PlainObject, key: string, type: Value): unknown {
  const value = holder[key]
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return spellingAt(holder, key) ?? String(value)
  if (type === 'boolean' && (value === 'true' || value === 'false'))
    return value === 'true'
  if (
    (type === 'number' || type === 'count' || type === 'bound')
    && typeof value === 'string'
    && /^-?\d+(?:\.\d+)?$/.test(value)
  ) {
    return fits(Number(value), type) ? Number(value) : undefined
  }
  if (type === 'strings' && (typeof value === 'string' || Array.isArray(value))) {
    return toStrings(Array.isArray(value) ? value : [value])
  }
  if (type === 'texts' && isObject(value)) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, text]) => typeof text !== 'object')
        .map(([name, text]) => [name, spellingAt(value, name) ?? String(text)]),
    )
  }
  if (type === 'types') {
    const known = [value].flat().flatMap(type => meantType(type) ?? [])
    return known.length > 1 ? [...new Set(known)] : known[0]
  }
  if (type === 'security' && isObject(value)) {
    return fits([value], type) ? [value] : undefined
  }
  return undefined
}

function meantType(type: unknown): string | undefined {
  if (type === null)
    return 'null'
  return typeof type === 'string' ? meaningOf(type.trim().toLowerCase()) : undefined
}

/** What an object given as something else plainly means: a tag by its name, a schema by its type or its pointer. */
export function repairNode(value: unknown, kind: Kind, { isOld }: { isOld: boolean }): unknown {
  if (kind === 'tag' && typeof value === 'string')
    return { name: value }
  if (kind === 'server' && typeof value === 'string' && /^(?:https?:\/)?\//.test(value))
    return { url: value }
  if (kind === 'external-docs' && typeof value === 'string' && /^https?:/.test(value))
    return { url: value }
  if ((kind === 'contact' || kind === 'license') && typeof value === 'string')
    return { name: value }
  if (kind === 'response' && typeof value === 'string')
    return { description: value }
  if (kind === 'example' && typeof value !== 'object')
    return { value }
  return kind === 'schema' && typeof value === 'string' ? repairSchema(value, isOld) : undefined
}

function repairSchema(value: string, isOld: boolean): unknown {
  if (value === 'true' || value === 'false')
    return value === 'true'
  if (/^#\/(?:components\/schemas|definitions)\/./.test(value))
    return { $ref: value }
  const type = value === 'file' && isOld ? value : meantType(value)
  return type === undefined ? undefined : { type }
}

/** A single thing for a list of it, and a list for a map: examples in order, parameters by their names. */
export function repairChild(value: unknown, child: [Kind] | { map: Kind }): unknown {
  if (Array.isArray(child)) {
    const [kind] = child
    if (!isObject(value)) {
      const item = kind === 'schema' ? undefined : repairNode(value, kind, { isOld: false })
      return item === undefined ? undefined : [item]
    }
    const holdsMany = /^(?:parameter|server|tag)/.test(kind) && Object.values(value).every(isObject) && !isRefLike(value)
    if (!holdsMany)
      return [value]
    return Object.entries(value).map(([name, item]) => (kind === 'server' ? item : { name, ...(item as PlainObject) }))
  }
  if (child.map !== 'example' || !Array.isArray(value))
    return undefined
  return Object.fromEntries(
    value.map((item, index) => [
      String(index + 1),
      isObject(item) && ['value', 'externalValue', '$ref'].some(key => Object.hasOwn(item, key)) ? item : { value: item },
    ]),
  )
}

function isRefLike(value: PlainObject): boolean {
  return Object.hasOwn(value, '$ref') || Object.keys(value).length === 0
}

function toStrings(items: unknown[]): string[] | undefined {
  return items.every(item => typeof item !== 'object')
    ? items.map((item, index) => spellingAt(items, index) ?? String(item))
    : undefined
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(item => typeof item === 'string')
}

/** What a value is, in words. */
export function nameOf(value: unknown): string {
  if (value === null)
    return 'empty'
  if (Array.isArray(value))
    return 'a list'
  if (typeof value === 'object')
    return 'an object'
  return typeof value === 'string' ? `the text "${value}"` : String(value)
}
