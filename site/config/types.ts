import type { UserConfig } from 'vitepress'
import type { MessageOverrides } from '../../components/shared/messages/messages.ts'
import type { Host } from '../hosting/hosts.ts'

/** What the owner of a site decides; all of it may be left out. Paths are counted from the folder of the configuration. */
export interface SpecimenConfig {
  /** What the site is called: in the navigation and in the titles of its pages. */
  title?: string
  /** One sentence for search engines. */
  description?: string
  /** The language of the site, `en` or `pt-BR`. BCP 47. */
  lang?: string
  /** Words of the interface that stand in place of ours: `{ 'layout.skip': 'Jump to the text' }`. */
  messages?: MessageOverrides
  /** The folder of the site on its host, `/docs/`. */
  base?: string
  /** Where the site is published, `https://docs.example.com`: pages then name their one address, and `sitemap.xml` lists them. */
  url?: string
  /** Where the site will lie: what that host reads of headers, caching and redirects is written into the built folder. */
  host?: Host
  /** The folder of prose pages; `docs` unless told. */
  docs?: string
  /** The folder that is built into; `dist` unless told, or `docs/.vitepress/dist` beside a VitePress configuration of one's own. */
  out?: string
  /** The picture beside the title: a file in the public folder of the pages, `/logo.svg`. */
  logo?: string | Logo
  /** The icon of a tab: a file in the public folder, `/favicon.svg`; the logo unless told. */
  favicon?: string
  /** One colour, `#0a7` or `#00aa77`, of which the shades for text, buttons and grounds are made in both themes. */
  accent?: string
  /** Families of fonts, as CSS lists them; their files are the owner's, in a stylesheet of the theme. */
  fonts?: { base?: string, mono?: string }
  /** Links beside the title. */
  nav?: SiteLink[]
  /** What stands at the end of every page. */
  footer?: { text?: string, links?: SiteLink[] }
  /** A module that exports what `defineTheme` takes: components in place of ours, and around them. */
  theme?: string
  /** The APIs of the site by their names, which begin their addresses; every document in `openapi/` unless told. */
  apis?: Record<string, string | ApiEntry>
  /** The whole API on one page, by `@scalar/api-reference`; there where that package is installed, unless told. */
  explorer?: boolean
  /** Handed on to VitePress as it is. */
  vitepress?: UserConfig
}

export interface Logo {
  light: string
  /** On a dark ground; the same unless told. */
  dark?: string
  /** What it shows, for who does not see it; nothing where the title stands beside it. */
  alt?: string
  /** Where it leads; the site's first page unless told. */
  href?: string
}

/** A link: `/guide/` leads to a page of the site. */
export interface SiteLink {
  text: string
  link: string
}

/** A document of an API, and what its owner says of it that the document does not. */
export interface ApiEntry {
  file: string
}
