import type { ApiDocument } from '../../document/document.ts'
import type { MockOperation } from '../operation/operation.ts'
import type { Fault } from './fault.ts'
import type { ValidationRules } from './rules.ts'

/** Where a fault was found, and what says it. */
export interface ErrorContext {
  document: ApiDocument
  operation?: MockOperation
  path: string
  now: Date
  /** The media types that the client takes. */
  accept?: string
  /** The API's own words, where the overrides know them. */
  describe?: (fault: Fault) => string | undefined
}

/** What an error is made from. */
export interface Start {
  value: unknown
  /** Whether it is an example of this very status; what other examples say of codes and fields may be about another fault. */
  isOwn: boolean
}

/** What stays the same while one error is filled. */
export interface Filling {
  fault: Fault
  rules: ValidationRules | undefined
  context: ErrorContext
}
