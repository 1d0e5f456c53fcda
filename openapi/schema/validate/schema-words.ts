import type { Phrase } from '../../document/text/phrase.ts'
import { createPhrase } from '../../document/text/phrase.ts'

/** What is wrong with a value, in English: what is said of it, so that its name can stand before. */
export const schemaWords = {
  'schema.required': 'is required',
  'schema.dependentRequired': 'is required when {property} is present',
  'schema.unknown': 'is not a known property',
  'schema.enum': 'must be one of {values}',
  'schema.const': 'must be {value}',
  'schema.type': 'must be {types}',
  'schema.minLength': { one: 'must be at least {limit} character long', other: 'must be at least {limit} characters long' },
  'schema.maxLength': { one: 'must be at most {limit} character long', other: 'must be at most {limit} characters long' },
  'schema.minimum': 'must be at least {limit}',
  'schema.maximum': 'must be at most {limit}',
  'schema.exclusiveMinimum': 'must be more than {limit}',
  'schema.exclusiveMaximum': 'must be less than {limit}',
  'schema.multipleOf': 'must be a multiple of {factor}',
  'schema.minItems': { one: 'must have at least {limit} item', other: 'must have at least {limit} items' },
  'schema.maxItems': { one: 'must have at most {limit} item', other: 'must have at most {limit} items' },
  'schema.minProperties': { one: 'must have at least {limit} property', other: 'must have at least {limit} properties' },
  'schema.maxProperties': { one: 'must have at most {limit} property', other: 'must have at most {limit} properties' },
  'schema.uniqueItems': 'must not hold the same item twice',
  'schema.propertyNames': 'is not a name that a property may have',
  'schema.format': 'must be a valid {format}',
  'schema.pattern': 'does not match the expected pattern',
  'schema.readOnly': 'is set by the API and may not be sent',
  'schema.notAllowed': 'is not allowed here',
  'schema.contains': 'lacks an item that it must have',
  'schema.choice': 'fits none of the forms that it may have, or more than one',
  'schema.invalid': 'is not valid',
  'schema.or': '{one} or {other}',
  'schema.string': 'a string',
  'schema.integer': 'an integer',
  'schema.number': 'a number',
  'schema.boolean': 'a boolean',
  'schema.array': 'an array',
  'schema.object': 'an object',
} as const

export type SaySchema = Phrase<typeof schemaWords>

export const schemaInEnglish: SaySchema = createPhrase('en', schemaWords)
