import type { ApiDocument } from '../../document/document.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import type { FlatSchema } from '../../schema/flat-schema.ts'
import type { Context } from '../context.ts'
import type { EnumValue } from '../types.ts'
import { flatten } from '../../schema/flatten.ts'
import type { Holder } from '../../document/json/value.ts'
import { isObject } from '../../document/json/value.ts'
import { stringifyExact } from '../../document/json/numerals.ts'

/** Extensions that say what the values of an `enum` mean: a list in the same order, or a map by value. */
const meanings = [
  'x-enumDescriptions',
  'x-enum-descriptions',
  'x-enumDescription',
  'x-speakeasy-enum-descriptions',
] as const
const names = ['x-enum-varnames', 'x-enumNames', 'x-enum-names'] as const

/** Control characters, and those that are invisible or change the text's direction. */
const hasInvisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00A0]/u

/** The allowed values with their meanings, from `enum`, from an extension, or from a choice of constants. */
export function toEnum({ document, prose, t }: Context, flat: FlatSchema): EnumValue[] | undefined {
  const constants = constantsOf(document, flat)
  if (constants) {
    return constants.map(({ value, text, isDeprecated }) => ({
      text: toText(value, constants.map(({ value }) => value)),
      value,
      description: prose(isDeprecated ? t('model.deprecatedValue', { meaning: text ?? '' }).trim() : text),
    }))
  }
  const values = flat.keywords.enum
  if (!Array.isArray(values))
    return undefined
  const describe = (value: unknown, index: number): string | undefined =>
    [lookUp(flat.keywords, names, { value, index }), lookUp(flat.keywords, meanings, { value, index })]
      .filter(Boolean)
      .join(': ') || undefined
  return values
    .map((value, index) => ({
      text: toText(value, values, { holder: values, key: String(index) }),
      value,
      description: prose(describe(value, index)),
    }))
    // The type already says "or null"; null is listed where it has a description, or another value looks like it.
    .filter(({ value, description }) =>
      value !== null || values.length === 1 || description !== undefined || values.includes('null'))
}

interface Constant {
  value: unknown
  text?: string
  isDeprecated: boolean
}

/** `oneOf` of constants is how JSON Schema itself gives meanings to values. */
export function constantsOf(document: ApiDocument, flat: FlatSchema): Constant[] | undefined {
  const [choice, ...others] = flat.choices
  if (!choice || others.length > 0 || choice.discriminator || flat.keywords.properties)
    return undefined
  const constants = choice.options.map(option => constantOf(document, option))
  return constants.every(constant => constant !== undefined) ? constants : undefined
}

function constantOf(document: ApiDocument, option: Schema): Constant | undefined {
  const { keywords, choices } = flatten(document, option)
  const single = Array.isArray(keywords.enum) && keywords.enum.length === 1
  if (choices.length > 0 || !(Object.hasOwn(keywords, 'const') || single))
    return undefined
  const value = single ? keywords.enum?.[0] : keywords.const
  const text = [keywords.title, keywords.description]
    .filter(part => typeof part === 'string' && part !== String(value))
    .join(': ')
  return { value, text: text || undefined, isDeprecated: keywords.deprecated === true }
}

function lookUp(
  keywords: SchemaObject,
  extensions: readonly `x-${string}`[],
  { value, index }: { value: unknown, index: number },
): string | undefined {
  for (const extension of extensions) {
    const known = keywords[extension]
    const text = Array.isArray(known)
      ? known[index]
      : isObject(known) && Object.hasOwn(known, String(value))
        ? known[String(value)]
        : undefined
    if (typeof text === 'string' && text !== String(value))
      return text
  }
  return undefined
}

/**
 * A text is shown bare, any other value as JSON. Where that would be unclear, the text is in quotes as well: one that
 * is blank or begins or ends with a blank, and one that reads like a value of another type beside it.
 */
function toText(value: unknown, all: readonly unknown[], place?: Holder): string {
  if (typeof value !== 'string')
    return stringifyExact(value, 0, place)
  const isTelling = /^\S(?:.*\S)?$/su.test(value) && !hasInvisible.test(value)
  return isTelling && !all.some(other => typeof other !== 'string' && stringifyExact(other) === value)
    ? value
    : stringifyExact(value)
}
