import type { Answer, Exchange } from '../message/exchange.ts'
import { createAnswer } from '../message/exchange.ts'

/** Which pages may read answers: an origin, or any. */
export type AllowOrigin = (origin: string) => boolean

/** Pages of this machine and, where the mock itself is served, of its own origin. */
export function isLocalOrigin(origin: string): boolean {
  return /^https?:\/\/(?:localhost|[a-z0-9-]{1,63}\.localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/.test(origin)
}

/** Headers that pages read anyway, and those that none may. */
const unexposed =
  /^(?:cache-control|content-language|content-length|content-type|expires|last-modified|pragma|set-cookie|vary|access-control-.*)$/i

/**
 * Lets allowed origins read an answer; never with credentials, so that no cookie of a reader ever counts.
 *
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function addCors(answer: Answer, exchange: Exchange, allow: AllowOrigin): void {
  const origin = exchange.header('origin')
  answer.headers.push(['Vary', 'Origin'])
  if (origin === undefined || (origin !== exchange.origin && !allow(origin)))
    return
  const exposed = [...new Set(answer.headers.map(([name]) => name))].filter(name => !unexposed.test(name))
  answer.headers.push(['Access-Control-Allow-Origin', origin], ['Access-Control-Expose-Headers', exposed.join(', ')])
}

/** Whether a browser asks what a page may send, rather than a client what a path takes. */
export function isPreflight({ method, header }: Exchange): boolean {
  return method === 'OPTIONS' && header('access-control-request-method') !== undefined && header('origin') !== undefined
}

/** Answers a preflight, and `OPTIONS` where the document does not declare it. */
export function answerOptions(exchange: Exchange, methods: string[], allow: AllowOrigin): Answer {
  const allowed = [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].join(', ')
  const answer = createAnswer(204, [['Allow', allowed]])
  const origin = exchange.header('origin')
  if (isPreflight(exchange) && origin !== undefined && (origin === exchange.origin || allow(origin))) {
    const headers = exchange.header('access-control-request-headers') ?? ''
    answer.headers.push(
      ['Access-Control-Allow-Methods', allowed],
      [
        'Access-Control-Allow-Headers',
        /^[\w!#$%&'*+.^`|~ ,-]{1,2000}$/.test(headers) ? headers : 'Authorization, Content-Type',
      ],
      ['Access-Control-Max-Age', '600'],
    )
  }
  return answer
}
