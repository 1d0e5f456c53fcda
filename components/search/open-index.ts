import type { Entry, PackedIndex } from './types.ts'
import type { Postings } from './postings.ts'
import { readHref, readWords } from './columns.ts'
import { readPostings } from './postings.ts'
import { kinds } from './types.ts'

/** An index that can be searched. */
export interface OpenIndex {
  api: string
  title: string
  bases: string[]
  entries: Entry[]
  /** The number of the entry on whose page one stands; none for a page. */
  parents: number[]
  /** For each entry a line that says more; none as long as they are not there. */
  excerpts: string[]
  /** In ascending order. */
  words: string[]
  /** Where a word stands, by the word's number. */
  postingsOf: (word: number) => Postings
}

/** Takes an index apart; postings are read when their words are searched for. */
export function openIndex(packed: PackedIndex, excerpts?: string): OpenIndex {
  const postings = packed.postings.split('\n')
  const read = new Map<number, Postings>()
  return {
    api: packed.api,
    title: packed.title,
    bases: packed.bases,
    ...readEntries(packed),
    excerpts: excerpts?.split('\n') ?? [],
    words: readWords(packed.words),
    postingsOf(word) {
      const known = read.get(word) ?? readPostings(postings[word] ?? '')
      read.set(word, known)
      return known
    },
  }
}

function readEntries(packed: PackedIndex): Pick<OpenIndex, 'entries' | 'parents'> {
  const [titles, hrefs, calls] = [packed.titles, packed.hrefs, packed.calls].map(column => column.split('\n'))
  const others = packed.others.split(',')
  const entries: Entry[] = []
  const parents: number[] = []
  let page = -1
  let call = 0
  for (const [number, letter] of [...packed.kinds].entries()) {
    const kind = kinds[letter.toLowerCase()] ?? 'guide'
    const isPage = letter !== letter.toUpperCase()
    const title = titles?.[number] ?? ''
    const parent = isPage ? undefined : entries[page]
    const href = readHref(hrefs?.[number] ?? '', { title, before: entries[isPage ? page : number - 1]?.href ?? '', page: parent?.href ?? '' })
    if (isPage)
      page = number
    else
      parents[number] = page
    entries.push({
      kind,
      title,
      href,
      ...(parent !== undefined && { parent }),
      ...((kind === 'operation' || kind === 'webhook') && readCall(calls?.[call++] ?? '')),
      ...(others[number] && { others: Number(others[number]) }),
    })
  }
  return { entries, parents }
}

function readCall(call: string): Pick<Entry, 'method' | 'path' | 'deprecated'> {
  const deprecated = call.startsWith('-')
  const blank = call.indexOf(' ')
  const [method, path] = [call.slice(deprecated ? 1 : 0, blank), call.slice(blank + 1)]
  return { method, path, ...(deprecated && { deprecated }) }
}
