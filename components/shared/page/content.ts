import type { SchemaPage, Tag } from '../../../openapi/model/types.ts'
import type { HighlightedCode } from './highlighted.ts'
import type { ApiPageContent } from './introduction.ts'
import type { OperationPage } from './operation-page.ts'

export type PageContent =
  OperationPage | TagPageContent | SchemaPageContent | SchemaIndexContent | ApiPageContent | ExplorerPageContent

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

export interface ExplorerPageContent {
  kind: 'explorer'
  api: string
}
