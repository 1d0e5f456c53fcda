import type { SaySchema } from './schema-words.ts'
import { schemaInEnglish } from './schema-words.ts'

type Params = Record<string, unknown>

/** What a broken keyword means, in words: of English, or of those that are given. */
export function phrase(keyword: string, params: Params, say: SaySchema = schemaInEnglish): string {
  switch (keyword) {
    case 'required':
    case 'uniqueItems':
    case 'propertyNames':
    case 'pattern':
    case 'readOnly':
    case 'contains':
      return say(`schema.${keyword}`)
    case 'dependentRequired':
      return say('schema.dependentRequired', { property: String(params.property) })
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return say('schema.unknown')
    case 'enum':
      return say('schema.enum', { values: listValues(params.allowedValues as unknown[]) })
    case 'const':
      return say('schema.const', { value: JSON.stringify(params.allowedValue) })
    case 'type':
      return say('schema.type', { types: listTypes(params.type, say) })
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return say(`schema.${keyword}`, { limit: String(params.limit) })
    case 'multipleOf':
      return say('schema.multipleOf', { factor: String(params.multipleOf) })
    case 'minLength':
    case 'maxLength':
    case 'minItems':
    case 'maxItems':
    case 'minProperties':
    case 'maxProperties':
      return say(`schema.${keyword}`, countOf(params))
    case 'items':
    case 'unevaluatedItems':
      return say('schema.maxItems', countOf(params))
    case 'format':
      return say('schema.format', { format: String(params.format) })
    case 'not':
    case 'false schema':
      return say('schema.notAllowed')
    case 'anyOf':
    case 'oneOf':
      return say('schema.choice')
    default:
      return say('schema.invalid')
  }
}

/** The number decides the form of the noun, and is shown as the document has it. */
function countOf({ limit }: Params): { limit: string, count: number } {
  return { limit: String(limit), count: Number(limit) }
}

const listed = new WeakMap<unknown[], string>()
/** The most values of an enum that are told. */
const mostValues = 20

/** The values of an enum, as JSON; a document's lists are told again and again. */
function listValues(values: unknown[]): string {
  const known = listed.get(values)
  if (known !== undefined)
    return known
  const text = values.slice(0, mostValues).map(value => JSON.stringify(value)).join(', ')
  listed.set(values, text)
  return text
}

/** The params of an error as far as words need them, so that a long enum is not carried along. */
export function brief(params: Params): Params {
  const { allowedValues } = params
  return Array.isArray(allowedValues) ? { ...params, allowedValues: allowedValues.slice(0, mostValues) } : params
}

const typeNames = ['string', 'integer', 'number', 'boolean', 'array', 'object'] as const

function listTypes(type: unknown, say: SaySchema): string {
  const names = Array.isArray(type) ? (type as string[]) : String(type).split(',')
  return names
    .map((name) => {
      const known = typeNames.find(one => one === name)
      return known === undefined ? name : say(`schema.${known}`)
    })
    .reduce((one, other) => say('schema.or', { one, other }))
}
