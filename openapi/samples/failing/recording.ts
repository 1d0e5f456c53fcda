import type { Failure, Operation } from '../../model/types.ts'
import type { HttpRequest } from '../http-request.ts'
import type { FailingOptions } from './request.ts'
import { fingerprint } from '../proof/fingerprint.ts'
import { causingRequest, preferringRequest } from './request.ts'

/** What the sandbox answered in a run of the samples. */
export interface RecordedAnswer {
  status: number
  /** The media type; absent where there is no body. */
  type?: string
  /** The body as text; absent of files. */
  text?: string
}

/** The answer that shows an example. */
export interface RecordedExample extends RecordedAnswer {
  /** The fingerprint of the example that the document has, where the answer is another one: it shows, say, the path that was called. */
  inPlaceOf?: string
}

/** The answer to a request that fails, and which request it was. */
export interface RecordedFailure extends RecordedAnswer {
  /** Whether the request causes the error by itself, or by asking the sandbox for it. */
  by: 'itself' | 'preference'
  /** The fingerprint of the request: another one has not been answered. */
  request: string
}

/** What was recorded of one operation. */
export interface RecordedOperation {
  /** The answers that show its responses: by status, then by media type and example, `application/json default`. */
  responses: Record<string, Record<string, RecordedExample>>
  /** By the ids of its failures. */
  failures: Record<string, RecordedFailure>
}

/**
 * The requests that may cause an error, the one that needs nothing of the sandbox first. Of several errors of a status it may cause
 * another one: then the answer has to be the example.
 */
export function failingRequests(operation: Operation, failure: Failure, options: FailingOptions = {}): { by: RecordedFailure['by'], request: HttpRequest }[] {
  const causing = causingRequest(operation, failure, options)
  return [
    ...(causing ? [{ by: 'itself' as const, request: causing }] : []),
    { by: 'preference', request: preferringRequest(operation, failure, options) },
  ]
}

/** What tells one request from another, wherever it is sent. */
export function requestPrint(request: HttpRequest): string {
  const { method, url, headers, cookie, basic, body } = request
  return fingerprint(JSON.stringify([method, url, headers, cookie, basic, body]))
}
