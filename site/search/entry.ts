import type { Part } from '../../components/search/postings.ts'
import type { Kind } from '../../components/search/types.ts'

/** Something a reader can search for, and where it stands. */
export interface SearchEntry {
  kind: Kind
  title: string
  href: string
  call?: { method: string, path: string, deprecated?: boolean }
  /** The address of the page that this is a part of. */
  parent?: string
  /** A line that says more. */
  text?: string
  /** What is searched, beside the title. */
  words: Partial<Record<Exclude<Part, 'title'>, string[]>>
  /** The same wherever it stands: found once, at its first place. */
  isShared?: boolean
}
