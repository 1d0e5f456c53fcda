import type { Operation } from '../model/types.ts'
import type { Answer } from './http-request.ts'

/** The content of the first successful response. */
export function expectAnswer(operation: Operation, method: string): { answer: Answer, answerType: string } {
  const success = firstSuccess(operation)
  const type = success?.content[0]?.type ?? ''
  return { answer: kindOf(success, type, method), answerType: type }
}

function kindOf(success: Success | undefined, type: string, method: string): Answer {
  if (success?.status.startsWith('3'))
    return 'redirect'
  if (method === 'HEAD' || /^(?:204|205)$/.test(success?.status ?? ''))
    return 'empty'
  if (success === undefined || success.content.length === 0)
    return 'any'
  if (isJson(type))
    return 'json'
  if (essence(type) === 'text/event-stream')
    return 'events'
  if (/^application\/(?:x-)?(?:jsonl|ndjson|json-lines|jsonlines)$/.test(essence(type)))
    return 'lines'
  return isBinary(type) ? 'binary' : 'text'
}

/**
 * A type worth an `Accept` header: a stream of events, or the first of several where a server could not know that JSON is
 * not meant.
 */
export function preferredType(operation: Operation): string | undefined {
  const types = firstSuccess(operation)?.content.map(({ type }) => type) ?? []
  const first = types[0]
  return first
    && !first.includes('*')
    && (essence(first) === 'text/event-stream' || (types.length > 1 && !isJson(first)))
    ? first
    : undefined
}

export function essence(type: string): string {
  return /^[a-z\d/+.-]+$/.test(type) ? type : (type.split(';', 1)[0] ?? '').trim().toLowerCase()
}

export function isJson(type: string): boolean {
  return /[/+]json$/.test(essence(type))
}

export function isBinary(type: string): boolean {
  return /^(?:image\/(?!svg)|audio\/|video\/|font\/|application\/(?:octet-stream|pdf|zip|gzip|x-tar|vnd\.(?:openxmlformats|ms-)|msword|wasm))/.test(
    essence(type),
  )
}

type Success = Operation['responses'][number]

export function firstSuccess({ responses }: Operation): Success | undefined {
  return responses.find(({ status }) => status.startsWith('2'))
    ?? responses.find(({ status }) => status.startsWith('3'))
    ?? responses.find(({ status }) => status === 'default')
}
