/** What a result is; results stand in groups by it. */
export type Kind = 'operation' | 'webhook' | 'guide' | 'schema' | 'field' | 'error'

/** The letters by which an index names kinds. */
export const kinds: Readonly<Record<string, Kind>> = { o: 'operation', w: 'webhook', g: 'guide', s: 'schema', f: 'field', e: 'error' }

/** The index of one API, or of the pages that belong to none, as it is sent: columns of entries, and where words stand. */
export interface PackedIndex {
  /** Empty for pages that belong to no API. */
  api: string
  title: string
  /** The paths of the servers, `/v0`: an address that is searched for may begin with one. */
  bases: string[]
  /** A letter for each entry. */
  kinds: string
  titles: string[]
  /** An anchor on the page of the parent where it begins with `#`; else an address on the site. */
  hrefs: string[]
  /** The operation of an entry: `GET /users/{id}`, with a minus before it where it is deprecated; sparse, by number. */
  calls: Record<number, string>
  /** The entry on whose page one stands; sparse, by number. */
  parents: Record<number, number>
  /** A line that says more: sparse, by number. */
  texts: Record<number, string>
  /** In how many further places the same stands; sparse, by number. */
  others: Record<number, number>
  /** All words in ascending order, each on a line. */
  words: string
  /** For each word where it stands, each on a line. */
  postings: string
}

export interface Entry {
  kind: Kind
  title: string
  href: string
  method?: string
  path?: string
  deprecated?: boolean
  parent?: Entry
  text?: string
  others?: number
}

/** An entry that was found, with what was found in it. */
export interface Hit extends Entry {
  api: string
  apiTitle: string
  score: number
  /** Words of the entry that the search stands for, folded. */
  matched: string[]
}
