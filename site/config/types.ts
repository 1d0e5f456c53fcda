import type { Level } from '../../openapi/read/index.ts'
import type { LanguageId } from '../../openapi/samples/index.ts'
import type { KeySource } from '../../components/shared/key/account.ts'
import type { SiteLink } from '../../components/shared/usePage.ts'
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
  /**
   * The site in several languages: `{ root: { label: 'English' }, de: { label: 'Deutsch' } }`. Each but `root` has its pages in the
   * folder of its name, `docs/de/`, and its addresses below it, `/de/`.
   */
  locales?: Record<string, LocaleEntry>
  /** The folder of the site on its host, `/docs/`. */
  base?: string
  /** Where the site is published, `https://docs.example.com`: pages then name their one address, and `sitemap.xml` lists them. */
  url?: string
  /** Where the site will lie: what that host reads of headers, caching and redirects is written into the built folder. */
  host?: Host
  /**
   * A picture for each page, drawn at build, that links to it are shared with; there where `@resvg/resvg-wasm` is installed and `url`
   * is told, unless told. `fonts` are files for characters that Inter does not hold, `['fonts/NotoSansJP.ttf']`.
   */
  cards?: boolean | { fonts?: string[] }
  /** The folder of prose pages; `docs` unless told. */
  docs?: string
  /** The folder that is built into; `dist` unless told, or `docs/.vitepress/dist` beside a VitePress configuration of one's own. */
  out?: string
  /** The picture beside the title: a file in the public folder of the pages, `/logo.svg`. */
  logo?: string | Logo
  /** The icon of a tab: a file in the public folder, `/favicon.svg`; the logo unless told, or the first letter of the title. */
  favicon?: string
  /** One colour, `#0a7` or `#00aa77`, of which the shades for text, buttons and grounds are made in both themes. */
  accent?: string
  /** Families of fonts, as CSS lists them; their files are the owner's, in a stylesheet of the theme. */
  fonts?: { base?: string, mono?: string }
  /** Links beside the title. */
  nav?: SiteLink[]
  /** What stands at the end of every page. */
  footer?: { text?: string, links?: SiteLink[] }
  /** Where else the owner is: after the links of `nav`, each by a picture in the public folder where it has one. */
  social?: SocialLink[]
  /**
   * Assistants that a page can be handed to, as links: `{prompt}` is replaced by the words that ask to read the page. ChatGPT
   * and Claude unless told, none with an empty list.
   */
  assistants?: Assistant[]
  /** Whom to tell of a page, `mailto:docs@example.com?subject={url}` or an address of a form; nothing is sent by itself. */
  feedback?: string
  /** A module that exports what `defineTheme` takes: components in place of ours, and around them. */
  theme?: string
  /** The APIs of the site by their names, which begin their addresses; every document in `openapi/` unless told. */
  apis?: Record<string, string | ApiEntry>
  /** What the findings of a rule do, where that is not what the rule says by itself: `{ 'dead-link': 'error' }`. */
  rules?: Record<string, Level>
  /** The whole API on one page, by `@scalar/api-reference`; there where that package is installed, unless told. */
  explorer?: boolean
  /** A mock of each API beside its pages, which the console sends to; with `false` it sends to the servers of the document alone. */
  sandbox?: boolean
  /** The console of operations; `false` takes it from every page. */
  console?: boolean
  /** Where a signed-in reader's own test key comes from. */
  keys?: KeySource
  /** Elements of every page's head, as VitePress has them: `[['meta', { name: 'robots', content: 'noindex' }]]`. */
  head?: HeadElement[]
  /** A script that counts visits; its host, and those it sends to, are all that the policy of the pages lets in for it. */
  analytics?: Analytics
  /** Hosts that the policy of the pages allows beside the site's own. */
  csp?: PolicySources
  /** Addresses that pages used to have, and where they lead now: `{ '/old': '/guide/new' }`. */
  redirects?: Record<string, string>
  /** A link to change each page that somebody wrote: `{ pattern: 'https://github.com/acme/docs/edit/main/docs/:path' }`. */
  editLink?: { pattern: string, text?: string }
  /** When each page that somebody wrote was changed last, as git knows it. */
  lastUpdated?: boolean
  /** In which languages requests are shown. */
  samples?: SampleSettings
  /**
   * Handed on to VitePress as it is, with the Vite plugins in `vite`. `satisfies UserConfig` of `vitepress` types it: VitePress's
   * declarations name packages that it does not bring, which a strict compiler would refuse in every configuration.
   */
  vitepress?: object
}

/** An element of a head: its name, its attributes, and the text in it. */
export type HeadElement =
  | [name: string, attributes: Record<string, string>]
  | [name: string, attributes: Record<string, string>, text: string]

/** A language of the site, and what its pages say in place of the others'. */
export interface LocaleEntry extends Pick<SpecimenConfig, 'title' | 'description' | 'messages' | 'nav' | 'footer'> {
  /** What the switch calls it, in the language itself. */
  label: string
  /** Its tag, where its folder is not called by it. BCP 47. */
  lang?: string
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

export interface SampleSettings {
  /** In this order; the first three are always in sight. Node, PHP, curl, Python, Ruby and Go unless told. */
  languages?: LanguageId[]
  /** What readers see who have chosen none; the first unless told. */
  default?: LanguageId
}

/** A link with a picture, `/github.svg`, in place of its text, which says then what the picture shows. */
export interface SocialLink extends SiteLink {
  icon?: string
}

export interface Analytics {
  /** `https://stats.example.com/script.js` */
  script: string
  /** Where the script sends to, if not to its own host. */
  hosts?: string[]
  /** Attributes of its element: `{ 'data-domain': 'docs.example.com' }`. */
  attributes?: Record<string, string>
}

/** Sources by what is loaded from them: `{ images: ['https://img.example.com'] }`. */
export interface PolicySources {
  connect?: string[]
  images?: string[]
  scripts?: string[]
  styles?: string[]
  fonts?: string[]
  frames?: string[]
  media?: string[]
}

export interface Assistant {
  name: string
  link: string
}

/** A document of an API, and what its owner says of it that the document does not. */
export interface ApiEntry {
  file: string
  /** In place of the document's own. */
  title?: string
  /** In place of the document's own. */
  version?: string
  /** One sentence, for the list of APIs. */
  summary?: string
  /** The heading under which lists of APIs have it. */
  group?: string
}
