import type { AddressQuery } from './address.ts'
import type { OpenIndex } from './open-index.ts'
import type { Entry, Hit, Kind } from './types.ts'
import { fitOf, readAddress, segmentsOf } from './address.ts'
import { compare, matchWords } from './match-words.ts'
import { fold, isTelling, wordsOf } from './words.ts'
import { remember } from '../../openapi/document/remember.ts'

/** How much a word counts in each part of an entry: title, names, values, fields, text. */
const partWeights = [6, 4, 4.5, 1.6, 1]
const kindWeights: Record<Kind, number> = {
  operation: 1.25,
  webhook: 1.1,
  guide: 1.1,
  schema: 1.05,
  field: 0.9,
  error: 0.95,
}
const methodNames = new Set(['get', 'put', 'post', 'patch', 'delete', 'head', 'options', 'trace', 'query'])
/** Of equal results of words those that make something come first, of equal results of an address those that read it. */
const methodsOfWords = ['POST', 'GET', 'PUT', 'PATCH', 'DELETE']
const methodsOfAddresses = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** From this certainty on a word is meant, and not only one like it. */
const known = 0.85

/** Only the best are looked at more closely. */
const mostScored = 300

/** What names have and words have not: marks and humps inside, digits, capitals throughout. */
const nameMark = /[\p{L}\p{N}][_.:/-][\p{L}\p{N}]|[\p{Ll}\d]\p{Lu}|\d|_$|^\p{Lu}{2,}$/u

/** What one term found in an index: the score of each entry, and the words. */
interface TermScores {
  scores: Map<number, number>
  words: Map<number, number>
}

/** What an entry scored, and the words by which it was found. */
interface Found {
  score: number
  words: number[]
}

interface Query {
  /** As it was typed, folded, without blanks around it. */
  whole: string
  /** Whether that is written as names are: `user_not_found`, `createUser`, `404`. */
  isName: boolean
  terms: string[]
  method?: string
}

/** The best entries of an index for what a reader typed, the best first. */
export function search(index: OpenIndex, text: string, most = 60): Hit[] {
  const address = readAddress(text)
  const query = readQuery(text)
  if (address === undefined && query.terms.length === 0)
    return []
  const addressed = address === undefined ? [] : scoreAddresses(index, address)
  const methods = addressed.length > 0 ? methodsOfAddresses : methodsOfWords
  const rankOf = ({ method }: Entry) => methods.indexOf(method ?? '') >>> 0
  return (addressed.length > 0 ? addressed : scoreWords(index, query))
    .map(([number, { score, words }]) => ({ entry: index.entryOf(number), number, score, words }))
    .toSorted((one, other) =>
      other.score - one.score
      || rankOf(one.entry) - rankOf(other.entry)
      || one.entry.href.length - other.entry.href.length
      || one.number - other.number)
    .slice(0, most)
    .map(({ entry, number, score, words }) => ({
      ...entry,
      ...(index.excerpts[number] && { text: index.excerpts[number] }),
      api: index.api,
      apiTitle: index.title,
      score,
      matched: words.map(word => index.words[word] ?? ''),
    }))
}

function readQuery(text: string): Query {
  const whole = fold(text.trim())
  const words = wordsOf(text.trim().slice(0, 200))
  const telling = words.filter(isTelling)
  const terms = telling.length > 0 ? telling : words
  const [first = '', ...rest] = terms
  const isName = !/\s/.test(whole) && nameMark.test(text.trim())
  return rest.length > 0 && methodNames.has(first) && /^\w+\s/.test(whole)
    ? { whole, isName, terms: rest, method: first.toUpperCase() }
    : { whole, isName, terms }
}

function scoreAddresses(index: OpenIndex, address: AddressQuery): [number, Found][] {
  return index.calls.flatMap((number): [number, Found][] => {
    const entry = index.entryOf(number)
    const fit = fitOf(entry.path ?? '', address, index.bases)
    if (fit === 0)
      return []
    const method = address.method === undefined ? 0 : address.method === entry.method ? 40 : -20
    return [[number, { score: 100 * fit + method - (entry.deprecated ? 2 : 0), words: [] }]]
  })
}

function scoreWords(index: OpenIndex, query: Query): [number, Found][] {
  const terms = listTerms(index, query)
  const sums = addUp(index, terms)
  const all = sums.filter(({ count }) => count === terms.length)
  // Where nothing speaks of all that was asked for, what speaks of most of it is better than nothing.
  const found = all.length > 0 ? all : sums.filter(({ count }) => count >= Math.ceil(terms.length / 2))
  const named = listNamed(index, query)
  return found
    .sort((one, other) => other.sum - one.sum)
    .slice(0, mostScored)
    .map(({ number, sum }) => {
      const words = terms.flatMap(({ words }) => words.get(number) ?? [])
      const forms = [...query.terms, ...words.map(word => index.words[word] ?? '')]
      const bonus = named.has(number) ? (query.isName ? 14 : 2) : 0
      return [number, { score: toScore(index.entryOf(number), query, { sum, forms }) + bonus, words }]
    })
}

