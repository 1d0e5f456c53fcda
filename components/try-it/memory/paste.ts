import type { MediaType, Operation, Parameter } from '../../../openapi/model/types.ts'
import type { Json } from '../../../openapi/samples/json.ts'
import type { Draft } from '../draft/draft.ts'
import type { PastedRequest } from './pasted.ts'
import { tryDecodePercent } from '../../../openapi/document/text/percent.ts'
import { parseUrl } from '../../../openapi/document/text/url.ts'
import { toPrettyText } from '../../../openapi/samples/json.ts'
import { canHaveBody, parameterControl, parameterKey } from '../draft/draft.ts'
import { toControlText } from '../fields/control.ts'
import { isCurl, readCurl } from './curl.ts'
import { readHar } from './har.ts'
import { isOwn } from './own.ts'
import { cutPasted } from './pasted-server.ts'
import { decodeForm, readForm, readFromPairs, readFromText } from './written.ts'

/** Reads a curl command, or an entry of an HTTP archive; undefined where it is neither. */
export function readPasted(text: string): PastedRequest | undefined {
  return isCurl(text) ? readCurl(text) : readHar(text)
}

/** Headers that a browser, a tool or the console itself writes: nobody misses them. */
const usual = new RegExp(`^(?:${[
  'accept(?:-(?:encoding|language))?',
  'cache-control|connection|content-(?:length|type)|cookie|dnt|host|origin|pragma|priority|referer',
  'sec-.*|te|upgrade-insecure-requests|user-agent|:.*',
].join('|')})$`)

/**
 * Fills a draft in with what a request holds for its operation, and names what it has no place for; undefined where it is a
 * request of another operation.
 */
export function fillPasted(
  operation: Operation,
  draft: Draft,
  pasted: PastedRequest,
  path = cutPasted(operation, pasted)?.values,
): string[] | undefined {
  const url = parseUrl(pasted.url)
  if (!url || !path || pasted.method !== operation.method.toUpperCase())
    return undefined
  const headers = new Map(pasted.headers.map(([name, value]) => [name.toLowerCase(), value]))
  const query = splitPairs(url.search.slice(1), '&')
  const cookies = splitPairs(headers.get('cookie') ?? '', ';')
  const sent: Sent = { path, query, headers, cookies, names: new Set(operation.parameters.map(({ name }) => name)) }
  const leftOut = [...pasted.leftOut, ...(url.username + url.password === '' ? [] : [`…@${url.host}`])]
  for (const parameter of operation.parameters) {
    const value = readSent(parameter, sent)
    fillParameter(parameter, draft, value)
    if (parameter.in === 'path' && value === undefined)
      leftOut.push(parameter.name)
  }
  leftOut.push(...listUnknown(operation, sent))
  const media = fillBody(operation, draft, { pasted, type: headers.get('content-type') })
  if (!media && (pasted.body !== undefined || pasted.form !== undefined))
    leftOut.push(headers.get('content-type') ?? 'body')
  return [...new Set(leftOut)]
}

/** A request in its parts, as they are written. */
interface Sent {
  path: Record<string, string>
  query: [name: string, value: string][]
  headers: Map<string, string>
  cookies: [name: string, value: string][]
  /** What its parameters are called. */
  names: Set<string>
}

function readSent(parameter: Parameter, { path, query, headers, cookies, names }: Sent): Json | undefined {
  const isOther = (name: string): boolean => names.has(name)
  if (parameter.in === 'query')
    return readFromPairs(parameter, query, { decode: decodeForm, isOther })
  if (parameter.in === 'cookie')
    return readFromPairs(parameter, cookies, { decode: parameter.style === 'form' ? tryDecodePercent : text => text, isOther })
  const text = parameter.in === 'header'
    ? headers.get(parameter.name.toLowerCase())
    : isOwn(path, parameter.name) ? path[parameter.name] : undefined
  return text === undefined ? undefined : readFromText(parameter, text, parameter.in === 'header' ? one => one : tryDecodePercent)
}

