import type { ApiDocument } from '../document/document.ts'
import type { ModelPhrase } from './phrases.ts'
import type { Prose } from './types.ts'

/** What every reader of a part of the document needs. */
export interface Context {
  document: ApiDocument
  /** Spec text as safe HTML; undefined where there is none. */
  prose: (text: unknown) => Prose | undefined
  /** What is said about the document in words of our own, in the language of the site. */
  t: ModelPhrase
  /** Only what anchors are made of is needed: no texts, no examples, and no deep fields. */
  isOutline?: boolean
  /** The page of a component schema. */
  schemaHref: (name: string) => string | undefined
}
