import type { PackedIndex } from '../../components/search/types.ts'
import type { SearchEntry } from './entry.ts'
import { parts, writePostings } from '../../components/search/postings.ts'
import { kinds } from '../../components/search/types.ts'
import { isTelling, wordsOf } from '../../components/search/words.ts'

const letters = new Map(Object.entries(kinds).map(([letter, kind]) => [kind, letter]))

/** What an index says of the API itself. */
export type IndexOwner = Pick<PackedIndex, 'api' | 'title' | 'bases'>

/** Puts entries into an index; those that say the same of a shared part are one. */
export function packIndex(owner: IndexOwner, all: SearchEntry[]): PackedIndex {
  const { entries, others } = mergeShared(all)
  const numbers = new Map<string, number>()
  const postings = new Map<string, number[][]>()
  const packed: PackedIndex = {
    ...owner,
    kinds: '',
    titles: [],
    hrefs: [],
    calls: {},
    parents: {},
    texts: {},
    others: {},
    words: '',
    postings: '',
  }
  for (const [number, entry] of entries.entries()) {
    const { kind, title, href, call, parent, text } = entry
    const owner = parent === undefined ? undefined : numbers.get(parent)
    packed.kinds += letters.get(kind)
    packed.titles.push(title)
    packed.hrefs.push(owner === undefined || href === parent ? href : href.slice(parent?.length))
    if (call !== undefined)
      packed.calls[number] = `${call.deprecated ? '-' : ''}${call.method} ${call.path}`
    if (owner !== undefined)
      packed.parents[number] = owner
    if (text !== undefined)
      packed.texts[number] = text
    if ((others.get(entry) ?? 0) > 0)
      packed.others[number] = others.get(entry) ?? 0
    if (!numbers.has(href))
      numbers.set(href, number)
    addWords(postings, number, entry)
  }
  const words = [...postings.keys()].sort()
  packed.words = words.join('\n')
  packed.postings = words.map(word => writePostings(postings.get(word) ?? [])).join('\n')
  return packed
}

/** Each word counts once for an entry, in the weightiest part that it stands in. */
function addWords(postings: Map<string, number[][]>, number: number, { title, words }: SearchEntry): void {
  const seen = new Set<string>()
  for (const [part, name] of parts.entries()) {
    for (const word of (name === 'title' ? [title] : words[name] ?? []).flatMap(wordsOf)) {
      if (seen.has(word) || !isTelling(word))
        continue
      seen.add(word)
      const found = postings.get(word) ?? parts.map(() => [])
      found[part]?.push(number)
      postings.set(word, found)
    }
  }
}

/** Shared entries that say the same stand once, at their first place, with the number of the others. */
function mergeShared(all: SearchEntry[]): { entries: SearchEntry[], others: Map<SearchEntry, number> } {
  const first = new Map<string, SearchEntry>()
  const others = new Map<SearchEntry, number>()
  const seen = new Set<string>()
  const entries = all.filter((entry) => {
    const place = `${entry.kind} ${entry.title} ${entry.href}`
    if (seen.has(place))
      return false
    seen.add(place)
    if (!entry.isShared)
      return true
    const key = JSON.stringify([entry.kind, entry.title, entry.text, entry.words])
    const known = first.get(key)
    if (known !== undefined)
      others.set(known, (others.get(known) ?? 0) + 1)
    else
      first.set(key, entry)
    return known === undefined
  })
  return { entries, others }
}
