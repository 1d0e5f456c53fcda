import type { ApiDocument } from '../../document/document.ts'
import type { MockOperation } from '../operation/operation.ts'
import type { Fault } from './fault.ts'
import type { ValidationRules } from './rules.ts'

/** Where a fault was found, and what its error is written with. */
export interface ErrorContext {
  document: ApiDocument
  operation?: MockOperation
  path: string
  now: Date
  /** The media types that the client accepts. */
  accept?: string
  /** The API's own message for a fault, where the overrides give one. */
  describe?: (fault: Fault) => string | undefined
}

/** The example that an error starts from. */
export interface Start {
  value: unknown
  /** Whether it is an example of this status; the codes and fields of other examples may be about another fault. */
  isOwn: boolean
}

/** What stays the same while one error is filled. */
export interface Filling {
  fault: Fault
  rules: ValidationRules | undefined
  context: ErrorContext
}
