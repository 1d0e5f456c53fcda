import type { HttpRequest, Key } from '../http-request.ts'
import type { Pen } from '../sample.ts'
import { decodePercent } from '../../document/text/percent.ts'

/** A query as pairs for a language's own encoder. */
export interface Query {
  /** The URL before the `?`. */
  base: string
  pairs: { name: string, value: string, key?: Key, isNumber?: true }[]
}

/**
 * The query as pairs, where the language's encoder writes them exactly as the request wants them; undefined where it does not,
 * and where the query is short enough to be read in the URL, unless it is wanted whole.
 */
export function queryOf(
  { url, keys, numbers = [] }: HttpRequest,
  encode: (pairs: [string, string][]) => string,
  isWhole = false,
): Query | undefined {
  const question = url.indexOf('?')
  if (question < 0)
    return isWhole ? { base: url, pairs: [] } : undefined
  const text = url.slice(question + 1)
  const pairs: Query['pairs'] = []
  let start = question + 1
  for (const pair of text.split('&')) {
    const equals = pair.indexOf('=')
    const [name, value] = [decodePercent(pair.slice(0, equals)), decodePercent(pair.slice(equals + 1))]
    if (equals < 1 || name === undefined || value === undefined)
      return undefined
    const valueStart = start + equals + 1
    const key = keys.find(one => one.in === 'query' && one.before.length === valueStart)
    const isNumber = numbers.includes(name) && /^(?:0|-?[1-9]\d{0,14})$/.test(value)
    pairs.push({ name, value, ...(key && { key }), ...(isNumber && { isNumber }) })
    start += pair.length + 1
  }
  const isWorthwhile = isWhole || pairs.length > 1 || text.includes('%') || pairs.some(({ key }) => key !== undefined)
  return isWorthwhile && encode(pairs.map(({ name, value }) => [name, value])) === text
    ? { base: url.slice(0, question), pairs }
    : undefined
}

/** Names and values as literals; whole numbers as such, unless the encoder takes texts alone. */
export function pairLiterals(
  { pairs }: Query,
  pen: Pen,
  { isTextOnly = false }: { isTextOnly?: boolean } = {},
): [name: string, value: string][] {
  return pairs.map(({ name, value, key, isNumber }) => [
    pen.quote(name),
    key === undefined
      ? isNumber && !isTextOnly ? value : pen.quote(value)
      : pen.secret(value, [{ ...key, in: 'plain', before: '', key: value, after: '', raw: value }]),
  ])
}
