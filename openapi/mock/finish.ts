import type { Answer, Exchange } from './message/exchange.ts'
import type { Mock } from './mock.ts'
import type { Preferences } from './request/prefer.ts'
import { namesTag } from './answer/etag.ts'
import { addHeader, isHeaderValue, noticeHeader } from './message/exchange.ts'
import { fitCookies } from './cookies.ts'
import { addCors } from './request/cors.ts'
import { appliedPreferences, missedPreferences, nothing } from './request/prefer.ts'

/** What every answer carries; `asked` is what the request preferred itself. */
export function finish(
  mock: Mock,
  answer: Answer,
  { exchange, asked }: { exchange: Exchange, asked: Preferences },
): void {
  skipKnown(exchange, answer)
  fitCookies(mock, exchange, answer)
  addHeader(answer, 'X-Content-Type-Options', 'nosniff')
  addHeader(answer, 'Cache-Control', 'no-store')
  if (answer.headers.some(([name, value]) => name === 'Content-Type' && /html|xml|svg/.test(value)))
    addHeader(answer, 'Content-Security-Policy', 'sandbox; default-src \'none\'')
  tellPreferences(asked, answer)
  addCors(answer, exchange, mock.allowOrigin)
  if (exchange.method === 'HEAD')
    answer.body = undefined
}

/** Answers 304 where the client has this answer already. RFC 9110, 13.1.2. */
function skipKnown({ method, header }: Exchange, answer: Answer): void {
  if (answer.status !== 200 || (method !== 'GET' && method !== 'HEAD'))
    return
  const known = header('if-none-match')
  const tag = known === undefined ? undefined : answer.headers.find(([name]) => name.toLowerCase() === 'etag')?.[1]
  if (known === undefined || tag === undefined || !namesTag(known, tag.replace(/^W\//, '')))
    return
  answer.status = 304
  answer.body = undefined
  answer.headers = answer.headers.filter(([name]) => !/^(?:content-type|content-length|content-encoding)$/i.test(name))
}

/** Says which of the client's preferences were applied, and which could not be. RFC 7240, 3. */
function tellPreferences(asked: Preferences, answer: Answer): void {
  if (asked === nothing)
    return
  const applied = appliedPreferences(asked, answer.applied ?? [])
  if (applied !== '')
    addHeader(answer, 'Preference-Applied', applied)
  const missed = missedPreferences(asked, answer.applied ?? [])
  if (missed !== undefined)
    addNotice(answer, missed)
}

/** Adds a notice of the mock to an answer. */
export function addNotice(answer: Answer, notice: string): void {
  const text = notice.slice(0, 1_000)
  if (isHeaderValue(text))
    answer.headers.push([noticeHeader, text])
}
