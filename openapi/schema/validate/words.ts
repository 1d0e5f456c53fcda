import { plural } from '../../document/text/plural.ts'

/** What a broken keyword means, in words. */
export function phrase(keyword: string, params: Record<string, unknown>): string {
  switch (keyword) {
    case 'required':
      return 'is required'
    case 'dependentRequired':
      return `is required when ${String(params.property)} is present`
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return 'is not a known property'
    case 'enum':
      return `must be one of ${listValues(params.allowedValues as unknown[])}`
    case 'const':
      return `must be ${JSON.stringify(params.allowedValue)}`
    case 'type':
      return `must be ${listTypes(params.type)}`
    case 'minLength':
      return `must be at least ${plural(String(params.limit), 'character')} long`
    case 'maxLength':
      return `must be at most ${plural(String(params.limit), 'character')} long`
    case 'minimum':
      return `must be at least ${String(params.limit)}`
    case 'maximum':
      return `must be at most ${String(params.limit)}`
    case 'exclusiveMinimum':
      return `must be more than ${String(params.limit)}`
    case 'exclusiveMaximum':
      return `must be less than ${String(params.limit)}`
    case 'multipleOf':
      return `must be a multiple of ${String(params.multipleOf)}`
    case 'minItems':
      return `must have at least ${plural(String(params.limit), 'item')}`
    case 'items':
    case 'unevaluatedItems':
    case 'maxItems':
      return `must have at most ${plural(String(params.limit), 'item')}`
    case 'minProperties':
      return `must have at least ${plural(String(params.limit), 'property', 'properties')}`
    case 'maxProperties':
      return `must have at most ${plural(String(params.limit), 'property', 'properties')}`
    case 'uniqueItems':
      return 'must not hold the same item twice'
    case 'propertyNames':
      return 'is not a name that a property may have'
    case 'format':
      return `must be a valid ${String(params.format)}`
    case 'pattern':
      return 'does not match the expected pattern'
    case 'readOnly':
      return 'is set by the API and may not be sent'
    case 'not':
    case 'false schema':
      return 'is not allowed here'
    case 'contains':
      return 'lacks an item that it must have'
    case 'anyOf':
    case 'oneOf':
      return 'fits none of the forms that it may have, or more than one'
    default:
      return 'is not valid'
  }
}

const listed = new WeakMap<unknown[], string>()

/** The values of an enum, as JSON; a document's lists are told again and again. */
function listValues(values: unknown[]): string {
  const known = listed.get(values)
  if (known !== undefined)
    return known
  const text = values.slice(0, 20).map(value => JSON.stringify(value)).join(', ')
  listed.set(values, text)
  return text
}

function listTypes(type: unknown): string {
  const names = Array.isArray(type) ? (type as string[]) : String(type).split(',')
  return names.map(withArticle).join(' or ')
}

function withArticle(name: string): string {
  if (name === 'null')
    return name
  const [first = 'x'] = name
  return `${'aeio'.includes(first) ? 'an' : 'a'} ${name}`
}
