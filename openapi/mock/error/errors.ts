import type { ApiDocument } from '../../document/document.ts'
import type { Answer } from '../message/exchange.ts'
import type { Content, MockOperation, MockResponse } from '../operation/operation.ts'
import type { ErrorContext } from './context.ts'
import type { Fault } from './fault.ts'
import { isRef } from '../../document/resolve.ts'
import { isSuccess, statusPhrase } from '../../document/status.ts'
import { toExampleText } from '../../schema/example/example-text.ts'
import { createAnswer, isHeaderValue } from '../message/exchange.ts'
import { essence, isJson, isXml, negotiate } from '../message/media-type.ts'
import { declaredExamples } from '../../schema/example/made.ts'
import { listOperations, openOperation, responseFor } from '../operation/operation.ts'
import { fillFully, fillPartly } from '../../schema/error/form.ts'
import { sentence } from '../../schema/error/sentence.ts'
import { isTrue } from '../../schema/validate/matches.ts'
import { remember } from '../../document/remember.ts'

/**
 * Writes a fault in the API's own form: the schema that the operation declares for the status, started from its example and
 * filled with what went wrong; or its example, where there is no schema. Where nothing is declared, problem details.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export function answerFault(found: Fault, context: ErrorContext): Answer {
  const words = context.describe?.(found)
  const fault = words === undefined ? found : { ...found, message: words }
  const declared = findResponse(fault.status, context)
  const content = declared && pickContent(declared, context.accept)
  const isWorded = words !== undefined
  const body = declared && content && writeError(fault, { declared, content }, { ...context, isWorded })
  const answer = createAnswer(
    fault.status,
    [['Content-Type', body === undefined ? 'application/problem+json' : withCharset(content?.type ?? '')]],
    body ?? JSON.stringify(problem(fault, context.path)),
  )
  answer.headers.push(...(fault.headers ?? []))
  return answer
}

/** The response declared for an error status: `default` counts only where another response declares success. */
function findResponse(status: number, { operation, document }: ErrorContext): MockResponse | undefined {
  const declared = operation && responseFor(operation, status)
  return declared && (declared.status !== 'default' || hasSuccess(operation))
    ? declared
    : sharedResponse(document, status)
}

function hasSuccess({ responses }: MockOperation): boolean {
  return [...responses.keys()].some(isSuccess)
}

/** JSON before other types, unless the client asks for one of them. */
function pickContent({ content }: MockResponse, accept: string | undefined): Content | undefined {
  if (content.length === 0)
    return undefined
  const writable = content.filter(({ type }) => isHeaderValue(type) && !type.includes('*'))
  const inOrder = [...writable.filter(({ type }) => isJson(type)), ...writable.filter(({ type }) => !isJson(type))]
  const type = negotiate(inOrder.map(entry => entry.type), accept)
  return inOrder.find(entry => entry.type === type) ?? inOrder[0]
}

/** The most bodies that are kept of one declared error, and the longest faults whose bodies are. */
const mostKept = 100
const longestKept = 4_000

/** Bodies by what they say: a client that errs does so often in the same way, and filling a form takes long. */
const written = new WeakMap<Content, Map<string, string | undefined>>()

/** Where a fault goes: a declared response, and one of its media types. */
interface FaultSlot {
  declared: MockResponse
  content: Content
}

/** The body of a declared error, kept unless it shows the time or the path of the request. */
function writeError(fault: Fault, slot: FaultSlot, context: ErrorContext): string | undefined {
  const { content } = slot
  const { status, code, message, violations } = fault
  const { operation, isWorded, isShown } = context
  const key = JSON.stringify([operation?.id, isWorded, isShown, status, code, message, violations])
  const bodies = written.get(content) ?? new Map<string, string | undefined>()
  if (bodies.has(key))
    return bodies.get(key)
  let isLasting = true
  const body = writeAnew(fault, slot, {
    ...context,
    get path() {
      isLasting = false
      return context.path
    },
    get now() {
      isLasting = false
      return context.now
    },
  })
  if (isLasting && key.length <= longestKept) {
    if (bodies.size >= mostKept)
      bodies.clear()
    written.set(content, bodies.set(key, body))
  }
  return body
}

/** The body of a declared error; undefined where the fault cannot be written in that form. */
function writeAnew(
  fault: Fault,
  { declared, content }: FaultSlot,
  context: ErrorContext,
): string | undefined {
  const { document } = context
  const { schema } = content.mediaType
  const form = { declared: { ...declared, isShared: isShared(declared, context.operation) }, content }
  const filled = schema === undefined ? undefined : fillFully(fault, form, context)
  const [example] = filled ? [] : declaredExamples(document, content)
  if (isJson(content.type)) {
    const found = filled ?? example
    if (found)
      return JSON.stringify(found.value)
    const usual = problem(fault, context.path)
    const isFit = schema === undefined || isTrue(document, schema, usual)
    const part = isFit ? undefined : fillPartly(fault, form, context)
    return JSON.stringify(part ? part.value : usual)
  }
  const value = filled?.value ?? example?.value
  if (isXml(content.type))
    return value === undefined ? undefined : toExampleText(document, value, { mediaType: content.type, schema })
  if (typeof value === 'string')
    return value
  return essence(content.type) === 'text/plain' ? explain(fault) : undefined
}

/** Whether several statuses of the operation have this response. */
function isShared({ pointer }: MockResponse, operation: MockOperation | undefined): boolean {
  return [...(operation?.responses.values() ?? [])].filter(response => response.pointer === pointer).length > 1
}

/** A fault as one line of text. */
function explain({ message, violations = [] }: Fault): string {
  return violations.length === 0 ? message : `${violations.slice(0, 20).map(sentence).join('; ')}.`
}

function withCharset(type: string): string {
  return essence(type).startsWith('text/') && !type.includes('charset') ? `${type}; charset=utf-8` : type
}

const shared = new WeakMap<ApiDocument, Map<number, MockResponse | undefined>>()

/**
 * The component that operations of an API share as the response for a status. It stands for the whole API, also where the
 * path leads to no operation.
 */
function sharedResponse(document: ApiDocument, status: number): MockResponse | undefined {
  return remember(remember(shared, document, () => new Map()), status, () => {
    const sharer = [...listOperations(document)].find(({ operation }) => isRef(operation.responses?.[status]))
    return sharer && openOperation(document, sharer).responses.get(String(status))
  })
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
