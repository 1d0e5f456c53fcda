import type { Operation } from '../../../openapi/model/types.ts'
import type { Draft } from '../draft/draft.ts'
import { tryDecodePercent } from '../../../openapi/document/text/percent.ts'
import { parseUrl } from '../../../openapi/document/text/url.ts'
import { isOwn } from './own.ts'

/** A request that somebody has written elsewhere. */
export interface PastedRequest {
  method: string
  url: string
  headers: [name: string, value: string][]
  body?: string
}

/** Reads a curl command, or an entry of an HTTP archive; undefined where it is neither. */
export function readPasted(text: string): PastedRequest | undefined {
  return /^\s*(?:\$\s*)?curl\b/.test(text) ? readCurl(text) : readHar(text)
}

const withValue = new Set(['-X', '--request', '-H', '--header', '-d', '--data', '--data-raw', '--data-binary', '--data-ascii', '--json', '--url', '-u', '--user', '-b', '--cookie', '-A', '--user-agent', '-o', '--output', '-F', '--form', '--data-urlencode', '-e', '--referer', '-m', '--max-time'])

/** Reads a curl command: method, address, headers and data. Nothing is run, and no file is read. */
export function readCurl(command: string): PastedRequest | undefined {
  const [, ...words] = splitWords(command.replace(/^\s*\$\s*/, ''))
  const request: PastedRequest = { method: '', url: '', headers: [] }
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    const [flag, inline] = splitFlag(word)
    const value = withValue.has(flag) ? (inline ?? words[++at] ?? '') : ''
    if (flag === '-X' || flag === '--request')
      request.method = value
    else if (flag === '-H' || flag === '--header')
      request.headers.push(splitHeader(value))
    else if (flag.startsWith('--data') || flag === '-d' || flag === '--json')
      request.body = request.body === undefined ? value : `${request.body}&${value}`
    else if (flag === '--url' || !flag.startsWith('-'))
      request.url = value === '' ? word : value
    if (flag === '--json')
      request.headers.push(['Content-Type', 'application/json'])
    if (flag === '-G' || flag === '--get')
      request.method = 'GET'
  }
  const url = parseUrl(request.url) ?? parseUrl(`http://${request.url}`)
  if (!url || request.url === '')
    return undefined
  if (request.method === 'GET' && request.body !== undefined) {
    url.search += `${url.search === '' ? '?' : '&'}${request.body}`
    delete request.body
  }
  const usual = request.body === undefined ? 'GET' : 'POST'
  return { ...request, url: url.href, method: (request.method || usual).toUpperCase() }
}

interface HarRequest {
  method?: unknown
  url?: unknown
  headers?: unknown
  postData?: { text?: unknown }
}

/** @see http://www.softwareishard.com/blog/har-12-spec/#request */
export function readHar(text: string): PastedRequest | undefined {
  try {
    const value = JSON.parse(text) as { log?: { entries?: unknown[] }, request?: unknown }
    const entry = (value.log?.entries?.[0] ?? value) as { request?: unknown }
    const { method, url, headers, postData } = (entry.request ?? entry) as HarRequest
    if (typeof method !== 'string' || typeof url !== 'string' || !parseUrl(url))
      return undefined
    const listed = (Array.isArray(headers) ? headers : []) as { name?: unknown, value?: unknown }[]
    return {
      method: method.toUpperCase(),
      url,
      headers: listed.flatMap(({ name, value }): [string, string][] =>
        typeof name === 'string' && typeof value === 'string' ? [[name, value]] : []),
      ...(typeof postData?.text === 'string' && { body: postData.text }),
    }
  }
  catch {
    return undefined
  }
}

/** Fills a draft in with what a request holds for its operation; false where it is a request of another operation. */
export function fillPasted(operation: Operation, draft: Draft, pasted: PastedRequest): boolean {
  const url = parseUrl(pasted.url)
  const isSameMethod = pasted.method === operation.method.toUpperCase()
  const values = url && isSameMethod ? matchPath(operation.path, url.pathname) : undefined
  if (!url || !values)
    return false
  const headers = new Map(pasted.headers.map(([name, value]) => [name.toLowerCase(), value]))
  const sent = { path: values, query: groupQuery(url.searchParams), header: Object.fromEntries(headers) }
  for (const { in: place, name } of operation.parameters) {
    const key = `${place} ${name}`
    const group: Record<string, string> = sent[place as keyof typeof sent] ?? {}
    const wanted = place === 'header' ? name.toLowerCase() : name
    if (!isOwn(group, wanted)) {
      if (place === 'query')
        draft.states[key] = 'off'
      continue
    }
    draft.parameters[key] = group[wanted] ?? ''
    draft.touched[key] = true
    delete draft.states[key]
  }
  if (pasted.body !== undefined && operation.requestBody) {
    const type = headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
    const { content } = operation.requestBody
    const media = content.find(one => one.type.toLowerCase() === type) ?? content[0]
    if (media) {
      draft.mediaType = media.type
      draft.sendsBody = true
      draft.bodies[media.type] = /urlencoded/.test(media.type)
        ? JSON.stringify(groupQuery(new URLSearchParams(pasted.body)), null, 2)
        : pasted.body
    }
  }
  return true
}

/** The values of a query; of a name that stands more than once, all of them. */
function groupQuery(parameters: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...new Set(parameters.keys())].map(name => [name, parameters.getAll(name).join(',')]))
}

/** The values of a path whose end fits a template: a server may have any path before it. */
function matchPath(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split('/').slice(1)
  const sent = path.split('/').slice(-wanted.length)
  const values: Record<string, string> = {}
  const fits = wanted.length === sent.length && wanted.every((part, index) => {
    const name = /^\{([^{}]+)\}$/.exec(part)?.[1]
    if (name !== undefined)
      values[name] = tryDecodePercent(sent[index] ?? '')
    return name !== undefined || part === sent[index]
  })
  return fits ? values : undefined
}

function splitFlag(word: string): [flag: string, value: string | undefined] {
  const equals = word.startsWith('--') ? word.indexOf('=') : -1
  if (equals > 0)
    return [word.slice(0, equals), word.slice(equals + 1)]
  return /^-[XHdubAoF]./.test(word) ? [word.slice(0, 2), word.slice(2)] : [word, undefined]
}

function splitHeader(text: string): [string, string] {
  const colon = text.indexOf(':')
  return colon < 0 ? [text.trim(), ''] : [text.slice(0, colon).trim(), text.slice(colon + 1).trim()]
}

/** The words of a command as a POSIX shell reads them, without anything it would run. */
function splitWords(command: string): string[] {
  const words: string[] = []
  const piece = /\s+|\\\r?\n|'([^']*)'|\$'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|\\(.)|([^\s'"\\$]+|\$)/gsy
  let word: string | undefined
  for (let match = piece.exec(command); match; match = piece.exec(command)) {
    const [whole, single, escaped, double, one, plain] = match
    const text = single ?? (escaped === undefined ? undefined : unescape(escaped)) ?? double?.replace(/\\(["\\$`])/g, '$1') ?? one ?? plain
    if (text !== undefined) {
      word = (word ?? '') + text
    }
    else if (word !== undefined && !whole.startsWith('\\')) {
      words.push(word)
      word = undefined
    }
  }
  return word === undefined ? words : [...words, word]
}

function unescape(text: string): string {
  const known: Record<string, string> = { n: '\n', t: '\t', r: '\r' }
  return text.replace(/\\(u[\da-f]{4}|.)/gis, (_, code: string) =>
    code.length > 1 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : (known[code] ?? code))
}