function fillParameter(parameter: Parameter, draft: Draft, value: Json | undefined): void {
  const key = parameterKey(parameter)
  if (value === undefined) {
    // A required parameter cannot be switched off: it is emptied, so that its field says what is missing.
    if (parameter.required && parameter.in !== 'path')
      draft.parameters[key] = ''
    else if (!parameter.required)
      draft.states[key] = 'off'
    return
  }
  draft.parameters[key] = toControlText(value, parameterControl(parameter))
  draft.touched[key] = true
  if (value === '')
    draft.states[key] = 'empty'
  else
    delete draft.states[key]
}

/** Names in a request that its operation does not have. */
function listUnknown({ parameters }: Operation, { query, headers, cookies }: Sent): string[] {
  const knows = (place: string, name: string): boolean => parameters.some((parameter) => {
    const isName = place === 'header'
      ? parameter.name.toLowerCase() === name
      : parameter.name === name.replace(/\[.*/s, '')
    const isPart = parameter.style === 'form' && parameter.explode
      && (parameter.schema.additional !== undefined
        || parameter.schema.properties?.some(property => property.name === name) === true)
    return parameter.in === 'querystring' || (parameter.in === place && (isName || isPart))
  })
  return [
    ...[...headers.keys()].filter(name => !usual.test(name) && !knows('header', name)),
    ...query.map(([name]) => decodeForm(name)).filter(name => !knows('query', name)),
    ...cookies.map(([name]) => name).filter(name => !knows('cookie', name)),
  ]
}

/** Fills the body in; undefined where there is none, or none of a type that the operation takes. */
function fillBody(
  operation: Operation,
  draft: Draft,
  { pasted: { body, form }, type }: { pasted: PastedRequest, type: string | undefined },
): MediaType | undefined {
  const { requestBody } = operation
  if (!requestBody || (body === undefined && form === undefined)) {
    draft.sendsBody &&= requestBody?.required === true
    return undefined
  }
  const named = type?.split(';', 1)[0]?.trim().toLowerCase()
  const media = requestBody.content.find(one => one.type.toLowerCase() === named)
    ?? (form ? requestBody.content.find(one => one.type.startsWith('multipart/')) : undefined)
    ?? requestBody.content[0]
  if (!media)
    return undefined
  const isParts = media.type.startsWith('multipart/')
  const pairs = form ?? (isParts ? splitParts : splitForm)(body ?? '')
  draft.mediaType = media.type
  draft.sendsBody = canHaveBody(operation)
  draft.unfinished = {}
  draft.bodies[media.type] = isParts || /urlencoded/.test(media.type)
    ? toPrettyText(readForm(media.schema, pairs))
    : body ?? ''
  return media
}

function splitPairs(text: string, separator: string): [name: string, value: string][] {
  const parts = text.split(separator).map(part => part.trim())
  return parts.flatMap((part): [string, string][] => {
    const equals = part.indexOf('=')
    return part === '' ? [] : [equals < 0 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)]]
  })
}

function splitForm(text: string): [name: string, value: string][] {
  return splitPairs(text, '&').map(([name, value]) => [decodeForm(name), decodeForm(value)])
}

/** The text fields of a multipart body; browsers leave files out of an archive. */
function splitParts(body: string): [name: string, value: string][] {
  const [boundary = ''] = /^--[^\r\n]+/.exec(body) ?? []
  return boundary === ''
    ? []
    : body.split(boundary).flatMap((part): [string, string][] => {
        const [head = '', ...rest] = part.split('\r\n\r\n')
        const name = /;\s*name="([^"]*)"/i.exec(head)?.[1]
        return name === undefined || /;\s*filename=/i.test(head) ? [] : [[name, rest.join('\r\n\r\n').replace(/\r\n$/, '')]]
      })
}
