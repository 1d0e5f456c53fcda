import { statusPhrase } from '../../document/status.ts'
import type { ApiDocument } from '../../document/document.ts'
import type { ErrorContext } from './fill.ts'
import type { Answer } from '../message/exchange.ts'
import type { Fault } from './fault.ts'
import type { MockResponse } from '../operation/operation.ts'
import { isRef } from '../../document/resolve.ts'
import { fillFully } from './form.ts'
import { createAnswer } from '../message/exchange.ts'
import { isJson } from '../message/media-type.ts'
import { listOperations, openOperation, responseFor } from '../operation/operation.ts'

/**
 * Says a fault in the API's own form: the schema that the operation declares for the status, started from its example and
 * filled with what went wrong. Where nothing is declared, or nothing valid comes of it, problem details.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export function answerFault(found: Fault, context: ErrorContext): Answer {
  const words = context.describe?.(found)
  const fault = words === undefined ? found : { ...found, message: words }
  const declared =
    (context.operation && responseFor(context.operation, fault.status))
    ?? sharedResponse(context.document, fault.status)
  const isDeclared = declared && isErrorResponse(declared, fault.status)
  const content = isDeclared ? declared.content.find(({ type }) => isJson(type)) : undefined
  const own =
    declared && content?.mediaType.schema !== undefined
      ? fillFully(fault, declared, content, context, words !== undefined)
      : undefined
  const answer =
    own && content
      ? createAnswer(fault.status, [['Content-Type', content.type]], JSON.stringify(own.value))
      : createAnswer(
          fault.status,
          [['Content-Type', 'application/problem+json']],
          JSON.stringify(problem(fault, context.path)),
        )
  answer.headers.push(...(fault.headers ?? []))
  return answer
}

const shared = new WeakMap<ApiDocument, Map<number, MockResponse | undefined>>()

/**
 * The response that operations of an API share for a status as a component. It speaks for the whole API, also where the
 * path leads to no operation.
 */
function sharedResponse(document: ApiDocument, status: number): MockResponse | undefined {
  const known = shared.get(document) ?? new Map<number, MockResponse | undefined>()
  shared.set(document, known)
  if (!known.has(status)) {
    const sharer = [...listOperations(document)].find(({ operation }) => isRef(operation.responses?.[status]))
    known.set(status, sharer && openOperation(document, sharer).responses.get(String(status)))
  }
  return known.get(status)
}

/** `default` may be the answer of success when it is the only response. */
function isErrorResponse({ status }: MockResponse, wanted: number): boolean {
  return wanted >= 400 && (status !== 'default' || wanted >= 400)
}

/** The body where the API declares none. */
function problem(fault: Fault, path: string): Record<string, unknown> {
  return {
    type: 'about:blank',
    title: statusPhrase(fault.status) || 'Error',
    status: fault.status,
    detail: fault.message,
    instance: path,
    code: fault.code,
    ...(fault.violations?.length && {
      errors: fault.violations.map(({ in: location, pointer, keyword, message }) => ({
        in: location,
        pointer: `#${pointer}`,
        detail: message,
        keyword,
      })),
    }),
  }
}
