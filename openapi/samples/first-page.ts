import type { HttpPaging, HttpRequest } from './http-request.ts'
import { decodePercent } from '../document/text/percent.ts'

/**
 * The request of a list's first page: without the parameter that says which page is wanted, as the loop gives it. Undefined where the
 * list does not page, and where a page's address would have to be followed that need not hold the key.
 */
export function firstPageOf(request: HttpRequest): (HttpRequest & { paging: HttpPaging }) | undefined {
  const { paging, url, keys } = request
  if (!paging || request.digest || request.certificate || request.answer !== 'json' || request.body.kind !== 'none')
    return undefined
  const { turn } = paging
  // Where pages are counted, that is the name of the number.
  const result = request.result === '' && turn.by !== 'page' ? 'page' : request.result
  if (turn.by === 'link' || turn.by === 'address')
    return keys.some(key => key.in === 'query') ? undefined : { ...request, result, paging }
  return {
    ...request,
    result,
    paging,
    url: without(url, turn.parameter),
    keys: keys.map(key => (key.in === 'query' ? { ...key, before: without(key.before, turn.parameter) } : key)),
  }
}

/** A URL, or the beginning of one, without a parameter of its query. */
function without(url: string, parameter: string): string {
  const question = url.indexOf('?')
  if (question < 0)
    return url
  const pairs = url.slice(question + 1).split('&')
  const kept = pairs.filter(pair => nameOf(pair) !== parameter)
  return kept.length === 0 ? url.slice(0, question) : `${url.slice(0, question)}?${kept.join('&')}`
}

function nameOf(pair: string): string | undefined {
  return decodePercent(pair.split('=', 1)[0] ?? '')
}
