import type { ApiDocument, Finding } from '../openapi/document/index.ts'
import type { PlainObject } from '../openapi/document/json.ts'
import type { Model } from '../openapi/model/model.ts'
import type { Translate } from '../components/shared/messages/messages.ts'
import type { SpecFile } from './specs.ts'

/** One spec as this site holds it. Without a model it could not be read yet; its findings say why. */
export interface LoadedApi extends SpecFile {
  findings: Finding[]
  /** Says what is not in the document, in the language of its pages. */
  t: Translate
  /** The spec cannot be read in its current state; the site shows its last good pages, if any. */
  isRefused: boolean
  document?: ApiDocument
  /** The document as its author wrote it, for download. */
  written?: PlainObject
  model?: Model
}

/** An API that has pages. */
export type ReadableApi = LoadedApi & Required<Pick<LoadedApi, 'document' | 'model' | 'written'>>

/** All specs of this site, read once and again only when their files change. */
export interface References {
  root: string
  /** Every file they are made of. */
  readonly files: string[]
  all: () => LoadedApi[]
  readable: () => ReadableApi[]
  /** Reads what changed on disk; an API that did is another object afterwards. */
  refresh: () => Promise<void>
}
