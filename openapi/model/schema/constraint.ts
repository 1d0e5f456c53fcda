import type { JsonType, SchemaObject } from '../../document/openapi.ts'
import type { FlatSchema } from '../../schema/flat-schema.ts'
import type { Schema } from '../types.ts'
import { plural } from '../../document/plural.ts'
import { knownTypes } from '../../schema/label.ts'

/**
 * The limits of a schema as short phrases: `3–40 characters`, `at least 1 item`, `≥ 0`.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation#section-6
 */
export function toConstraints(flat: FlatSchema): string[] {
  const { keywords, patterns } = flat
  const types = knownTypes(flat)
  /** Limits for types that the schema does not allow are left out. */
  const of = (...all: JsonType[]): boolean => types.length === 0 || all.some(type => types.includes(type))
  return [
    ...of('string') ? [count(keywords.minLength, keywords.maxLength, 'character')] : [],
    ...of('number', 'integer')
      ? [numberRange(keywords), keywords.multipleOf === undefined ? undefined : `multiple of ${keywords.multipleOf}`]
      : [],
    ...of('array')
      ? [count(keywords.minItems, keywords.maxItems, 'item'), keywords.uniqueItems === true ? 'unique items' : undefined]
      : [],
    ...of('object')
      ? [count(keywords.minProperties, keywords.maxProperties, 'property', 'properties'), requirement(keywords)]
      : [],
    ...of('string') ? patterns.map(pattern => `pattern ${pattern}`) : [],
  ].filter(phrase => phrase !== undefined)
}

/** Required names that have no field here; fields carry the mark themselves. */
function requirement({ required, properties = {} }: SchemaObject): string | undefined {
  const names = Array.isArray(required)
    ? required.filter(name => typeof name === 'string' && !Object.hasOwn(properties, name))
    : []
  return names.length === 0 ? undefined : `requires ${names.join(', ')}`
}

/** The same limits as numbers, for the controls of a form. */
export function toBounds({ keywords, patterns }: FlatSchema): Schema['bounds'] {
  const { minLength, maxLength, minimum, maximum, multipleOf, minItems, maxItems } = keywords
  const bounds = {
    minLength,
    maxLength,
    minimum,
    maximum,
    multipleOf,
    minItems,
    maxItems,
    pattern: patterns[0],
  }
  const known = Object.entries(bounds).filter(([, value]) => value !== undefined)
  return known.length === 0 ? undefined : Object.fromEntries(known)
}

function count(least: number | undefined, most: number | undefined, one: string, many = `${one}s`): string | undefined {
  const low = least === 0 ? undefined : least
  if (low !== undefined && low === most)
    return `exactly ${plural(low, one, many)}`
  if (low !== undefined && most !== undefined)
    return `${low}–${plural(most, one, many)}`
  if (low !== undefined)
    return `at least ${plural(low, one, many)}`
  return most === undefined ? undefined : `at most ${plural(most, one, many)}`
}

function numberRange({ minimum, exclusiveMinimum, maximum, exclusiveMaximum }: SchemaObject): string | undefined {
  const low =
    exclusiveMinimum !== undefined && exclusiveMinimum >= (minimum ?? -Infinity)
      ? `> ${exclusiveMinimum}`
      : minimum === undefined
        ? undefined
        : `≥ ${minimum}`
  const high =
    exclusiveMaximum !== undefined && exclusiveMaximum <= (maximum ?? Infinity)
      ? `< ${exclusiveMaximum}`
      : maximum === undefined
        ? undefined
        : `≤ ${maximum}`
  if (low?.startsWith('≥') && high?.startsWith('≤')) {
    return minimum === maximum ? `exactly ${minimum}` : `${minimum}–${maximum}`.replace('–-', ' to -')
  }
  return [low, high].filter(Boolean).join(' and ') || undefined
}
