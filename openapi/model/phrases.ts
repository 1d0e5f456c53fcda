import type { Phrase } from '../document/text/phrase.ts'
import { statusRanges } from '../document/status.ts'
import { labelPhrases } from '../schema/label-phrases.ts'
import { createPhrase } from '../document/text/phrase.ts'

/**
 * What the model says in words of its own, in English. They are part of the catalogue of the interface, which has them in other
 * languages; whoever makes a model of a site in another language gives it those.
 */
export const modelPhrases = {
  'model.charactersExactly': { one: 'exactly {count} character', other: 'exactly {count} characters' },
  'model.charactersRange': { one: '{low}–{count} character', other: '{low}–{count} characters' },
  'model.charactersAtLeast': { one: 'at least {count} character', other: 'at least {count} characters' },
  'model.charactersAtMost': { one: 'at most {count} character', other: 'at most {count} characters' },
  'model.itemsExactly': { one: 'exactly {count} item', other: 'exactly {count} items' },
  'model.itemsRange': { one: '{low}–{count} item', other: '{low}–{count} items' },
  'model.itemsAtLeast': { one: 'at least {count} item', other: 'at least {count} items' },
  'model.itemsAtMost': { one: 'at most {count} item', other: 'at most {count} items' },
  'model.propertiesExactly': { one: 'exactly {count} property', other: 'exactly {count} properties' },
  'model.propertiesRange': { one: '{low}–{count} property', other: '{low}–{count} properties' },
  'model.propertiesAtLeast': { one: 'at least {count} property', other: 'at least {count} properties' },
  'model.propertiesAtMost': { one: 'at most {count} property', other: 'at most {count} properties' },
  'model.uniqueItems': 'unique items',
  'model.multipleOf': 'multiple of {value}',
  'model.exactly': 'exactly {value}',
  'model.both': '{one} and {other}',
  'model.fromTo': '{low} to {high}',
  'model.requires': 'requires {names}',
  'model.list': '{names} and {last}',
  'model.not': 'Must not match',
  'model.if': 'If it matches',
  'model.then': 'then it must match',
  'model.else': 'otherwise it must match',
  'model.onlyElse': 'then anything, otherwise it must match',
  'model.dependentRequired': {
    one: 'With {name}, {names} is required too',
    other: 'With {name}, {names} are required too',
  },
  'model.dependentSchema': 'With {name}, it must also match',
  'model.containsAny': 'Contains an item that matches',
  'model.containsAtLeast': { one: 'Contains at least {count} item that matches', other: 'Contains at least {count} items that match' },
  'model.containsAtMost': { one: 'Contains at most {count} item that matches', other: 'Contains at most {count} items that match' },
  'model.containsExactly': { one: 'Contains exactly {count} item that matches', other: 'Contains exactly {count} items that match' },
  'model.containsRange': { one: 'Contains {low}–{count} item that matches', other: 'Contains {low}–{count} items that match' },
  'model.propertyNames': 'Every property name must match',
  'model.otherProperties': 'Any other property must match',
  'model.decoded': 'The decoded {type} must match',
  'model.decodedContent': 'The decoded content must match',
  'model.xmlPrefix': '{kind} with the prefix {prefix}',
  'model.xmlWrapped': 'wrapped in an element of its own',
  'model.xmlNamespace': 'namespace {uri}',
  'model.xmlAttribute': 'attribute',
  'model.xmlElement': 'element',
  'model.deprecatedValue': '{meaning} (deprecated)',
  ...labelPhrases,
  'model.endpoints': 'Endpoints',
  'model.webhooks': 'Webhooks',
  'model.status1XX': statusRanges['1XX'],
  'model.status2XX': statusRanges['2XX'],
  'model.status3XX': statusRanges['3XX'],
  'model.status4XX': statusRanges['4XX'],
  'model.status5XX': statusRanges['5XX'],
  'model.statusDefault': statusRanges.default,
} as const

export type ModelPhrase = Phrase<typeof modelPhrases>

export const inEnglish: ModelPhrase = createPhrase('en', modelPhrases)
