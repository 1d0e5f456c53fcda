import type { ErrorFacts, Violation } from '../../schema/error/error-facts.ts'

export type { Violation }

/** What is wrong with a request, before it is written as the API's own error. */
export interface Fault extends ErrorFacts {
  kind: 'fault'
  headers?: [string, string][]
}

/** Makes a {@link Fault}. */
export function createFault(status: number, code: string, message: string): Fault {
  return { kind: 'fault', status, code, message }
}

/** Whether a value that an override returned is a fault. */
export function isFault(value: unknown): value is Fault {
  return typeof value === 'object'
    && value !== null
    && (value as Fault).kind === 'fault'
    && typeof (value as Fault).status === 'number'
}

/** The client broke off in the middle of the body and does not wait for an answer. */
export class BrokenOffError extends Error {
  override name = 'BrokenOffError'
}
