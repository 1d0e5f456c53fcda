import { withPageCookies } from '../message/cookie-header.ts'
import { isBodyless } from '../../document/status.ts'
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import type { Answer, Exchange } from '../message/exchange.ts'
import type { MockServer } from '../mock.ts'
import { createServer } from 'node:http'
import { concat, createAnswer } from '../message/exchange.ts'
import { restBelow } from '../operation/server.ts'
import { parseUrl } from '../../document/url.ts'

export interface ServeOptions {
  /** Mocks by name; a request goes to the one whose prefix its path begins with. */
  apis: { name: string, handler: MockServer }[]
  port?: number
  host?: string
  /** Names that requests may be addressed to, besides those of this machine and `host`. */
  allowedHosts?: string[]
  /** Bytes of a request's line and headers; 431 beyond. */
  maxHeaders?: number
  /** Milliseconds in which a request has to arrive; 408 after them. */
  patience?: number
  /** Whether what the mocks remember can be reached: `/healthz` says so. */
  isUp?: () => Promise<boolean>
  /** Called once for each answer. */
  log?: (access: Access) => void
}

/** What a log may know of a request. Keys never stand in it: neither headers nor the query do, and no part of a path that looks like one. */
export interface Access {
  /** When it came. RFC 3339. */
  time: string
  method: string
  path: string
  status: number
  milliseconds: number
  /** How long the answer was, head included, as far as it was sent. */
  bytes: number
}

export interface Served {
  url: string
  close: () => Promise<void>
}

/**
 * Serves mocks on one port of this machine; `/healthz` says whether it is up, store included. A mock may be replaced in `apis` at
 * any moment: requests under way are finished by the old one. Foreign `Host`s are refused, so that no page of
 * the web reaches it under a name of its own (DNS rebinding).
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-7.4
 */
export async function serveMock({
  apis,
  port = 4010,
  host = '127.0.0.1',
  allowedHosts = [],
  maxHeaders = 16_384,
  patience = 10_000,
  isUp = async () => true,
  log = () => {},
}: ServeOptions): Promise<Served> {
  const isAllowed = createHostCheck([host, ...allowedHosts])
  const server = createServer(
    {
      maxHeaderSize: maxHeaders,
      requestTimeout: patience,
      headersTimeout: patience,
      keepAliveTimeout: 5_000,
      connectionsCheckingInterval: 2_000,
    },
    (request, response) => {
      toOriginForm(request)
      logAnswer(request, response, log)
      if (!isAllowed(request.headers.host))
        return send(response, plain(421, 'This mock answers requests to its own host only.\n'), request)
      const path = pathOf(request.url ?? '/')
      if (path === '/healthz')
        return void answerHealth(isUp, request, response)
      const api = apis.find(({ handler: { prefix } }) => restBelow(prefix, path) !== undefined)
      if (api)
        return void respond(api.handler, request, response)
      send(
        response,
        plain(
          404,
          `Nothing is served here. The mocks are at ${apis.map(({ handler }) => `${handler.prefix}/`).join(', ')}\n`,
        ),
        request,
      )
    },
  )
  // Who has said all may only listen from then on, and is answered. RFC 9112, 9.6.
  Object.assign(server, { httpAllowHalfOpen: true })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const bound = typeof address === 'object' && address ? address.port : port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    close: () => stop(server, patience),
  }
}

/** Answers requests under way, and closes connections as soon as they wait for another; whoever is slower than the limit is cut off. */
function stop(server: Server, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    const end = setTimeout(() => server.closeAllConnections(), patience)
    server.close(() => {
      clearInterval(idle)
      clearTimeout(end)
      resolve()
    })
    server.closeIdleConnections()
  })
}

async function answerHealth(
  isUp: () => Promise<boolean>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  send(
    response,
    (await isUp().catch(() => false)) ? plain(200, 'ok\n') : plain(503, 'The store cannot be reached.\n'),
    request,
  )
}

/** A listener for any Node server, such as that of a dev server; paths outside the mock's prefix go to `next`. */
export function toNodeListener(
  handler: MockServer,
): RequestListener & ((request: IncomingMessage, response: ServerResponse, next?: () => void) => void) {
  return (request: IncomingMessage, response: ServerResponse, next?: () => void) => {
    // A dev server may have cut its base off `url`.
    const url = (request as IncomingMessage & { originalUrl?: string }).originalUrl ?? request.url ?? '/'
    if (next && restBelow(handler.prefix, pathOf(url)) === undefined)
      return next()
    void respond(handler, request, response, url)
  }
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
      status: response.statusCode,
      milliseconds: Math.round(performance.now() - start),
      bytes: socket.bytesWritten - before,
    }))
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

