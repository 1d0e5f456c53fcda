import type { JsonType, SchemaObject } from '../../document/openapi.ts'
import type { FlatSchema } from '../../schema/flat-schema.ts'
import type { Schema } from '../types.ts'
import type { ModelPhrase } from '../phrases.ts'
import { numeralAt } from '../../document/json/numerals.ts'
import { knownTypes } from '../../schema/label.ts'

/**
 * The limits of a schema as short phrases: `3–40 characters`, `at least 1 item`, `≥ 0`.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation#section-6
 */
export function toConstraints(flat: FlatSchema, t: ModelPhrase): string[] {
  const { keywords } = flat
  const types = knownTypes(flat)
  /** Limits for types that the schema does not allow are left out. */
  const of = (...all: JsonType[]): boolean => types.length === 0 || all.some(type => types.includes(type))
  return [
    ...of('string') ? [count(keywords.minLength, keywords.maxLength, { noun: 'characters', t })] : [],
    ...of('number', 'integer')
      ? [
          numberRange(flat, t),
          keywords.multipleOf === undefined ? undefined : t('model.multipleOf', { value: limitOf(flat, 'multipleOf') }),
        ]
      : [],
    ...of('array')
      ? [
          count(keywords.minItems, keywords.maxItems, { noun: 'items', t }),
          keywords.uniqueItems === true ? t('model.uniqueItems') : undefined,
        ]
      : [],
    ...of('object')
      ? [count(keywords.minProperties, keywords.maxProperties, { noun: 'properties', t }), requirement(keywords, t)]
      : [],
  ].filter(phrase => phrase !== undefined)
}

/** The patterns that a text has to match; none of a type that has no texts. */
export function toPatterns(flat: FlatSchema): string[] | undefined {
  const types = knownTypes(flat)
  return flat.patterns.length > 0 && (types.length === 0 || types.includes('string')) ? flat.patterns : undefined
}

/** Required names that have no field here; fields carry the mark themselves. */
function requirement({ required, properties = {} }: SchemaObject, t: ModelPhrase): string | undefined {
  const names = Array.isArray(required)
    ? required.filter(name => typeof name === 'string' && !Object.hasOwn(properties, name))
    : []
  return names.length === 0 ? undefined : t('model.requires', { names: names.join(', ') })
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

function count(
  least: number | undefined,
  most: number | undefined,
  { noun, t }: { noun: 'characters' | 'items' | 'properties', t: ModelPhrase },
): string | undefined {
  const low = least === 0 ? undefined : least
  if (low !== undefined && low === most)
    return t(`model.${noun}Exactly`, { count: low })
  if (low !== undefined && most !== undefined)
    return t(`model.${noun}Range`, { low, count: most })
  if (low !== undefined)
    return t(`model.${noun}AtLeast`, { count: low })
  return most === undefined ? undefined : t(`model.${noun}AtMost`, { count: most })
}

type Limit = 'minimum' | 'exclusiveMinimum' | 'maximum' | 'exclusiveMaximum' | 'multipleOf'

/** A limit as it is written: `9223372036854775807` is more than a number of JavaScript can say. */
function limitOf({ keywords, sources }: FlatSchema, keyword: Limit): string {
  const written = sources.map(source => source[keyword] === keywords[keyword] ? numeralAt(source, keyword) : undefined)
  return written.find(numeral => numeral !== undefined) ?? String(keywords[keyword])
}

function numberRange(flat: FlatSchema, t: ModelPhrase): string | undefined {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = flat.keywords
  const low =
    exclusiveMinimum !== undefined && exclusiveMinimum >= (minimum ?? -Infinity)
      ? `> ${limitOf(flat, 'exclusiveMinimum')}`
      : minimum === undefined
        ? undefined
        : `≥ ${limitOf(flat, 'minimum')}`
  const high =
    exclusiveMaximum !== undefined && exclusiveMaximum <= (maximum ?? Infinity)
      ? `< ${limitOf(flat, 'exclusiveMaximum')}`
      : maximum === undefined
        ? undefined
        : `≤ ${limitOf(flat, 'maximum')}`
  if (low?.startsWith('≥') && high?.startsWith('≤')) {
    const [least, most] = [limitOf(flat, 'minimum'), limitOf(flat, 'maximum')]
    if (least === most)
      return t('model.exactly', { value: least })
    return most.startsWith('-') ? t('model.fromTo', { low: least, high: most }) : `${least}–${most}`
  }
  return low !== undefined && high !== undefined ? t('model.both', { one: low, other: high }) : low ?? high
}
