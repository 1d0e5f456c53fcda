import type { ApiDocument, Finding } from '../openapi/document/index.ts'
import type { PlainObject } from '../openapi/document/json/value.ts'
import type { Model } from '../openapi/model/model.ts'
import type { Translate } from '../components/shared/messages/messages.ts'
import type { ResolvedSamples } from './config/resolve.ts'
import type { SpecFile } from './specs.ts'
import type { SiteLink } from '../openapi/read/index.ts'

/** One spec as this site holds it. Without a model it could not be read yet; its findings say why. */
export interface LoadedApi extends SpecFile {
  /** Of an API in another language than the site's first: the name it goes by there, which its pages have before theirs. */
  id?: string
  /** Of the same, the folder of that language. */
  locale?: string
  /** The API in the other languages of the site, by their folders. */
  translations?: Record<string, LoadedApi>
  findings: Finding[]
  /** Says what is not in the document, in the language of its pages. */
  t: Translate
  /** The spec cannot be read in its current state; the site shows its last good pages, if any. */
  isRefused: boolean
  document?: ApiDocument
  /** The document as its author wrote it, for download. */
  written?: PlainObject
  model?: Model
  /** What its texts link to on the site. */
  links?: SiteLink[]
}

/** An API that has pages. */
export type ReadableApi = LoadedApi & Required<Pick<LoadedApi, 'document' | 'model' | 'written'>>

/** The name of an API in all languages: its sandbox, its keys and its samples go by it. */
export function idOf({ name, id = name }: Pick<LoadedApi, 'name' | 'id'>): string {
  return id
}

/** All specs of this site, read once and again only when their files change. */
export interface References {
  root: string
  /** The languages in which requests are shown. */
  samples: ResolvedSamples
  /** Every file they are made of. */
  readonly files: string[]
  /** Every file that one of them is made of. */
  filesOf: (api: LoadedApi) => string[]
  all: () => LoadedApi[]
  /** Those that have pages, in the site's first language. */
  readable: () => ReadableApi[]
  /** Those that have pages in another language, or in any where none is named. */
  translated: (locale?: string) => ReadableApi[]
  /** All that have pages, in each language. */
  shown: () => ReadableApi[]
  /** Reads what changed on disk; an API that did is another object afterwards. */
  refresh: () => Promise<void>
}
