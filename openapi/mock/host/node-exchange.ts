import type { IncomingMessage } from 'node:http'
import type { Exchange } from '../message/exchange.ts'
import { withPageCookies } from '../message/cookie-header.ts'
import { BrokenOffError } from '../error/fault.ts'
import { concat } from '../message/exchange.ts'

/** The path of a target, without its query. */
export function pathOf(url: string): string {
  const question = url.indexOf('?')
  return question < 0 ? url : url.slice(0, question)
}

/** A request of Node's as an exchange; `origin` is what links start with where a balancer stands before this host. */
export function toExchange(request: IncomingMessage, url: string, origin?: string): Exchange {
  const path = pathOf(url)
  return {
    method: request.method ?? 'GET',
    origin: origin ?? `${'encrypted' in request.socket ? 'https' : 'http'}://${request.headers.host ?? 'localhost'}`,
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
    const read = (chunk: Uint8Array): void => {
      length += chunk.length
      if (length > limit) {
        request.off('data', read).pause()
        resolve(undefined)
      }
      else {
        chunks.push(chunk)
      }
    }
    let isWhole = false
    request.on('data', read)
    request.on('end', () => {
      isWhole = true
      resolve(concat(chunks, length))
    })
    // The error is made when needed: making one costs more than reading most bodies.
    const breakOff = (): void => {
      if (!isWhole)
        reject(new BrokenOffError('The request broke off.'))
    }
    request.on('error', breakOff)
    request.on('close', breakOff)
  })
}

/** Bytes of a refused body that are read and thrown away, and milliseconds that this may take. */
const mostDrained = 67_108_864
const longestDrain = 10_000

/** Reads what is left of a body and throws it away: a client that is still sending would lose the answer if the socket closed before. */
export function drain(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let left = mostDrained
    const timer = setTimeout(resolve, longestDrain)
    const finish = (): void => {
      clearTimeout(timer)
      resolve()
    }
    request.on('data', (chunk: Uint8Array) => {
      left -= chunk.length
      if (left < 0)
        finish()
    })
    request.once('end', finish).once('close', finish).once('error', finish)
    request.resume()
  })
}