/** For each entry that a term found: how many terms speak of it, and what they scored together, less where some do not. */
function addUp(index: OpenIndex, terms: TermScores[]): { number: number, count: number, sum: number }[] {
  const numbers = new Set(terms.flatMap(({ scores }) => [...scores.keys()]))
  return Array.from(numbers, (number) => {
    let [count, sum] = [0, 0]
    for (const term of terms) {
      const score = term.scores.get(number) ?? inherited(index, term, number)
      count += Number(score > 0)
      sum += score
    }
    return { number, count, sum: sum * count / terms.length }
  })
}

/** What the terms found. A name that is known as a whole, or begins as known keys do, need not be found in its parts, too. */
function listTerms(index: OpenIndex, { isName, whole, terms }: Query): TermScores[] {
  const isKnown = isName && matchWords(index.words, whole).some(({ certainty }) => certainty >= known)
  return (isKnown ? [whole] : terms).map(term => scoreTerm(index, term))
}

/** A field may be asked for together with what it is a field of: `user email`. */
function inherited(index: OpenIndex, term: TermScores, number: number): number {
  const parent = index.parentOf(number)
  return parent === undefined ? 0 : (term.scores.get(parent) ?? 0) * 0.3
}

function scoreTerm(index: OpenIndex, term: string): TermScores {
  const scores = new Map<number, number>()
  const words = new Map<number, number>()
  for (const { word, certainty } of matchWords(index.words, term)) {
    const postings = index.postingsOf(word)
    const frequency = postings.reduce((total, entries) => total + entries.length, 0)
    const rarity = 0.6 + Math.log10(1 + index.size / frequency) / 2
    // A single letter begins too many words to look into texts for them.
    const parts = term.length < 2 && certainty < 1 ? postings.slice(0, 2) : postings
    for (const [part, entries] of parts.entries()) {
      const score = (partWeights[part] ?? 1) * certainty * rarity
      for (const entry of entries) {
        if (score > (scores.get(entry) ?? 0)) {
          scores.set(entry, score)
          words.set(entry, word)
        }
      }
    }
  }
  return { scores, words }
}

/**
 * The sum of an entry's terms, with what its title and its address have in common with the whole search: with the words that
 * were searched for, and with those that were found for them.
 */
function toScore(entry: Entry, query: Query, { sum, forms }: { sum: number, forms: string[] }): number {
  const { title, words } = titleOf(entry)
  let score = sum * kindWeights[entry.kind] + Math.log2(1 + (entry.others ?? 0)) * 0.3
  if (title === query.whole)
    score += entry.kind === 'schema' || entry.kind === 'field' ? 5 : 10
  else if (title.startsWith(query.whole))
    score += 2
  score += 4 * words.filter(word => forms.some(term => isForm(word, term))).length / Math.max(words.length, 1)
  if (entry.path !== undefined)
    score += scoreResource(entry.path, forms)
  if (query.method !== undefined && query.method === entry.method)
    score += 8
  return entry.deprecated ? score * 0.7 : score
}

const titles = new WeakMap<Entry, { title: string, words: string[] }>()

function titleOf(entry: Entry): { title: string, words: string[] } {
  return remember(titles, entry, () => ({ title: fold(entry.title), words: wordsOf(entry.title).filter(isTelling) }))
}

/** What a path is about is its last word: `/v1/refunds` is about refunds, `/v1/charges/{charge}/refunds` about those of a charge. */
function scoreResource(path: string, forms: string[]): number {
  const literals = segmentsOf(path).filter(segment => !/^$|\{|^v?\d+(?:\.\d+)*$/.test(segment))
  const last = literals.at(-1)
  if (last === undefined || !forms.some(term => isForm(last, term)))
    return 0
  return 8 / literals.length - (path.endsWith('}') ? 1 : 0)
}

/** The entries that have the whole search for a value, or a name such as an operationId, a header or an error code. */
function listNamed(index: OpenIndex, { whole, isName }: Query): Set<number> {
  const word = findWord(index.words, whole)
  return new Set(word < 0 ? [] : index.postingsOf(word).slice(isName ? 1 : 2, 3).flat())
}

function findWord(words: string[], word: string): number {
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle] ?? '') < word)
      low = middle + 1
    else
      high = middle
  }
  return words[low] === word ? low : -1
}

function isForm(word: string, term: string): boolean {
  return compare(word, term) >= known
}