/** A path without control characters, and without what may be a key: parts that are long and of letters and digits, but no UUIDs. */
function withoutKeys(path: string): string {
  return path
    .slice(0, 200)
    .replace(/[^\x21-\x7E]/g, '')
    .replace(/[^/]{20,}/g, part => (/\d/.test(part) && !uuid.test(part) ? '…' : part))
}

/** Which `Host` values are meant for this server: loopback names and those given. */
export function createHostCheck(allowed: string[]): (host: string | undefined) => boolean {
  const names = new Set(['localhost', '127.0.0.1', '[::1]', ...allowed.map(name => name.toLowerCase())])
  // A server on all interfaces cannot know its names; whoever asked for it was warned.
  const isOpen = names.has('0.0.0.0') || names.has('::')
  // Nearly all requests name the same host as the one before.
  let last: string | undefined
  return (host) => {
    if (host !== undefined && host === last)
      return true
    const name = (host ?? '').toLowerCase().replace(/:\d{1,5}$/, '')
    const isAllowed =
      names.has(name) || (isOpen && /^(?:[\d.]+|\[[\da-f:.]+\])$/.test(name)) || name.endsWith('.localhost')
    if (isAllowed)
      last = host
    return isAllowed
  }
}

/** A target in absolute form names the host that is meant, whatever `Host` says. RFC 9112, 3.2.2. */
function toOriginForm(request: IncomingMessage): void {
  const target = request.url?.startsWith('/') ? undefined : parseUrl(request.url ?? '')
  if (target && /^https?:$/.test(target.protocol)) {
    request.url = target.pathname + target.search
    request.headers.host = target.host
  }
}

function pathOf(url: string): string {
  const question = url.indexOf('?')
  return question < 0 ? url : url.slice(0, question)
}

async function respond(
  handler: MockServer,
  request: IncomingMessage,
  response: ServerResponse,
  url = request.url ?? '/',
): Promise<void> {
  try {
    send(response, await handler.answer(toExchange(request, url)), request)
  }
  catch {
    // The request broke off, or a mistake of ours: in no case may it end the process.
    if (!response.headersSent)
      send(response, plain(request.destroyed ? 400 : 500, 'The request could not be answered.\n'), request)
    response.end()
  }
}

function toExchange(request: IncomingMessage, url: string): Exchange {
  const path = pathOf(url)
  return {
    method: request.method ?? 'GET',
    origin: `http://${request.headers.host ?? 'localhost'}`,
    path,
    query: path.length === url.length ? '' : (url.slice(path.length + 1).split('#', 1)[0] ?? ''),
    header: withPageCookies((name) => {
      // A header may go by the name of what every object has.
      const value = Object.hasOwn(request.headers, name) ? request.headers[name] : undefined
      return Array.isArray(value) ? value.join(', ') : value
    }),
    body: limit => readBody(request, limit),
  }
}

function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array | undefined> {
  const declared = Number(request.headers['content-length'] ?? 0)
  if (declared > limit)
    return Promise.resolve(undefined)
  if (declared === 0 && request.headers['transfer-encoding'] === undefined)
    return Promise.resolve(new Uint8Array())
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = []
    let length = 0
    request.on('data', (chunk: Uint8Array) => {
      length += chunk.length
      if (length > limit) {
        request.pause()
        resolve(undefined)
      }
      else {
        chunks.push(chunk)
      }
    })
    let isWhole = false
    request.on('end', () => {
      isWhole = true
      resolve(concat(chunks, length))
    })
    request.on('error', reject)
    // Making an error costs more than reading most bodies.
    request.on('close', () => isWhole || reject(new Error('The request broke off.')))
  })
}

function send(response: ServerResponse, { status, headers, body }: Answer, request: IncomingMessage): void {
  if (response.destroyed)
    return
  const lines: string[] = []
  for (const [name, value] of headers)
    lines.push(name, value)
  // What was not read of a body stands in the way of the next request on this connection.
  if (
    status >= 400
    && !request.complete
    && (request.headers['content-length'] ?? request.headers['transfer-encoding']) !== undefined
  ) {
    lines.push('Connection', 'close')
  }
  if (typeof body === 'object' && Symbol.asyncIterator in body) {
    response.writeHead(status, lines)
    void stream(response, body)
    return
  }
  const bodyless = isBodyless(status)
  const whole = bodyless ? undefined : body
  if (!bodyless && request.method !== 'HEAD') {
    lines.push('Content-Length', String(whole === undefined ? 0 : Buffer.byteLength(whole)))
  }
  response.writeHead(status, lines)
  // A text stays one: Node writes it together with the head, in one call of the system instead of two.
  response.end(whole)
}

async function stream(response: ServerResponse, items: AsyncIterable<string>): Promise<void> {
  for await (const item of items) {
    if (response.destroyed)
      return
    if (!response.write(item))
      await new Promise<void>(resolve => response.once('drain', resolve).once('close', resolve))
  }
  response.end()
}

function plain(status: number, text: string): Answer {
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
