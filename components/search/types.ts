/** What a result is; results stand in groups by it. */
export type Kind = 'operation' | 'webhook' | 'guide' | 'schema' | 'field' | 'error'

/** The letters by which an index names kinds. */
export const kinds: Readonly<Record<string, Kind>> = { o: 'operation', w: 'webhook', g: 'guide', s: 'schema', f: 'field', e: 'error' }

/**
 * The index of one API, or of the pages that belong to none, as it is sent: columns of entries, and where words stand. It is kept
 * small: what can be told from other columns is in none, and lines of a column are like each other, which is what gzip asks for.
 */
export interface PackedIndex {
  /** Empty for pages that belong to no API. */
  api: string
  title: string
  /** The paths of the servers, `/v0`: an address that is searched for may begin with one. */
  bases: string[]
  /** A letter for each entry: small for a page, a capital for what stands on the last page before it. */
  kinds: string
  /** Each on a line. */
  titles: string
  /** Each on a line, in short (`writeHref`). */
  hrefs: string
  /** Of operations and webhooks in their order, each on a line: `GET /users/{id}`, with a minus before it where it is deprecated. */
  calls: string
  /** In how many further places the same stands, with commas between them; nothing where in none. */
  others: string
  /** All words in ascending order: each a capital for the letters it has in common with the last (none is `A`), then the others. */
  words: string
  /** For each word where it stands, each on a line. */
  postings: string
}

/** An index, and the lines that results show of their entries. Nothing is found by them alone, so they are sent after it. */
export interface IndexFiles {
  index: PackedIndex
  /** For each entry a line that says more; empty where there is none. */
  excerpts: string
}

export interface Entry {
  kind: Kind
  title: string
  href: string
  method?: string
  path?: string
  deprecated?: boolean
  parent?: Entry
  others?: number
}

/** An entry that was found, with what was found in it. */
export interface Hit extends Entry {
  api: string
  apiTitle: string
  score: number
  text?: string
  /** Words of the entry that the search stands for, folded. */
  matched: string[]
}
