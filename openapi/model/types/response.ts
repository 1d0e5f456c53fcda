import type { MediaType } from './media-type.ts'
import type { OperationLink } from './operation-link.ts'
import type { Parameter } from './parameter.ts'
import type { Prose } from './prose.ts'

export interface Response {
  /** `200`, `4XX` or `default`. */
  status: string
  anchor: string
  /** From `summary` or `x-summary`, else the phrase of RFC 9110. */
  label: string
  description?: Prose
  headers: Parameter[]
  content: MediaType[]
  links: ResponseLink[]
}

export interface ResponseLink {
  name: string
  description?: Prose
  operation?: OperationLink
  /** The operation as the spec points to it, where it has no page here. */
  target?: string
  /** Where the call goes, if not to the operation's own servers. */
  server?: string
  parameters: { name: string, value: string }[]
}
