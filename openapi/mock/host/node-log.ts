import type { IncomingMessage, ServerResponse } from 'node:http'

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

/** The reasons of the answers under way. */
const reasons = new WeakMap<ServerResponse, string>()

/** Keeps for the log why a request was refused. */
export function keepReason(response: ServerResponse, reason: string | undefined): void {
  if (reason !== undefined)
    reasons.set(response, reason)
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
  response.once('close', () =>
    log({
      time: new Date(performance.timeOrigin + start).toISOString(),
      method,
      path: withoutKeys(originalUrl.split('?', 1)[0] ?? ''),
      // A client that left before the answer was begun is logged as 499, as other servers do.
      status: response.headersSent ? response.statusCode : 499,
      ...(reasons.has(response) && { reason: withoutKeys(reasons.get(response) ?? '', 1_000) }),
      milliseconds: Math.round(performance.now() - start),
      bytes: socket.bytesWritten - before,
    }))
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

/** A path without control characters, and without what may be a key: parts that are long and of letters and digits, but no UUIDs. */
function withoutKeys(path: string, longest = 200): string {
  return path
    .slice(0, longest)
    .replace(/[^\x20-\x7E]/g, '')
    .replace(/[^/ ]{20,}/g, part => (/\d/.test(part) && !uuid.test(part) ? '…' : part))
}
