import type { Translate } from '../../components/shared/messages/messages.ts'
import type { Proof } from '../../openapi/samples/index.ts'
import type { ReadableApi } from '../shared.ts'
import type { WriteProse } from './prose.ts'

/** What the twins of an API's pages are written with. */
export interface Twin {
  api: ReadableApi
  t: Translate
  prose: WriteProse
  /** A link to another page's twin, by the page's address. */
  link: (text: string, href: string) => string
  /** What was answered in a run of the samples. */
  proof: Proof | undefined
}
