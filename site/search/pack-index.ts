import type { IndexFiles, PackedIndex } from '../../components/search/types.ts'
import type { SearchEntry } from './entry.ts'
import { toAddress, toLine, writeHref, writeWords } from '../../components/search/columns.ts'
import { parts, writePostings } from '../../components/search/postings.ts'
import { kinds } from '../../components/search/types.ts'
import { isTelling, wordsOf } from '../../components/search/words.ts'

const letters = new Map(Object.entries(kinds).map(([letter, kind]) => [kind, letter]))

/** What an index says of the API itself. */
export type IndexOwner = Pick<PackedIndex, 'api' | 'title' | 'bases'>

/** Puts entries into an index; those that say the same of a shared part are one. */
export function packIndex(owner: IndexOwner, all: SearchEntry[]): IndexFiles {
  const { entries, others } = mergeShared(all)
  const placed = placeOnPages(entries)
  const postings = new Map<string, number[][]>()
  for (const [number, { entry }] of placed.entries())
    addWords(postings, number, entry)
  const words = [...postings.keys()].sort()
  const column = (write: (entry: SearchEntry, number: number) => string, end = '\n') =>
    placed.map(({ entry }, number) => write(entry, number)).join(end)
  const index: PackedIndex = {
    ...owner,
    kinds: placed.map(({ entry: { kind }, page }) => page === undefined ? letters.get(kind) : letters.get(kind)?.toUpperCase()).join(''),
    titles: column(({ title }) => toLine(title)),
    hrefs: writeHrefs(placed),
    calls: placed
      .filter(({ entry: { kind } }) => kind === 'operation' || kind === 'webhook')
      .map(({ entry: { call } }) => call === undefined ? '' : toLine(`${call.deprecated ? '-' : ''}${call.method} ${call.path}`))
      .join('\n'),
    others: column(entry => String(others.get(entry) ?? ''), ','),
    words: writeWords(words),
    postings: words.map(word => writePostings(postings.get(word) ?? [])).join('\n'),
  }
  return { index, excerpts: column(({ text = '' }) => toLine(text)) }
}

/** An entry and the page that it stands on; a page has none. */
interface PlacedEntry {
  entry: SearchEntry
  page?: SearchEntry
}

/** Entries in their order, but what stands on a page behind the page. Where there is no entry of the page, it stands for itself. */
function placeOnPages(entries: SearchEntry[]): PlacedEntry[] {
  const pages = new Map<string, SearchEntry>()
  for (const entry of entries) {
    if (entry.parent === undefined && !pages.has(entry.href))
      pages.set(entry.href, entry)
  }
  const groups = new Map<SearchEntry, PlacedEntry[]>()
  for (const entry of entries) {
    const page = entry.parent === undefined ? undefined : pages.get(entry.parent)
    const group = groups.get(page ?? entry) ?? []
    groups.set(page ?? entry, group)
    if (page === undefined)
      group.unshift({ entry })
    else
      group.push({ entry, page })
  }
  return entries.flatMap(entry => groups.get(entry) ?? [])
}

function writeHrefs(placed: PlacedEntry[]): string {
  let before = ''
  let lastPage = ''
  return placed.map(({ entry: { title, href }, page }) => {
    const last = page === undefined ? lastPage : before
    const short = writeHref(href, { title: toLine(title), page: toAddress(page?.href ?? ''), before: () => last })
    before = toAddress(href)
    lastPage = page === undefined ? before : lastPage
    return short
  }).join('\n')
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
