import type { ExternalDocs } from './marks.ts'
import type { OperationLink } from './operation-link.ts'
import type { Prose } from './prose.ts'
import type { SchemaPage } from './schema-page.ts'

export interface Tag {
  name: string
  slug: string
  title: string
  description?: Prose
  externalDocs?: ExternalDocs
  operations: OperationLink[]
  children: Tag[]
  /** The component schema this tag is about, found by name or by what its operations answer with; only from `model.tag`. */
  object?: SchemaPage
}

/** Tags under one heading; a group without a name holds the tags outside all groups. */
export interface TagGroup {
  name?: string
  tags: Tag[]
}
