import type { PublishedSlugs } from '../document/document.ts'
import type { Operation, OperationLink, Reference, SchemaLink, SchemaPage, Server, Tag } from './types.ts'
import type { ModelPhrase } from './phrases.ts'
import type { OperationWords } from './words.ts'

/** An API as pages, search and samples read it; each page is made when it is asked for. */
export interface Model {
  reference: Reference
  /** Where a link in a text leads, as pages have it; undefined where it is not shown as a link. */
  link: (url: string) => string | undefined
  /** Every operation, webhook and callback that has a page, in the order of the spec. */
  operations: OperationLink[]
  operation: (tagSlug: string, slug: string) => Operation | undefined
  /** The same without its texts: enough for requests, and made in a fraction of the time. */
  bareOperation: (tagSlug: string, slug: string) => Operation | undefined
  /** A tag with the schema that it is about, which `reference` leaves out. */
  tag: (slug: string) => Tag | undefined
  /** Every component schema that has a page. */
  schemas: SchemaLink[]
  schema: (slug: string) => SchemaPage | undefined
  /** Every server that a request may go to: the API's own, and those of paths and operations. */
  servers: () => Server[]
  words: {
    /** The words by which search finds an operation, with properties down to a depth; fast enough to call for all operations. */
    operation: (tagSlug: string, slug: string, depth: number) => OperationWords | undefined
    schema: (slug: string, depth: number) => string[]
  }
  /** The address of every page by its owner, as the lockfile keeps them. */
  slugs: Omit<PublishedSlugs, 'redirects' | 'anchors'>
  /** The anchors that are published with a page, by its address: `users/create-user`, `schemas/user`. Fast enough to call for all pages. */
  outline: (path: string) => string[]
}

export interface ModelOptions {
  /** The path the site is served under, for the links inside of texts. */
  base?: string
  /** Says what is not in the document, in the language of the site; English unless told. */
  t?: ModelPhrase
}
