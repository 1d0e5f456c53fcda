import type { Operation, Parameter } from '../model/types.ts'
import type { HttpRequest, Key } from './http-request.ts'
import type { BodyChoice } from './body.ts'
import type { CredentialChoice } from './credentials.ts'
import type { ServerChoice } from './server.ts'
import type { ValueChoice } from './value.ts'
import type { Json } from './json.ts'
import { expectAnswer, preferredType } from './answer.ts'
import { buildBody } from './body.ts'
import { listKeys } from './credentials.ts'
import { cookieValue, headerValue, isFraming, isToken } from './header.ts'
import { expandCookie, expandHeader, expandPath, expandQuery, isEmpty, scalarText } from './style.ts'
import { serverUrl } from './server.ts'
import { encodeQuery, encodeUnreserved } from './percent.ts'
import { parameterValue } from './value.ts'
import { fillPath } from './url.ts'
import { toText } from './json.ts'

export interface RequestOptions extends ServerChoice, CredentialChoice, ValueChoice, BodyChoice {
  /** A media type to ask for; else one is only asked for where the answer would not be what a reader expects. */
  accept?: string
}

/**
 * The exact request of an operation: its parameters in their styles, its body in its media type, its credentials in
 * their places. Pure: the same input makes the same request.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#parameter-object, RFC 3986, RFC 6570, RFC 9110
 */
export function buildRequest(operation: Operation, options: RequestOptions = {}): HttpRequest {
  const problems: string[] = []
  const given = listValues(operation, options)
  const keys = listKeys(operation, options)
  const method = wireMethod(operation.method, problems)
  const accept = options.accept ?? preferredType(operation)
  return {
    method,
    url: buildUrl(operation, options, { given, keys, problems }),
    headers: [
      ...keys.filter(key => key.in === 'header').map((key): [string, string] => [key.name, key.before + key.key]),
      ...accept
        ? [
            [
              'Accept',
              headerValue(accept),
            ] as [string, string],
          ]
        : [],
      ...listHeaders(given, keys, problems),
    ],
    cookie: buildCookie(given, keys),
    basic: keys.find(key => key.in === 'basic')?.key,
    body: buildBody(operation, options, { method, problems }),
    keys,
    answer: expectAnswer(operation, method),
    problems,
  }
}

interface Given { parameter: Parameter, value: Json }
interface Context { given: Given[], keys: Key[], problems: string[] }

function listValues(operation: Operation, options: RequestOptions): Given[] {
  return operation.parameters.flatMap((parameter) => {
    const value = parameterValue(parameter, options)
    return value === undefined
      ? []
      : [
          { parameter, value },
        ]
  })
}

function buildUrl(operation: Operation, options: RequestOptions, { given, keys, problems }: Context): string {
  const base = serverUrl(operation.servers, options, problems)
  const inPath = given.filter(({ parameter }) => parameter.in === 'path')
  const { path, query } = fillPath(operation.path, (name) => {
    const found = inPath.find(({ parameter }) => parameter.name === name)
    return found && (found.parameter.contentType === undefined
      ? expandPath(found.parameter, found.value)
      : encodeUnreserved(contentText(found)))
  }, problems)
  const pairs = [
    query,
    ...given.flatMap(queryPairs),
  ].filter(pair => pair !== '')
  const start = `${base}${path || '/'}`
  let url = pairs.length > 0
    ? `${start}?${pairs.join('&')}`
    : start
  for (const key of keys.filter(one => one.in === 'query')) {
    key.before = `${url}${url.includes('?')
      ? '&'
      : '?'}${encodeUnreserved(key.name)}=`
    url = key.before + key.key
  }
  for (const key of keys.filter(one => one.in === 'query'))
    key.after = url.slice(key.before.length + key.key.length)
  return url
}

/** `querystring` is the whole query string: a form is written as pairs, anything else is encoded as one text. */
function queryPairs(given: Given): string[] {
  const { parameter, value } = given
  if (parameter.in === 'querystring') {
    return parameter.contentType === 'application/x-www-form-urlencoded' && typeof value !== 'string'
      ? expandQuery({ name: parameter.name, style: 'form', explode: true }, value)
      : [
          typeof value === 'string'
            ? encodeQuery(value)
            : encodeUnreserved(contentText(given)),
        ]
  }
  if (parameter.in !== 'query')
    return []
  return parameter.contentType === undefined
    ? expandQuery(parameter, value)
    : [`${encodeUnreserved(parameter.name)}=${encodeUnreserved(contentText(given))}`]
}

/** OpenAPI 3.2, Parameter Object: `Accept`, `Content-Type` and `Authorization` are described elsewhere and ignored here. */
function listHeaders(given: Given[], keys: Key[], problems: string[]): [string, string][] {
  return given.flatMap(({ parameter, value }): [string, string][] => {
    const { name } = parameter
    if (parameter.in !== 'header' || /^(?:accept|content-type|authorization|cookie)$/i.test(name) || keys.some(key => key.in === 'header' && key.name.toLowerCase() === name.toLowerCase()))
      return []
    if (!isToken(name) || isFraming(name)) {
      problems.push(`“${name}” is not a header that a request can carry.`)
      return []
    }
    if (isEmpty(value))
      return []
    return [
      [
        name,
        headerValue(parameter.contentType === undefined
          ? expandHeader(parameter, value)
          : contentText({ parameter, value })),
      ],
    ]
  })
}

function buildCookie(given: Given[], keys: Key[]): string {
  const pairs = given.flatMap(({ parameter, value }) => {
    if (parameter.in === 'header' && parameter.name.toLowerCase() === 'cookie') {
      return [
        cookiePair(scalarText(value)),
      ]
    }
    if (parameter.in !== 'cookie')
      return []
    return parameter.contentType === undefined
      ? expandCookie(parameter, value).map(cookiePair)
      : [
          cookiePair(`${parameter.name}=${encodeUnreserved(contentText({ parameter, value }))}`),
        ]
  })
  let cookie = pairs.join('; ')
  const inCookie = keys.filter(key => key.in === 'cookie')
  for (const key of inCookie) {
    key.before = `${cookie}${cookie === ''
      ? ''
      : '; '}${key.name}=`
    cookie = key.before + key.key
  }
  for (const key of inCookie)
    key.after = cookie.slice(key.before.length + key.key.length)
  return cookie
}

function cookiePair(pair: string): string {
  return pair.split('; ').map(cookieValue).join('; ')
}

/** A parameter with `content` is that media type's text, in JSON where it is not a string already. */
function contentText({ parameter, value }: Given): string {
  return typeof value === 'string' && !/\bjson\b/i.test(parameter.contentType ?? '')
    ? value
    : toText(value)
}

/** The fixed methods in capitals; a method of `additionalOperations` as it is spelled. */
function wireMethod(method: string, problems: string[]): string {
  const known = /^(?:get|put|post|delete|options|head|patch|trace|query)$/i.test(method)
  if (!known && !isToken(method)) {
    problems.push(`“${method}” is not a method that a request can have.`)
    return 'GET'
  }
  return known
    ? method.toUpperCase()
    : method
}
