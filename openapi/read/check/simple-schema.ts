import type { SchemaError } from '../../schema/validate/validator.ts'
import type { SchemaObject } from '../../document/openapi.ts'

const annotations =
  /^(?:x-.*|title|description|deprecated|readOnly|writeOnly|example|examples|default|externalDocs|xml|\$comment)$/
const judged = new Set(['type', 'enum', 'minimum', 'maximum', 'minLength', 'maxLength', 'nullable'])

/**
 * The errors of a value against a schema of plain keywords, without compiling it: most properties of an API are no more than a type.
 * Undefined where the schema says anything else.
 */
export function checkSimple(schema: SchemaObject, value: unknown): SchemaError[] | undefined {
  if (Object.keys(schema).some(key => !judged.has(key) && !annotations.test(key)))
    return undefined
  const { type, enum: allowed, minimum, maximum, minLength, maxLength } = schema
  const types = type === undefined ? [] : [type].flat()
  const fail = (keyword: string, message: string): SchemaError[] => [
    {
      pointer: '',
      keyword,
      params: {},
      message,
    },
  ]
  if (types.length > 0 && !types.some(type => isOf(type, value))) {
    return fail(
      'type',
      `must be ${types
        .map(type => (type === 'null' ? type : `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`))
        .join(' or ')}`,
    )
  }
  if (allowed && (typeof value !== 'object' || value === null) && !allowed.includes(value)) {
    return fail(
      'enum',
      `must be one of ${allowed
        .slice(0, 20)
        .map(item => JSON.stringify(item))
        .join(', ')}`,
    )
  }
  if (
    typeof value === 'number'
    && ((minimum !== undefined && value < minimum) || (maximum !== undefined && value > maximum))
  ) {
    return fail('minimum', `must be between ${minimum ?? '−∞'} and ${maximum ?? '∞'}`)
  }
  if (
    typeof value === 'string'
    && ((minLength !== undefined && lengthOf(value) < minLength)
      || (maxLength !== undefined && lengthOf(value) > maxLength))
  ) {
    return fail('minLength', `must have ${minLength ?? 0} to ${maxLength ?? 'any number of'} characters`)
  }
  return []
}

function isOf(type: string, value: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'array':
      return Array.isArray(value)
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value)
    case 'number':
      return typeof value === 'number'
    case 'string':
      return typeof value === 'string'
    default:
      return typeof value === 'boolean'
  }
}

/** JSON Schema counts characters, not UTF-16 units. */
function lengthOf(text: string): number {
  return [...text].length
}
