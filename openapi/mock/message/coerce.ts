import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import { matches } from '../../schema/validate/matches.ts'
import { deref, itemsOf, propertiesOf, typesOf } from '../../schema/facts.ts'
import { isObject, own, setOwn } from '../../document/json/value.ts'
import { finite } from '../../document/json/exact-json.ts'
import { copyNumerals, keepNumeral } from '../../document/json/numerals.ts'
import { readJsonText } from './json-text.ts'

/** Turns text into the type that a schema asks for; text of another form stays text, for the schema to refuse. */
export type Coerce = (text: string) => unknown

/** Makes a coercion, once per schema, since parameters are read with every request. */
export function createCoerce(document: ApiDocument, schema: Schema | undefined): Coerce {
  const types = typesOf(document, schema)
  const numeric = types.has('number') || types.has('integer')
  if (types.size === 0 || (types.size === 1 && types.has('string')))
    return text => text
  return (text) => {
    if (numeric && /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(text))
      return finite(Number(text))
    if (types.has('boolean') && (text === 'true' || text === 'false'))
      return text === 'true'
    if (types.has('null') && (text === 'null' || (text === '' && !types.has('string'))))
      return null
    return text
  }
}

/** Wrapped values of a form that have their types already: their texts must not be taken for numbers. */
const typed = new WeakSet<object>()

/** Keeps a value of a form from being coerced; {@link unwrapTyped} takes it out again. */
export function wrapTyped(value: unknown): object {
  const wrapped = { value }
  typed.add(wrapped)
  return wrapped
}

/** Takes all wrapped values out of a form's value. */
export function unwrapTyped(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(unwrapTyped)
  if (!isObject(value))
    return value
  if (typed.has(value))
    return value.value
  const plain = {}
  for (const [key, part] of Object.entries(value))
    setOwn(plain, key, unwrapTyped(part))
  return plain
}

/** Turns the strings of a form into the types of a schema, as deep as the schema says what they are. */
export function coerceDeep(document: ApiDocument, schema: Schema | undefined, value: unknown, depth = 0): unknown {
  if (isObject(value) && typed.has(value))
    return value
  const found = deref(document, schema)
  if (!found || depth > 20)
    return value
  if (typeof value === 'string') {
    const types = typesOf(document, found)
    if (types.has('array') && !types.has('string')) {
      return value === '' ? [] : [coerceDeep(document, itemsOf(document, found), value, depth + 1)]
    }
    // The default encoding of an object in a form is JSON. Where a text is allowed too, it stays one if it is valid.
    const mayBeText = types.has('string') && matches(document, found, value, { direction: 'request' })
    if (types.has('object') && value.startsWith('{') && !mayBeText)
      return readJsonText(value)
    const coerced = createCoerce(document, found)(value)
    // A list of one looks like its item: it becomes a list where the item alone would be invalid.
    return types.has('array') && value !== '' && !matches(document, found, coerced, { direction: 'request' })
      ? [coerceDeep(document, itemsOf(document, found), value, depth + 1)]
      : coerced
  }
  if (Array.isArray(value)) {
    const list = value.map(item => coerceDeep(document, itemsOf(document, found), item, depth + 1))
    keepWritten(value, list)
    return list
  }
  if (!isObject(value))
    return value
  if (isNumbered(value) && typesOf(document, found).has('array'))
    return coerceDeep(document, found, Object.values(value), depth + 1)
  const properties = propertiesOf(document, found)
  const rest = restOf(document, found)
  const coerced = {}
  for (const [key, item] of Object.entries(value))
    setOwn(coerced, key, coerceDeep(document, properties.get(key) ?? rest, item, depth + 1))
  keepWritten(value, coerced)
  return coerced
}

/** The schema of the values of a map, also where `allOf` or an alternative holds it. */
export function restOf(document: ApiDocument, schema: Schema | undefined, depth = 0): Schema | undefined {
  const found = deref(document, schema)
  if (!found || depth > 8)
    return undefined
  if (typeof found.additionalProperties === 'object')
    return found.additionalProperties
  for (const part of [...(found.allOf ?? []), ...(found.oneOf ?? []), ...(found.anyOf ?? [])]) {
    const rest = restOf(document, part, depth + 1)
    if (rest !== undefined)
      return rest
  }
  return undefined
}

/** Keeps for each number the text that it was read from. */
function keepWritten(texts: object, coerced: object): void {
  copyNumerals(texts, coerced)
  for (const [key, text] of Object.entries(texts)) {
    if (typeof text === 'string' && typeof own(coerced, key) === 'number')
      keepNumeral(coerced, key, text)
  }
}

/** `items[0]`, `items[1]`: a list with its places written out. */
function isNumbered(value: Record<string, unknown>): boolean {
  const keys = Object.keys(value)
  return keys.length > 0 && keys.every((key, index) => key === String(index))
}
