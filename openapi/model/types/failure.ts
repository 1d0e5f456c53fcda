import type { ParameterLocation } from '../../document/openapi.ts'

/** One cause of an error that a call can be answered with. */
export interface Failure {
  /** Unique in its operation: `400 missing`, `409 conflict NameTaken`. */
  id: string
  /** The response it is declared by, `404`, `4XX` or `default`, and the place of that on the page. */
  status: string
  anchor: string
  label: string
  /** The status on the wire. */
  code: number
  kind: FailureKind
  /** The API's own name of the error, as its example has it. */
  type?: string
  /** The example of the response that shows it, where there are several. */
  example?: string
  /** The cause in the document's own words, as plain text. */
  said?: string
  fields?: FailingField[]
  /** The scopes that the call asks for. */
  scopes?: string[]
  /** The answer says in `Retry-After` when to call again. */
  tellsWhen?: true
}

/** What an error is about, as far as it can be told without knowing the API. */
export type FailureKind =
  | 'missing' | 'rule' | 'unreadable' | 'credential' | 'permission' | 'absent' | 'gone' | 'conflict' | 'changed'
  | 'acceptable' | 'mediaType' | 'large' | 'busy' | 'payment' | 'unavailable' | 'fault' | 'refused'

/** A field that an error is about. */
export interface FailingField {
  in: ParameterLocation | 'body'
  name: string
  /** What its values must be, in words, or as the pattern that they have to match. */
  rule?: string
  pattern?: string
  /** A value that breaks the rule. */
  wrong?: unknown
}
