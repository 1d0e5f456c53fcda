import type { ApiDocument } from '../../document/document.ts'
import type { Fault } from '../error/fault.ts'
import type { Exchange } from '../message/exchange.ts'
import type { SentFile } from '../message/multipart.ts'
import type { Content, MockOperation } from '../operation/operation.ts'
import { createFault } from '../error/fault.ts'
import { codingOf, decode } from '../message/coding.ts'
import { unsupported } from './body-type.ts'
import { parseBody } from './parse-body.ts'

/** Limits of what is read; each can be raised. */
export interface BodyLimits {
  /** Bytes of a body. */
  body: number
  /** How deep JSON may nest. */
  depth: number
}

/** A body that was read. */
export interface ReadBody {
  type: string
  content?: Content
  value: unknown
  /** The body before `readOnly` properties were taken out; undefined where none were. */
  sent?: unknown
  /** The files that came with it. */
  files?: SentFile[]
  present: boolean
  /** Bytes. */ length: number
}

/** Reads and parses the body of a request; what is not well-formed is a fault. */
export async function readRequestBody(
  document: ApiDocument,
  { body }: MockOperation,
  { content, exchange, limits }: { content: Content | undefined, exchange: Exchange, limits: BodyLimits },
): Promise<ReadBody | Fault> {
  const sent = await exchange.body(limits.body)
  const coding = codingOf(exchange.header('content-encoding')) ?? 'identity'
  const bytes = sent && coding !== 'identity' ? await decode(sent, coding, limits.body) : sent
  if (!bytes)
    return createFault(413, 'content_too_large', `The body is longer than ${limits.body} bytes.`)
  if (bytes === 'malformed')
    return createFault(400, 'malformed_body', 'The body is not in the coding that its Content-Encoding says.')
  const type = exchange.header('content-type') ?? ''
  if (bytes.length === 0 || !body) {
    return {
      type,
      content,
      value: undefined,
      present: false,
      length: bytes.length,
    }
  }
  if (!content) {
    return body.content.length === 0
      ? {
          type,
          value: undefined,
          present: false,
          length: bytes.length,
        }
      : unsupported(body.content, '')
  }
  const parsed = parseBody(document, content, { type, bytes, depth: limits.depth })
  return 'error' in parsed
    ? createFault(400, 'malformed_body', parsed.error)
    : {
        type,
        content,
        value: parsed.value,
        files: parsed.files,
        present: true,
        length: bytes.length,
      }
}
