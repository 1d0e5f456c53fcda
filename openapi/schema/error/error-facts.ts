import type { ApiDocument } from '../../document/document.ts'
import type { MediaType, Response } from '../../document/openapi.ts'
import type { SchemaError } from '../validate/validator.ts'

/** One way in which a request breaks the document. */
export interface Violation extends SchemaError {
  in: 'body' | 'path' | 'query' | 'querystring' | 'header' | 'cookie'
}

/** What is known of an error, before it is written in a form that an API declares. */
export interface ErrorFacts {
  status: number
  /** A stable snake_case name: `not_found`. */
  code: string
  /** A sentence for the reader. */
  message: string
  violations?: Violation[]
}

/** Where an error is written. What is not known of its request is left out of it. */
export interface ErrorPlace {
  document: ApiDocument
  /** The path of the request. */
  path?: string
  now?: Date
  /** Whether the message is the API's own, and is left as it is. */
  isWorded?: boolean
  /** Whether what nothing is known of shows the example of its schema, as a page does: it may be about another fault. */
  isShown?: boolean
}

/** A response in whose form an error is written. */
export interface DeclaredError {
  response: Response
  content: readonly DeclaredContent[]
  /** Whether other statuses of the operation have the same response: its examples may show any of their faults. */
  isShared: boolean
}

export interface DeclaredContent {
  type: string
  mediaType: MediaType
}

/** Where an error goes: a response, and one of its media types. */
export interface ErrorSlot {
  declared: DeclaredError
  content: DeclaredContent
}

/** The example that an error starts from. */
export interface Start {
  value: unknown
  /** Whether it is an example of this status; the codes and fields of other examples may be about another fault. */
  isOwn: boolean
  /** How deep in the error it stands: 0, where nothing is said, is the error itself. */
  depth?: number
}

/** JSON Schema keyword → the API's own name of the rule, with its arguments in braces: `minLength` → `min_length[{limit}]`. */
export type ValidationRules = Record<string, string>

/** What stays the same while one error is filled. */
export interface Filling {
  fault: ErrorFacts
  rules: ValidationRules | undefined
  context: ErrorPlace
}
