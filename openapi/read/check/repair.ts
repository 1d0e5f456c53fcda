import type { Value } from '../../document/fields.ts'
import { jsonTypes } from '../../document/fields.ts'
import { numeralAt } from '../../document/numerals.ts'
import type { PlainObject } from '../../document/json.ts'
import { isObject } from '../../document/json.ts'

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
export function mend(holder: PlainObject, key: string, type: Value): unknown {
  const value = holder[key]
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return numeralAt(holder, key) ?? String(value)
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
    return mendStrings(Array.isArray(value) ? value : [value])
  }
  if (type === 'texts' && isObject(value)) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, text]) => typeof text !== 'object')
        .map(([name, text]) => [name, String(text)]),
    )
  }
  if (type === 'types' && Array.isArray(value)) {
    const known = value.filter(type => jsonTypes.includes(type as string))
    return known.length > 0 ? known : undefined
  }
  if (type === 'security' && isObject(value)) {
    return fits([value], type) ? [value] : undefined
  }
  return undefined
}

function mendStrings(items: unknown[]): string[] | undefined {
  return items.every(item => typeof item !== 'object') ? items.map(String) : undefined
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
