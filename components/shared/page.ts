import type {
  Badge,
  Operation,
  OperationLink,
  Prose,
  Reference,
  SchemaPage,
  SecurityScheme,
  Server,
  StatusCode,
  Tag,
  Topic,
  ValidationRule,
} from '../../openapi/model/types.ts'

/** What every page knows of each API: enough for the navigation, the key card and the mock's address. */
export interface ApiSummary {
  /** `userfront`: the first segment of every URL of this API. */
  name: string
  title: string
  version: string
  summary?: string
  /** The heading under which its owner lists it. */
  group?: string
  href: string
  /** The whole API on one page, where the site has it. */
  explorer?: string
  /** Where it is said how to get a credential. */
  authentication?: string
  /** The list of schemas, where there are any. */
  schemas?: string
  /** The index that search fetches. */
  search: string
  /** Where the mock answers, with the path of the first server: `/userfront/mock/v0`. */
  mock: string
  operationCount: number
  /** Schemes that have a sample key or known key prefixes. */
  securitySchemes: SecurityScheme[]
  groups: NavigationGroup[]
}

export interface NavigationGroup {
  name?: string
  tags: NavigationTag[]
}

export interface NavigationTag {
  title: string
  slug: string
  href: string
  /** Tags nested in this one, flattened under it. */
  depth: number
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

/** Code highlighted at build time; shown by `Prose.vue` alone, copied from its text. */
export interface HighlightedCode {
  id: string
  label: string
  html: string
}

/** A body or an example, highlighted: the tab it stands in, and what it says. */
export interface HighlightedExample extends HighlightedCode {
  summary?: string
  description?: Prose
  mediaType: string
  /** The data that the wire form above encodes, highlighted as JSON. */
  data?: string
  generated?: boolean
}

/** Examples of one response, in the order of its media types. */
export interface HighlightedResponse {
  status: string
  label: string
  examples: HighlightedExample[]
}

/** A language's tab of the request panel. */
export interface SampleLanguage {
  id: string
  label: string
  /** Shown to readers who have chosen no language; the first where none is. */
  active?: boolean
  variants: HighlightedSample[]
}

/** One way to send the request in a language: generated, or written by hand with a client of the API. */
export interface HighlightedSample {
  /** Named where a language has several. */
  label?: string
  /** Absent of a client beside the first of its language: its sample is written when a reader chooses it. */
  html?: string
  /** The client that a generated sample is written for; absent of those written by hand. */
  client?: string
  /** The command that installs what it uses. */
  install?: string
}

export interface OperationPage {
  kind: 'operation'
  operation: Operation
  /** Where a call goes; undefined for what the API sends itself. */
  call?: {
    /** The path of the server, `/v1`. */
    prefix?: string
    /** The full URL, where the document names a host. */
    url?: string
    /** Otherwise the path, and the host that samples use instead. */
    path?: string
    placeholder?: string
  }
  /** How parameters that are lists or objects stand in the request, by their anchors. */
  wireForms: Record<string, string>
  /** The request in every language. */
  samples: SampleLanguage[]
  /** What the samples were run with, `Node 24.21.0`; empty where these exact samples have not been run. */
  ran: string[]
  responses: HighlightedResponse[]
  failures: ShownFailure[]
}

/** A cause of an error, and what helps: HTML that was made at build. */
export interface ShownFailure {
  status: string
  /** Of the response that declares it. */
  anchor: string
  /** The API's own name of the error. */
  type?: string
  cause: string
  remedy: string
  /** The request that caused it in the run of the samples, as a command. */
  request?: string
  /** Where none causes it by itself: the header by which the sandbox answers with it. */
  asked?: string
  /** The body that was answered, the empty text where there was none; absent where nothing was recorded. */
  answer?: string
}

export interface TagPageContent {
  kind: 'tag'
  tag: Tag
  /** The object's example, highlighted. */
  example?: HighlightedCode
}

export interface SchemaPageContent {
  kind: 'schema'
  schema: SchemaPage
  example?: HighlightedCode
}

export interface SchemaIndexContent {
  kind: 'schemas'
  /** Each with how many operations use it, where any does. */
  schemas: { name: string, href: string, uses?: number }[]
}

export interface ApiPageContent {
  kind: 'api'
  title: string
  version: string
  summary?: string
  description?: Prose
  servers: Server[]
  /** The contact, licence and terms of the API. */
  legal: Pick<Reference, 'termsOfService' | 'contact' | 'license' | 'externalDocs'>
  facts: ApiFacts
  topics: Topic[]
  headers: PageHeading[]
}

/** A heading as VitePress lists those of a page. */
export interface PageHeading {
  level: number
  title: string
  slug: string
  link: string
  children: PageHeading[]
}

export interface ExplorerPageContent {
  kind: 'explorer'
  api: string
}

/** What an introduction shows of an API. */
export interface ApiFacts {
  statuses: StatusCode[]
  validationRules: ValidationRule[]
  securitySchemes: SecurityScheme[]
  tags: {
    title: string
    slug: string
    href: string
    description?: Prose
    badges?: Badge[]
    operations: OperationLink[]
  }[]
}

/** The landing page's card of one API, with its first call. */
export interface LandingCard {
  api: string
  operation: OperationLink
  sample: HighlightedCode
  /** The call as it is sent to the mock of this site. */
  request: { method: string, path: string, headers: [string, string][], body?: string }
}

export type PageContent =
  OperationPage | TagPageContent | SchemaPageContent | SchemaIndexContent | ApiPageContent | ExplorerPageContent

/** What the components of a page show, by the API's name and what they name of it: `userfront createUser`. */
export interface Placed {
  servers?: Record<string, Server[]>
  schemes?: Record<string, SecurityScheme[]>
  statuses?: Record<string, StatusCode[]>
  rules?: Record<string, ValidationRule[]>
  endpoints?: Record<string, OperationLink[]>
  operations?: Record<string, OperationPage>
  schemas?: Record<string, SchemaPageContent>
  calls?: Record<string, LandingCard>
  cards?: LandingCard[]
}

/** The parts of an introduction that are made from the document. */
export const introductionParts = ['key', 'servers', 'statuses', 'downloads', 'authentication', 'topics', 'endpoints', 'legal'] as const

export type IntroductionPart = (typeof introductionParts)[number]

/** What stands below an introduction that somebody wrote. */
export interface Introduction {
  content: ApiPageContent
  parts: IntroductionPart[]
}

/** What a page's data holds beside its content. */
export interface ReferencePageData {
  navigation?: PageNavigation
  /** Only what the page's Markdown names. */
  placed?: Placed
  introduction?: Introduction
  /** The addresses of the same page in the languages of the site, by VitePress's keys of them. */
  languages?: Record<string, string>
}
