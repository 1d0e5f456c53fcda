import type { Cards } from '../cards/cards.ts'
import type { Draw } from '../markdown/diagrams.ts'
import type { GuideSection } from '../../components/shared/page.ts'
import type { ResolvedConfig } from '../config/resolve.ts'
import type { ListPages } from '../internals/external-pages.ts'
import type { SiteLanguages } from '../languages.ts'
import type { PlacedPages } from '../placed/page.ts'
import type { References } from '../shared.ts'
import type { PageCollector } from './collect.ts'
import type { Pages } from './content.ts'
import type { KeptPages } from './kept-pages.ts'

/** What the plugins of a site work with. */
export interface PluginContext {
  config: ResolvedConfig
  /** By VitePress's keys of them; `root` is always there. */
  languages: SiteLanguages
  references: References
  pages: Pages
  /** What earlier builds made. */
  kept: KeptPages
  /** What machines read of the pages of a build. */
  collector: PageCollector
  listPages: ListPages
  placed: PlacedPages
  /** The pictures of a build's pages, where there are any. */
  cards?: Cards
  /** Draws the diagrams of pages, where its package is installed. */
  draw?: Draw
  /** The pages that belong to no API, in the site's first language unless another is named. */
  listPagesOfProse: (locale?: string) => GuideSection[]
  /** Whether the owner has a theme of their own, which may run anything on any page. */
  hasOwnTheme: boolean
  /** Introductions that are the first page of the site or of a language, by their files there. */
  homes: string[]
}
