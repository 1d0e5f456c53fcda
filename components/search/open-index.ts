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
  /** How many entries it has. */
  size: number
  /** An entry by its number; it is read when it is asked for. */
  entryOf: (number: number) => Entry
  /** The numbers of operations and webhooks. */
  calls: number[]
  /** The number of the entry on whose page one stands; none for a page. */
  parentOf: (number: number) => number | undefined
  /** For each entry a line that says more; none as long as they are not there. */
  excerpts: string[]
  /** In ascending order. */
  words: string[]
  /** Where a word stands, by the word's number. */
  postingsOf: (word: number) => Postings
}

/** Takes an index apart: entries and postings are read when they are found. */
export function openIndex(packed: PackedIndex, excerpts?: string): OpenIndex {
  const postings = packed.postings.split('\n')
  return {
    api: packed.api,
    title: packed.title,
    bases: packed.bases,
    ...openEntries(packed),
    excerpts: excerpts?.split('\n') ?? [],
    words: readWords(packed.words),
    postingsOf: remember(word => readPostings(postings[word] ?? '')),
  }
}

function openEntries(packed: PackedIndex): Pick<OpenIndex, 'size' | 'entryOf' | 'calls' | 'parentOf'> {
  const column = (lines: string, end = '\n') => {
    const all = lines.split(end)
    return (number: number) => all[number] ?? ''
  }
  const [titleOf, shortOf, callOf] = [column(packed.titles), column(packed.hrefs), column(packed.calls)]
  const othersOf = column(packed.others, ',')
  const letters = [...packed.kinds]
  const kindAt = (number: number) => kinds[letters[number]?.toLowerCase() ?? ''] ?? 'guide'
  const { pages, addresses } = readPages(letters, number => [shortOf(number), titleOf(number)])
  const calls = letters.flatMap((_, number) => ['operation', 'webhook'].includes(kindAt(number)) ? [number] : [])
  const callNumbers = new Map(calls.map((number, call) => [number, call]))
  const parentOf = (number: number) => pages[number] === number ? undefined : pages[number]

  const hrefOf = (number: number): string => addresses.get(number) ?? readHref(shortOf(number), {
    title: titleOf(number),
    page: addresses.get(pages[number] ?? 0) ?? '',
    before: () => hrefOf(number - 1),
  })
  const entryOf = remember((number): Entry => {
    const parent = parentOf(number)
    const call = callNumbers.get(number)
    const others = Number(othersOf(number))
    return {
      kind: kindAt(number),
      title: titleOf(number),
      href: hrefOf(number),
      ...(parent !== undefined && { parent: entryOf(parent) }),
      ...(call !== undefined && readCall(callOf(call))),
      ...(others > 0 && { others }),
    }
  })
  return { size: letters.length, entryOf, calls, parentOf }
}

/** For each entry the number of its page, and the addresses of pages: each may be told by that of the last. */
function readPages(letters: string[], lineOf: (number: number) => [short: string, title: string]) {
  const addresses = new Map<number, string>()
  let page = -1
  let before = ''
  const pages = letters.map((letter, number) => {
    if (letter === letter.toUpperCase())
      return page
    const [short, title] = lineOf(number)
    const last = before
    before = readHref(short, { title, page: '', before: () => last })
    addresses.set(number, before)
    return page = number
  })
  return { pages, addresses }
}

/** What a number leads to, read once. */
function remember<Value>(read: (number: number) => Value): (number: number) => Value {
  const known = new Map<number, Value>()
  return (number) => {
    const value = known.get(number) ?? read(number)
    known.set(number, value)
    return value
  }
}

function readCall(call: string): Pick<Entry, 'method' | 'path' | 'deprecated'> {
  const deprecated = call.startsWith('-')
  const blank = call.indexOf(' ')
  const [method, path] = [call.slice(deprecated ? 1 : 0, blank), call.slice(blank + 1)]
  return { method, path, ...(deprecated && { deprecated }) }
}
