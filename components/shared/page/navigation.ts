import type { OperationLink } from '../../../openapi/model/types.ts'

/** What the sidebar and the footer of one page need beyond the summaries. */
export interface PageNavigation {
  /** Missing on pages that belong to none. */
  api?: string
  /** Slug of the tag whose operations are open in the sidebar; they are the page component's `operations`. */
  tag?: string
  previous?: PageLink
  next?: PageLink
}

export type NavigationOperation = Pick<OperationLink, 'href' | 'title' | 'method' | 'deprecated' | 'kind'>

export interface PageLink {
  title: string
  href: string
  method?: string
}

/** Pages of the site that belong to no API, under the name of their folder. */
export interface GuideSection {
  title?: string
  pages: Guide[]
}

export interface Guide {
  title: string
  href: string
}
