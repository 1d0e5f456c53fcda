import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer } from '../message/exchange.ts'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { isBodyless } from '../../document/status.ts'
import { createAnswer } from '../message/exchange.ts'
import { negotiate } from '../message/media-type.ts'
import { drain } from './node-exchange.ts'

const compress = promisify(gzip)

/** Characters or bytes from which an answer is worth compressing. */
const leastCompressed = 1_024

/** Writes an answer to a socket. */
export function send(response: ServerResponse, answer: Answer, request: IncomingMessage): void {
  if (response.destroyed)
    return
  const { status, headers, body } = answer
  const lines: string[] = []
  for (const [name, value] of headers)
    lines.push(name, value)
  const isRefused = status >= 400 && !request.complete && hasBody(request)
  // The unread rest of a body would be taken for the next request on this connection.
  if (isRefused)
    lines.push('Connection', 'close')
  if (typeof body === 'object' && Symbol.asyncIterator in body) {
    response.writeHead(status, lines)
    void stream(response, body)
    return
  }
  const whole = isBodyless(status) ? undefined : body
  if (isRefused)
    return void refuse(request, response, { status, lines, whole })
  if (whole !== undefined && whole.length >= leastCompressed && isCompressible(request, answer))
    return void sendCompressed(request, response, { status, lines, whole })
  write(request, response, { status, lines, whole })
}

/** An answer whose body is known. */
interface Whole {
  status: number
  lines: string[]
  whole: string | Uint8Array | undefined
}

function write(request: IncomingMessage, response: ServerResponse, { status, lines, whole }: Whole): void {
  if (!isBodyless(status) && request.method !== 'HEAD')
    lines.push('Content-Length', String(whole === undefined ? 0 : Buffer.byteLength(whole)))
  response.writeHead(status, lines)
  // A text is passed as text: Node then writes it together with the head, in one system call instead of two.
  response.end(whole)
}

/** Answers a client that is still sending: at once, and the connection ends when the client has sent everything. */
async function refuse(request: IncomingMessage, response: ServerResponse, answer: Whole): Promise<void> {
  const { status, lines, whole } = answer
  lines.push('Content-Length', String(whole === undefined ? 0 : Buffer.byteLength(whole)))
  response.writeHead(status, lines)
  if (whole === undefined)
    response.flushHeaders()
  else
    response.write(whole)
  await drain(request)
  response.end()
}

function hasBody({ headers }: IncomingMessage): boolean {
  return (headers['content-length'] ?? headers['transfer-encoding']) !== undefined
}

/** A strong ETag names these very bytes, and `If-Match` needs it: such an answer is not compressed. */
function isCompressible({ headers, method }: IncomingMessage, answer: Answer): boolean {
  const accepted = headers['accept-encoding']
  const header = (name: string): string | undefined =>
    answer.headers.find(([present]) => present.toLowerCase() === name)?.[1]
  return typeof accepted === 'string'
    && method !== 'HEAD'
    && negotiate(['gzip'], accepted) === 'gzip'
    && /json|text|xml|javascript|yaml|csv/.test(header('content-type') ?? '')
    && header('etag') === undefined
    && header('content-encoding') === undefined
}

async function sendCompressed(request: IncomingMessage, response: ServerResponse, answer: Whole): Promise<void> {
  const { status, lines, whole = '' } = answer
  const compressed = await compress(whole).catch(() => undefined)
  if (response.destroyed)
    return
  write(request, response, compressed
    ? { status, lines: [...lines, 'Content-Encoding', 'gzip', 'Vary', 'Accept-Encoding'], whole: compressed }
    : answer)
}

/** Writes items as they come. Where their source throws, this answer alone ends, visibly unfinished. */
async function stream(response: ServerResponse, items: AsyncIterable<string>): Promise<void> {
  try {
    for await (const item of items) {
      if (response.destroyed)
        return
      if (!response.write(item))
        await new Promise<void>(resolve => response.once('drain', resolve).once('close', resolve))
    }
    response.end()
  }
  catch {
    // What was written is sent, and then the connection closes without the final chunk.
    setImmediate(() => response.socket?.destroySoon())
  }
}

/** An answer of the host itself. */
export function plain(status: number, text: string): Answer {
  return createAnswer(
    status,
    [
      ['Content-Type', 'text/plain; charset=utf-8'],
      ['X-Content-Type-Options', 'nosniff'],
      ['Cache-Control', 'no-store'],
    ],
    text,
  )
}
