import type { ApiDocument } from '../document/document.ts'
import type { Prose } from './types.ts'

/** What every reader of a part of the document needs. */
export interface Context {
  document: ApiDocument
  /** Spec text as safe HTML; undefined where there is none. */
  prose: (text: unknown) => Prose | undefined
  /** Only what anchors are made of is needed: no texts, no examples, and no deep fields. */
  isOutline?: boolean
  /** The page of a component schema. */
  schemaHref: (name: string) => string | undefined
}
