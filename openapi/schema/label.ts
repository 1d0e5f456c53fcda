import type { ApiDocument } from '../document/document.ts'
import type { JsonType, Schema } from '../document/openapi.ts'
import type { FlatSchema } from './flat-schema.ts'
import { flatten, typesOf } from './flatten.ts'

/** In lists of lists, item types deeper than this are not spelled out. */
const maxDepth = 4

const maxPlaces = 4

/** The type in words: `string`, `array of User`, `integer or null`, `Cat or Dog`. */
export function toLabel(document: ApiDocument, flat: FlatSchema, depth = 0): string {
  const types = knownTypes(flat).filter(type => type !== 'null')
  const nullable = flat.nullable || knownTypes(flat).includes('null')
  const words = types.map(type => wordOf(document, flat, type, depth))
  if (words.length === 0) {
    words.push(
      flat.choices.length > 0 ? choiceLabel(document, flat, depth) : nullable ? 'null' : flat.never ? 'never' : 'any',
    )
  }
  else if (types.includes('object') && flat.component) {
    words[types.indexOf('object')] = flat.component.name
  }
  if (nullable && words[0] !== 'null')
    words.push('null')
  return [...new Set(words)].join(' or ')
}

/** The types of a schema: those in `type`, or else those its keywords imply. */
export function knownTypes({ keywords, choices }: FlatSchema): JsonType[] {
  const named = typesOf(keywords)
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

function wordOf(document: ApiDocument, { keywords }: FlatSchema, type: JsonType, depth: number): string {
  if (type === 'array' && keywords.prefixItems && keywords.prefixItems.length > 0 && depth < maxDepth)
    return `array ${tupleLabel(document, keywords, depth)}`
  if (type === 'array' && keywords.items !== undefined && keywords.items !== true && depth < maxDepth)
    return `array of ${itemLabel(document, keywords.items, depth)}`
  return type
}

/** `[string, integer, …boolean]`: the places of a tuple, and what may follow them. */
function tupleLabel(document: ApiDocument, { prefixItems = [], items }: FlatSchema['keywords'], depth: number): string {
  const places = prefixItems.slice(0, maxPlaces).map(place => itemLabel(document, place, depth))
  const rest =
    prefixItems.length > maxPlaces
      ? ['…']
      : items !== undefined && typeof items !== 'boolean'
        ? [`…${itemLabel(document, items, depth)}`]
        : []
  return `[${[...places, ...rest].join(', ')}]`
}

function itemLabel(document: ApiDocument, items: Schema, depth: number): string {
  const label = toLabel(document, flatten(document, items), depth + 1)
  return label.includes(' or ') ? `(${label})` : label
}

function choiceLabel(document: ApiDocument, { component, choices: [choice] }: FlatSchema, depth: number): string {
  if (component)
    return component.name
  const options = choice?.options ?? []
  const labels =
    depth < maxDepth && options.length <= 3
      ? new Set(options.map(option => toLabel(document, flatten(document, option), depth + 1)))
      : new Set<string>()
  return labels.size > 0 && [...labels].join(' or ').length <= 60
    ? [...labels].join(' or ')
    : `one of ${options.length} kinds`
}
