import type { ErrorPlace } from '../../schema/error/error-facts.ts'
import type { MockOperation } from '../operation/operation.ts'
import type { Fault } from './fault.ts'

/** Where a fault was found, and what its error is written with. */
export interface ErrorContext extends ErrorPlace {
  path: string
  now: Date
  operation?: MockOperation
  /** The media types that the client accepts. */
  accept?: string
  /** The API's own message for a fault, where the overrides give one. */
  describe?: (fault: Fault) => string | undefined
}
