import { withPageCookies } from './cookie-header.ts'
import { isBodyless, statusPhrase } from '../../document/status.ts'

/** JSON as it travels: what bodies hold, what a sandbox keeps, what an override answers with. */
export type Json = null | boolean | number | string | Json[] | JsonObject
export interface JsonObject { [key: string]: Json }

/**
 * A request as the mock reads it: plain, so that a host need not build a `Request` for each.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-3.4
 */
export interface Exchange {
  method: string
  /** `https://api.example.com`: what links in answers start with. */
  origin: string
  /** The path as sent, still percent-encoded. */
  path: string
  /** The text after `?`, still encoded; empty where there is none. */
  query: string
  /** A header's value; the name is lower-case. */
  header: (name: string) => string | undefined
  /** The whole body. Undefined where it is longer than `limit` bytes. */
  body: (limit: number) => Promise<Uint8Array | undefined>
}

/** An answer before it becomes a `Response` or bytes on a socket. */
export interface Answer {
  status: number
  /** Names as they are written; `set-cookie` may stand more than once. */
  headers: [name: string, value: string][]
  body?: string | Uint8Array<ArrayBuffer> | AsyncIterable<string>
  /** Marks an answer among the values that an override may return. */
  kind: 'answer'
  /** Why a request was refused, or what was let pass, for a log: rules by their place, never a value. */
  reason?: string
  /** Which preferences of the request it shows, for `Preference-Applied`. */
  applied?: Applied[]
}

/** A preference that chose an answer: its status, one of its examples, or the seed that it was made from. */
export type Applied = 'code' | 'example' | 'seed'

/** What this mock has to say of an answer besides the API's own words: a preference that could not be met, a rule that was not enforced. */
export const noticeHeader = 'Sandbox-Notice'

/** Makes an {@link Answer}; without a body there is no content. */
export function createAnswer(status: number, headers: [string, string][] = [], body?: Answer['body']): Answer {
  return {
    status,
    headers,
    body,
    kind: 'answer',
  }
}

/** Sets a header and removes others of that name. */
export function setHeader(answer: Answer, name: string, value: string): void {
  const lower = name.toLowerCase()
  answer.headers = answer.headers.filter(([present]) => present.toLowerCase() !== lower)
  answer.headers.push([name, value])
}

/** Adds a header unless one of that name is there. */
export function addHeader(answer: Answer, name: string, value: string): void {
  const lower = name.toLowerCase()
  if (!answer.headers.some(([present]) => present.length === lower.length && present.toLowerCase() === lower))
    answer.headers.push([name, value])
}

/** Whether a string may stand in a header: no controls, nothing beyond Latin-1. RFC 9110, 5.5. */
export function isHeaderValue(value: string): boolean {
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index)
    if ((code < 0x20 && code !== 0x09) || code === 0x7F || code > 0xFF)
      return false
  }
  return true
}

/** Reads a fetch `Request` as an exchange. */
export function toExchange(request: Request): Exchange {
  const url = new URL(request.url)
  return {
    method: request.method,
    origin: url.origin,
    path: url.pathname,
    query: url.search.slice(1),
    header: withPageCookies(name => request.headers.get(name) ?? undefined),
    body: limit => readBody(request, limit),
  }
}

/** Makes a fetch `Response` of an answer. */
export function toResponse(answer: Answer): Response {
  const body =
    typeof answer.body === 'object' && Symbol.asyncIterator in answer.body ? toStream(answer.body) : answer.body
  return new Response(isBodyless(answer.status) ? null : body, {
    status: answer.status,
    statusText: statusPhrase(answer.status),
    headers: answer.headers,
  })
}

async function readBody(request: Request, limit: number): Promise<Uint8Array | undefined> {
  // Firefox has no streams of requests: there the whole body has come before its length shows.
  if (request.body === undefined) {
    const whole = new Uint8Array(await request.arrayBuffer())
    return whole.length > limit ? undefined : whole
  }
  const reader = request.body?.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  if (!reader)
    return new Uint8Array()
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const { value } = chunk
    length += value.length
    if (length > limit) {
      await reader.cancel()
      return undefined
    }
    chunks.push(value)
  }
  return concat(chunks, length)
}

/** One array of all chunks. */
export function concat(chunks: Uint8Array[], length: number): Uint8Array {
  const [only] = chunks
  if (only && chunks.length === 1)
    return only
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}

function toStream(items: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const iterator = items[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next()
      if (done)
        controller.close()
      else
        controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await iterator.return?.()
    },
  })
}
