import type { ApiDocument } from '../document/document.ts'
import type { JsonType, Schema } from '../document/openapi.ts'
import type { FlatSchema } from './flat-schema.ts'
import type { LabelPhrase } from './label-phrases.ts'
import { labelsInEnglish } from './label-phrases.ts'
import { flatten } from './flatten.ts'
import { namedTypes } from './narrow.ts'

/** In lists of lists, item types deeper than this are not spelled out. */
const maxDepth = 4

const maxPlaces = 4

/** The document that a schema is of, and the language that its type is named in: English unless told. */
export interface LabelContext {
  document: ApiDocument
  t?: LabelPhrase
}

/** The type in words: `string`, `array of User`, `integer or null`, `Cat or Dog`. */
export function toLabel(context: LabelContext, flat: FlatSchema, depth = 0): string {
  const types = knownTypes(flat).filter(type => type !== 'null')
  const nullable = flat.nullable || knownTypes(flat).includes('null')
  const words = types.map(type => wordOf(context, flat, { type, depth }))
  if (words.length === 0) {
    words.push(
      flat.choices.length > 0 ? choiceLabel(context, flat, depth) : nullable ? 'null' : (context.t ?? labelsInEnglish)(flat.never ? 'model.never' : 'model.any'),
    )
  }
  else if (types.includes('object') && flat.component) {
    words[types.indexOf('object')] = flat.component.name
  }
  if (nullable && words[0] !== 'null')
    words.push('null')
  return [...new Set(words)].join(orOf(context))
}

/** The types of a schema: those in `type`, or else those its keywords imply. */
export function knownTypes({ keywords, choices }: FlatSchema): JsonType[] {
  const named = namedTypes(keywords)
  if (named.length > 0)
    return named
  if (keywords.const !== undefined) {
    return [typeOf(keywords.const)]
  }
  if (Array.isArray(keywords.enum)) {
    return [...new Set(keywords.enum.map(typeOf))]
  }
  if (
    keywords.properties
    || keywords.patternProperties
    || keywords.additionalProperties !== undefined
    || (keywords.required && choices.length === 0)
  ) {
    return ['object']
  }
  if (keywords.items !== undefined || keywords.prefixItems)
    return ['array']
  if (keywords.minimum !== undefined || keywords.maximum !== undefined || keywords.multipleOf !== undefined)
    return ['number']
  return keywords.pattern !== undefined || keywords.minLength !== undefined || keywords.maxLength !== undefined
    ? ['string']
    : []
}

/** The type of a value; a number without a fraction is an integer. */
export function typeOf(value: unknown): JsonType {
  if (value === null)
    return 'null'
  if (Array.isArray(value))
    return 'array'
  if (typeof value === 'number' || typeof value === 'bigint') {
    return Number.isInteger(Number(value)) ? 'integer' : 'number'
  }
  return typeof value === 'boolean' ? 'boolean' : typeof value === 'string' ? 'string' : 'object'
}

function wordOf(
  context: LabelContext,
  { keywords }: FlatSchema,
  { type, depth }: { type: JsonType, depth: number },
): string {
  if (type === 'array' && keywords.prefixItems && keywords.prefixItems.length > 0 && depth < maxDepth)
    return `array ${tupleLabel(context, keywords, depth)}`
  if (type === 'array' && keywords.items !== undefined && keywords.items !== true && depth < maxDepth)
    return (context.t ?? labelsInEnglish)('model.arrayOf', { items: itemLabel(context, keywords.items, depth) })
  return type
}

/** `[string, integer, …boolean]`: the places of a tuple, and what may follow them. */
function tupleLabel(context: LabelContext, { prefixItems = [], items }: FlatSchema['keywords'], depth: number): string {
  const places = prefixItems.slice(0, maxPlaces).map(place => itemLabel(context, place, depth))
  const rest =
    prefixItems.length > maxPlaces
      ? ['…']
      : items !== undefined && typeof items !== 'boolean'
        ? [`…${itemLabel(context, items, depth)}`]
        : []
  return `[${[...places, ...rest].join(', ')}]`
}

function itemLabel(context: LabelContext, items: Schema, depth: number): string {
  const label = toLabel(context, flatten(context.document, items), depth + 1)
  return label.includes(orOf(context)) ? `(${label})` : label
}

function choiceLabel(context: LabelContext, { component, choices: [choice] }: FlatSchema, depth: number): string {
  if (component)
    return component.name
  const options = choice?.options ?? []
  const labels =
    depth < maxDepth && options.length <= 3
      ? new Set(options.map(option => toLabel(context, flatten(context.document, option), depth + 1)))
      : new Set<string>()
  return labels.size > 0 && [...labels].join(orOf(context)).length <= 60
    ? [...labels].join(orOf(context))
    : (context.t ?? labelsInEnglish)('model.kinds', { count: options.length })
}

/** What stands between two types: ` or `. */
function orOf({ t = labelsInEnglish }: LabelContext): string {
  return t('model.or', { one: '', other: '' })
}
