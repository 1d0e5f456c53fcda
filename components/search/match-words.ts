import { distanceWithin, tolerance } from './distance.ts'

/** A word of an index that a term may stand for, and how surely, from 0 to 1. */
export interface WordMatch {
  word: number
  certainty: number
}

/** What a word may end in where it is another form of one: plurals and cases of English and German. */
const endings = /^(?:e?s|e?n|e|er|ern|'s)$/
/** The most words that a few letters may stand for. */
const mostWords = 400

/**
 * The words of an index that a term stands for: itself, its other forms, those that begin with it or hold it, and the beginning
 * that a key of the reader's has in common with all keys. Words with a letter wrong are tried where there is nothing better.
 */
export function matchWords(words: string[], term: string): WordMatch[] {
  const found: WordMatch[] = []
  let best = 0
  for (let index = 0; index < words.length; index++) {
    const certainty = compare(words[index] ?? '', term)
    if (certainty > 0) {
      found.push({ word: index, certainty })
      best = Math.max(best, certainty)
    }
  }
  if (best < 0.4)
    found.push(...matchMisspelt(words, term))
  return found.length > mostWords
    ? found.toSorted((one, other) => other.certainty - one.certainty).slice(0, mostWords)
    : found
}

/** How surely a term stands for a word, from 0 to 1. */
export function compare(word: string, term: string): number {
  if (word === term)
    return 1
  if (word.startsWith(term)) {
    const rest = word.slice(term.length)
    if (term.length > 2 && endings.test(rest))
      return 0.9
    return 0.45 + 0.3 * term.length / word.length
  }
  if (word.length > 2 && term.startsWith(word)) {
    if (endings.test(term.slice(word.length)))
      return 0.9
    // `uf_test_` begins the key that somebody pastes.
    return word.endsWith('_') ? 0.85 : 0
  }
  if (isPluralOf(word, term) || isPluralOf(term, word))
    return 0.9
  return term.length > 2 && word.includes(term) ? 0.35 : 0
}

/** `policies` of `policy`, `matches` of `match` (by its ending). */
function isPluralOf(plural: string, singular: string): boolean {
  return plural.endsWith('ies') && singular.endsWith('y') && plural.length === singular.length + 2 && plural.startsWith(singular.slice(0, -1))
}

function matchMisspelt(words: string[], term: string): WordMatch[] {
  const most = tolerance(term.length)
  if (most === 0)
    return []
  return words.flatMap((word, index) => {
    const distance = distanceWithin(term, word, most)
    const wholly = distance === undefined ? undefined : 0.65 - 0.15 * distance + (word[0] === term[0] ? 0.05 : 0)
    return wholly === undefined ? [] : [{ word: index, certainty: wholly }]
  })
}
