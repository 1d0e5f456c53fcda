import type { Entry, PackedIndex } from './types.ts'
import type { Postings } from './postings.ts'
import { readPostings } from './postings.ts'
import { kinds } from './types.ts'

/** An index that can be searched. */
export interface OpenIndex {
  api: string
  title: string
  bases: string[]
  entries: Entry[]
  /** The number of the entry on whose page one stands. */
  parents: Record<number, number>
  /** In ascending order. */
  words: string[]
  /** Where a word stands, by the word's number. */
  postingsOf: (word: number) => Postings
}

/** Takes an index apart; postings are read when their words are searched for. */
export function openIndex(packed: PackedIndex): OpenIndex {
  const entries: Entry[] = []
  for (const [index, title] of packed.titles.entries()) {
    const parent = entries[packed.parents[index] ?? -1]
    const href = packed.hrefs[index] ?? ''
    const text = packed.texts[index]
    const others = packed.others[index]
    entries.push({
      kind: kinds[packed.kinds[index] ?? ''] ?? 'guide',
      title,
      href: href.startsWith('#') ? (parent?.href ?? '') + href : href,
      ...(parent !== undefined && { parent }),
      ...(packed.calls[index] !== undefined && readCall(packed.calls[index])),
      ...(text !== undefined && { text }),
      ...(others !== undefined && { others }),
    })
  }
  const postings = packed.postings.split('\n')
  const read = new Map<number, Postings>()
  return {
    api: packed.api,
    title: packed.title,
    bases: packed.bases,
    entries,
    parents: packed.parents,
    words: packed.words.split('\n'),
    postingsOf(word) {
      const known = read.get(word) ?? readPostings(postings[word] ?? '')
      read.set(word, known)
      return known
    },
  }
}

function readCall(call: string): Pick<Entry, 'method' | 'path' | 'deprecated'> {
  const deprecated = call.startsWith('-')
  const [method = '', path = ''] = call.slice(deprecated ? 1 : 0).split(' ')
  return { method, path, ...(deprecated && { deprecated }) }
}
