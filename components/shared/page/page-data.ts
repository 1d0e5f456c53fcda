import type { Introduction } from './introduction.ts'
import type { PageNavigation } from './navigation.ts'
import type { Placed } from './placed.ts'

/** What a page's data holds beside its content. */
export interface ReferencePageData {
  navigation?: PageNavigation
  /** Only what the page's Markdown names. */
  placed?: Placed
  introduction?: Introduction
  /** The addresses of the same page in the languages of the site, by VitePress's keys of them. */
  languages?: Record<string, string>
}
