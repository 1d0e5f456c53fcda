import type { Phrase } from '../document/text/phrase.ts'
import { createPhrase } from '../document/text/phrase.ts'

/** The words between the names of types, in English. */
export const labelPhrases = {
  'model.or': '{one} or {other}',
  'model.arrayOf': 'array of {items}',
  'model.kinds': { one: 'one of {count} kind', other: 'one of {count} kinds' },
  'model.any': 'any',
  'model.never': 'never',
  'model.optionWith': '{option} with {names}',
} as const

export type LabelPhrase = Phrase<typeof labelPhrases>

export const labelsInEnglish: LabelPhrase = createPhrase('en', labelPhrases)
