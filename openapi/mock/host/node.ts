import type { IncomingMessage, RequestListener, ServerOptions, ServerResponse } from 'node:http'
import type { MockServer } from '../mock.ts'
import type { Access } from './node-log.ts'
import type { Closable } from './node-stop.ts'
import { createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { createAnswer } from '../message/exchange.ts'
import { restBelow } from '../operation/server.ts'
import { createHostCheck, hasOneHost, toOriginForm } from './host-check.ts'
import { plain, send } from './node-answer.ts'
import { pathOf, toExchange } from './node-exchange.ts'
import { keepReason, logAnswer } from './node-log.ts'
import { createStop } from './node-stop.ts'

export { createHostCheck } from './host-check.ts'
export type { Access } from './node-log.ts'
export { logAnswer } from './node-log.ts'

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
  /** `https://api.example.com`: what links in answers start with, where a balancer stands before this host. */
  origin?: string
  /** A certificate and its key, in PEM; requests then come over TLS. */
  tls?: { cert: string, key: string }
  /** Whether what the mocks remember can be reached: `/healthz` says so. */
  isUp?: () => Promise<boolean>
  /** Called once for each answer. */
  log?: (access: Access) => void
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
export async function serveMock(options: ServeOptions): Promise<Served> {
  const { port = 4010, host = '127.0.0.1', maxHeaders = 16_384, patience = 10_000, tls } = options
  const settings: ServerOptions = {
    maxHeaderSize: maxHeaders,
    requestTimeout: patience,
    headersTimeout: patience,
    keepAliveTimeout: 5_000,
    connectionsCheckingInterval: 2_000,
  }
  const stop = createStop()
  const listener = createListener(options, stop.isStopping)
  const server: Closable = tls
    ? createSecureServer({ ...settings, ...tls }, listener)
    : createServer(settings, listener)
  // A client that has closed its sending side still gets its answer. RFC 9112, 9.6.
  Object.assign(server, { httpAllowHalfOpen: true })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const bound = typeof address === 'object' && address ? address.port : port
  return {
    url: `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    close: () => stop.close(server, patience),
  }
}

function createListener(
  { apis, host = '127.0.0.1', allowedHosts = [], isUp = async () => true, log = () => {}, origin }: ServeOptions,
  isStopping: () => boolean,
): RequestListener {
  const isAllowed = createHostCheck([host, ...allowedHosts])
  return (request, response) => {
    if (isStopping())
      response.shouldKeepAlive = false
    toOriginForm(request)
    logAnswer(request, response, log)
    if (!hasOneHost(request))
      return send(response, plain(400, 'A request has one Host header.\n'), request)
    if (!isAllowed(request.headers.host))
      return send(response, plain(421, 'This mock answers requests to its own host only.\n'), request)
    // The server as a whole is asked, not one of its paths. RFC 9110, 9.3.7.
    if (request.url === '*' && request.method === 'OPTIONS')
      return send(response, createAnswer(204), request)
    const path = pathOf(request.url ?? '/')
    const api = apis.find(({ handler }) => isBelow(handler, path))
    if (api)
      return void respond(api.handler, request, response, { origin, isStopping })
    if (path === '/healthz')
      return void answerHealth(isUp, request, response)
    const places = apis.map(({ handler }) => `${handler.prefix}/`).join(', ')
    send(response, plain(404, `Nothing is served here. The mocks are at ${places}\n`), request)
  }
}

/** Whether a path is below one of the places where an API is answered. An API at the root leaves `/healthz` to the host. */
function isBelow({ prefixes }: MockServer, path: string): boolean {
  return prefixes.some(prefix => restBelow(prefix, path) !== undefined && !(prefix === '' && path === '/healthz'))
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

/** A listener for any Node server, such as that of a dev server; paths outside the mock's prefixes go to `next`. */
export function toNodeListener(
  handler: MockServer,
): RequestListener & ((request: IncomingMessage, response: ServerResponse, next?: () => void) => void) {
  return (request: IncomingMessage, response: ServerResponse, next?: () => void) => {
    // A dev server may have cut its base off `url`.
    const url = (request as IncomingMessage & { originalUrl?: string }).originalUrl ?? request.url ?? '/'
    if (next && !isBelow(handler, pathOf(url)))
      return next()
    void respond(handler, request, response, { url })
  }
}

interface Responding {
  /** The target as it was sent, where `request.url` is a part of it. */
  url?: string
  origin?: string
  isStopping?: () => boolean
}

async function respond(
  handler: MockServer,
  request: IncomingMessage,
  response: ServerResponse,
  { url = request.url ?? '/', origin, isStopping = () => false }: Responding,
): Promise<void> {
  try {
    const answer = await handler.answer(toExchange(request, url, origin))
    if (isStopping())
      response.shouldKeepAlive = false
    keepReason(response, answer.reason)
    send(response, answer, request)
  }
  catch {
    // The client broke off, or the mock has a fault: neither may end the process.
    if (!response.headersSent)
      send(response, plain(request.destroyed ? 400 : 500, 'The request could not be answered.\n'), request)
    response.end()
  }
}
