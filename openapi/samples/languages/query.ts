import type { HttpPaging, HttpRequest, Key } from '../http-request.ts'
import type { Pen } from '../sample.ts'
import { decodePercent } from '../../document/text/percent.ts'

/** A query for a language's own encoder. */
export interface Query {
  /** The URL before the `?`. */
  base: string
  /** Pairs that stand in the address as they are on the wire, before the others; empty where there are none. */
  raw: string
  pairs: Pair[]
}

/** A pair of a query, before it is encoded. */
export interface Pair {
  name: string
  value: string
  key?: Key
  isNumber?: true
}

/** A pair, and how it stands in the URL; `isRaw` where an encoder would write it in another way. */
export type UrlPair = Pair & { text: string, isRaw: boolean }

type Encode = (pairs: [string, string][]) => string

/**
 * The query as pairs, where the language's encoder writes them exactly as the request wants them, those that it would not write so in
 * front of them; undefined where that would change the order, and where the query is short enough to be read in the URL. Where the
 * query is wanted whole, for a list, the order of different names does not matter.
 */
export function queryOf(request: HttpRequest, encode: Encode, isWhole = false): Query | undefined {
  const [base = '', text] = split(request.url)
  if (text === undefined)
    return isWhole ? { base, raw: '', pairs: [] } : undefined
  const all = pairsOf(request, encode)
  const lastRaw = all.findLastIndex(({ isRaw }) => isRaw)
  const rawNames = all.filter(({ isRaw }) => isRaw).map(({ name }) => name)
  const first = all.filter(({ name }, index) => isWhole ? rawNames.includes(name) : index <= lastRaw)
  const pairs = all.filter(pair => !first.includes(pair))
  const canStand = isWhole
    ? first.every(({ key, text }) => key === undefined && text !== '')
    : first.every(pair => pair.isRaw || isReadable(pair)) && isWorthwhile(pairs)
  return canStand && isExact(pairs, encode) ? { base, raw: textOf(first), pairs } : undefined
}

/** The pairs in their order, for a client that is told of each how it stands; undefined where none gains by that. */
export function pairsInOrder(request: HttpRequest, encode: Encode): { base: string, pairs: UrlPair[] } | undefined {
  const [base = ''] = split(request.url)
  const pairs = pairsOf(request, encode)
  const rest = pairs.filter(({ isRaw }) => !isRaw)
  const canStand = pairs.every(({ isRaw, key, text }) => !isRaw || (key === undefined && text !== ''))
  return canStand && isWorthwhile(rest) && isExact(rest, encode) ? { base, pairs } : undefined
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

/** Whether the first page of a list is asked for without any pair to encode: what counts pages or records says where it begins. */
export function isEmptyAtFirst({ pairs }: Query, { turn }: HttpPaging): boolean {
  return pairs.length === 0 && turn.by !== 'page' && turn.by !== 'offset'
}

/** The address up to where the encoded pairs begin. */
export function addressOf({ base, raw }: Query): string {
  return raw === '' ? `${base}?` : `${base}?${raw}&`
}

/** The address with the pairs that stand in it, to which a client adds the others. */
export function rawAddressOf({ base, raw }: Query): string {
  return raw === '' ? base : `${base}?${raw}`
}

function split(url: string): [base: string, text?: string] {
  const question = url.indexOf('?')
  return question < 0 ? [url] : [url.slice(0, question), url.slice(question + 1)]
}

function pairsOf({ url, keys, numbers = [] }: HttpRequest, encode: Encode): UrlPair[] {
  const [base, query] = split(url)
  let start = base.length + 1
  return (query?.split('&') ?? []).map((text) => {
    const equals = text.indexOf('=')
    const [name, value] = [decodePercent(text.slice(0, Math.max(equals, 0))), decodePercent(text.slice(equals + 1))]
    const valueStart = start + equals + 1
    const key = keys.find(one => one.in === 'query' && one.before.length === valueStart)
    start += text.length + 1
    if (equals < 1 || name === undefined || value === undefined)
      return { name: text, value: '', text, isRaw: true, ...(key && { key }) }
    const isNumber = numbers.includes(name) && /^(?:0|-?[1-9]\d{0,14})$/.test(value)
    const isRaw = encode([[name, value]]) !== text
    return { name, value, text, isRaw, ...(key && { key }), ...(isNumber && { isNumber }) }
  })
}

function isWorthwhile(pairs: UrlPair[]): boolean {
  return pairs.length > 1 || pairs.some(({ text, key }) => text.includes('%') || key !== undefined)
}

function isReadable({ text, key }: UrlPair): boolean {
  return key === undefined && /^[^%+]*$/.test(text)
}

/** An encoder may also change the order of pairs, or lose one. */
function isExact(pairs: UrlPair[], encode: Encode): boolean {
  return encode(pairs.map(({ name, value }) => [name, value])) === textOf(pairs)
}

function textOf(pairs: UrlPair[]): string {
  return pairs.map(({ text }) => text).join('&')
}
