import type { WebhookSignature } from '../../document/webhook-signature.ts'
import type { Paging } from '../../schema/paging.ts'
import type { Failure } from './failure.ts'
import type { Badge, Deprecation, ExternalDocs } from './marks.ts'
import type { OperationLink } from './operation-link.ts'
import type { Parameter } from './parameter.ts'
import type { Prose } from './prose.ts'
import type { RequestBody } from './request-body.ts'
import type { Response } from './response.ts'
import type { SecurityAlternative } from './security.ts'
import type { Server } from './server.ts'

/** Everything that the page of one operation shows. */
export interface Operation extends OperationLink {
  /** JSON pointer of the Operation Object, `#/paths/~1users/post`. */
  pointer: string
  /** Removed anchors, by the anchor that replaces them; by the empty text where links lead to the page itself. */
  aliases?: Record<string, string[]>
  tag: { title: string, slug: string, href: string }
  description?: Prose
  externalDocs?: ExternalDocs
  badges: Badge[]
  deprecation?: Deprecation
  /** Alternatives, any one of which is enough; within one, all are needed. Empty where the document has none. */
  security: SecurityAlternative[]
  /** The document says that no credential is needed; absent where it says nothing. */
  isOpen?: true
  /** The names of schemes that are asked for and nowhere described. */
  unknownSecurity?: string[]
  servers: Server[]
  /** The servers are those of the operation or its path, not those of the API. */
  ownServers?: boolean
  parameters: Parameter[]
  requestBody?: RequestBody
  /** The names of what is sent and has the format `password`, however deep; `''` for a body that is one itself. */
  secretFields?: string[]
  responses: Response[]
  /** What can go wrong with a call, in the order of its responses. */
  failures?: Failure[]
  /** How the list that it answers with is read to its end. */
  paging?: Paging
  /** How the API signs it, of a webhook or callback. */
  signature?: WebhookSignature
  callbacks: OperationLink[]
  /** Of a callback: the operation that registers it. */
  caller?: OperationLink
  /** Of a callback: its name at that operation. */
  callbackName?: string
  codeSamples: CodeSample[]
  /** A console can be switched off for an operation by the spec. */
  canTry: boolean
}

/** A sample written by hand, from `x-codeSamples`. */
export interface CodeSample {
  lang: string
  label?: string
  source: string
  /** The command that installs what the sample uses. */
  install?: string
}
