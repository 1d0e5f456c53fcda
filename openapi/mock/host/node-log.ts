import type { IncomingMessage, ServerResponse } from 'node:http'
import { pathOf } from './node-exchange.ts'

/** What a log may know of a request. It never holds keys: no headers, no query, and no part of a path that looks like a key. */
export interface Access {
  /** When the request came. RFC 3339. */
  time: string
  method: string
  path: string
  status: number
  milliseconds: number
  /** Why it was refused, or what was let pass: rules and where they were broken, never a value. */
  reason?: string
  /** How long the answer was, head included, as far as it was sent. */
  bytes: number
}

/** Where an answer under way keeps its reason: a map of answers would have to number each of them. */
const reasonOf = Symbol('reason')

type Reasoned = ServerResponse & { [reasonOf]?: string }

/** Keeps for the log why a request was refused. */
export function keepReason(response: ServerResponse, reason: string | undefined): void {
  if (reason !== undefined)
    (response as Reasoned)[reasonOf] = reason
}

/** Tells a log of an answer once it is done with, whoever hosts the mock. */
export function logAnswer(
  request: IncomingMessage & { originalUrl?: string },
  response: ServerResponse,
  log: (access: Access) => void,
): void {
  const start = performance.now()
  const { method = '', url = '', originalUrl = url, socket } = request
  const before = socket.bytesWritten
  response.once('close', () => {
    const reason = (response as Reasoned)[reasonOf]
    log({
      time: toTime(performance.timeOrigin + start),
      method,
      path: withoutKeys(pathOf(originalUrl)),
      // A client that left before the answer was begun is logged as 499, as other servers do.
      status: response.headersSent ? response.statusCode : 499,
      ...(reason !== undefined && { reason: withoutKeys(reason, 1_000) }),
      milliseconds: Math.round(performance.now() - start),
      bytes: socket.bytesWritten - before,
    })
  })
}

let lastTime = 0
let lastText = new Date(0).toISOString()

/** Several requests come within a millisecond: the text of the last one is kept. */
function toTime(time: number): string {
  const whole = Math.floor(time)
  if (whole !== lastTime) {
    lastTime = whole
    lastText = new Date(whole).toISOString()
  }
  return lastText
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

/** A path without control characters, and without what may be a key: parts that are long and of letters and digits, but no UUIDs. */
function withoutKeys(path: string, longest = 200): string {
  const shown = path.length > longest ? path.slice(0, longest) : path
  if (isPlain(shown))
    return shown
  return shown
    .replace(/[^\x20-\x7E]/g, '')
    .replace(/[^/ ]{20,}/g, part => (/\d/.test(part) && !uuid.test(part) ? '…' : part))
}

/** The fewest characters that may be a key. */
const shortestKey = 20

/** Whether a path holds neither a control character nor a part as long as a key: most do not, and nothing is looked for in them. */
function isPlain(path: string): boolean {
  let run = 0
  for (let index = 0; index < path.length; index++) {
    const code = path.charCodeAt(index)
    if (code < 0x20 || code > 0x7E)
      return false
    run = code === 0x2F || code === 0x20 ? 0 : run + 1
    if (run >= shortestKey)
      return false
  }
  return true
}
