import type { Operation } from '../model/types.ts'
import type { Key } from './http-request.ts'
import type { Problem } from './request-words.ts'
import type { ServerChoice } from './server.ts'
import type { Given } from './value.ts'
import { fillPath } from './path.ts'
import { encodeQuery, encodeUnreserved } from './percent.ts'
import { serverUrl } from './server.ts'
import { expandPath, expandQuery } from './style.ts'
import { contentText } from './value.ts'

interface UrlContext {
  given: Given[]
  keys: Key[]
  problems: Problem[]
}

/** Server, path, query, and the keys that belong into the query, whose places in the URL are noted. RFC 3986 §3. */
export function buildUrl(operation: Operation, choice: ServerChoice, { given, keys, problems }: UrlContext): string {
  const base = serverUrl(operation.servers, choice, problems)
  const { path, query } = fillPath(operation.path, name => pathText(given, name), problems)
  const pairs = [query, ...given.flatMap(queryPairs)].filter(pair => pair !== '')
  const start = `${base}${path || '/'}`
  const inQuery = keys.filter(key => key.in === 'query')
  let url = pairs.length > 0 ? `${start}?${pairs.join('&')}` : start
  for (const key of inQuery) {
    const separator = url.includes('?') ? '&' : '?'
    key.before = `${url}${separator}${encodeUnreserved(key.name)}=`
    url = key.before + key.key
  }
  for (const key of inQuery)
    key.after = url.slice(key.before.length + key.key.length)
  return url
}

function pathText(given: Given[], name: string): string | undefined {
  const found = given.find(({ parameter }) => parameter.in === 'path' && parameter.name === name)
  if (!found)
    return undefined
  const text =
    found.parameter.contentType === undefined
      ? expandPath(found.parameter, found.value)
      : encodeUnreserved(contentText(found))
  return found.parameter.multiSegment ? text.replaceAll('%2F', '/') : text
}

/** `querystring` is the whole query string: a form is written as pairs, anything else is encoded as one text. */
function queryPairs(given: Given): string[] {
  const { parameter, value } = given
  if (parameter.in === 'querystring') {
    if (typeof value === 'string') {
      return [encodeQuery(value)]
    }
    return parameter.contentType === 'application/x-www-form-urlencoded'
      ? expandQuery({ name: parameter.name, style: 'form', explode: true }, value)
      : [encodeUnreserved(contentText(given))]
  }
  if (parameter.in !== 'query')
    return []
  return parameter.contentType === undefined
    ? expandQuery(parameter, value)
    : [`${encodeUnreserved(parameter.name)}=${encodeUnreserved(contentText(given))}`]
}
