import type { SecurityScheme } from '../../../openapi/model/types.ts'

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
