import type { Body, HttpPaging, HttpRequest, Part } from '../../http-request.ts'
import type { Pen } from '../../sample.ts'
import type { ClientWords } from './answer.ts'
import { encodeForm } from '../../percent.ts'
import { createEmitter } from '../../sample.ts'
import { basicPair, isJsonOption, isPlainUrl, isUnique, jsonData, urlLiteral } from '../content.ts'
import { writeLiteral } from '../literal.ts'
import { queryOf } from '../query.ts'
import { checked, indent, print } from './answer.ts'
import { fields, headerArgument, imports, pagesBy, pairs, partEntry } from './python.ts'
import { writeRaw } from './raw.ts'
import { interpolate, quotePython, syntax } from './syntax.ts'

const words: ClientWords = {
  failed: 'response.status_code >= 400',
  reason: 'reason_phrase',
  read: '',
  pieces: 'iter_bytes()',
  line: 'line',
}

/** An answer that arrives in pieces is read before it is looked into. */
const READ = 'response.read() and '

/** With `httpx`, whose calls look like those of `requests`. */
export const pythonHttpx = createEmitter({ quote: quotePython, interpolate, write, writePages, comment: '#' })

function write(whole: HttpRequest, pen: Pen): string {
  const request = asDictionary(whole)
  if (!canUseHttpx(request))
    return writeRaw(request, pen)
  const { body, method, answer } = request
  const pairsOfQuery = queryOf(request, encode)
  // Some versions put `params` in the place of a query that an address has.
  const query = pairsOfQuery?.raw === '' ? pairsOfQuery : undefined
  const auth = request.basic === undefined
    ? []
    : [request.digest ? `auth=httpx.DigestAuth(${basicPair(request, pen).join(', ')})` : `auth=(${basicPair(request, pen).join(', ')})`]
  const content = [
    query ? pen.quote(query.base) : urlLiteral(request, pen),
    ...(query ? [`params=${pairs(query, pen)}`] : []),
    ...headerArgument(request, pen),
    ...bodyArguments(body, pen),
  ]
  const certificate = request.certificate ? ['cert=(\'client.pem\', \'client-key.pem\')'] : []
  const isStream = /^(?:binary|events|lines)$/.test(answer)
  const verb = verbOf(method, body, isStream)
  const call = isStream
    ? pen.handlesErrors
      ? layOut('client.send', [
          layOut('client.build_request', [pen.quote(method), ...content]).replaceAll('\n', '\n    '),
          ...auth,
          'stream=True',
        ])
      : layOut('httpx.stream', [pen.quote(method), ...content, ...auth, ...certificate])
    : layOut(`httpx.${verb}`, [...(verb === 'request' ? [pen.quote(method)] : []), ...content, ...auth, ...certificate])
  const file = body.kind === 'binary' ? body.file : undefined
  const opened = (code: string): string =>
    file === undefined ? code : `with open(${pen.quote(file)}, 'rb') as file:\n${indent(code)}`
  const head = imports(request, pen, { call, clients: ['import httpx'] })
  if (pen.handlesErrors) {
    const client = isStream ? `client = httpx.Client(${certificate.join('')})\n` : ''
    return `${head}\n\n${client}${checked(request, opened(`response = ${call}`), { client: { ...words, read: isStream ? READ : '' } })}`
  }
  const code = isStream
    ? opened(`with ${call} as response:\n${indent(print(request, words))}`)
    : `${opened(`response = ${call}`)}\n${print(request, words)}`
  return `${head}\n\n${code}`
}

function writePages(request: HttpRequest, pen: Pen & { paging: HttpPaging }): string | undefined {
  const auth = request.basic === undefined ? [] : [`auth=(${basicPair(request, pen).join(', ')})`]
  return canUseHttpx(request) ? pagesBy({ encode, name: 'httpx', auth, words, encoded: 'httpx.QueryParams(params)' }, request, pen) : undefined
}

/** The function that sends a method: `httpx.post` and its like take a body only where the method usually has one. */
function verbOf(method: string, body: Body, isStream: boolean): string {
  const known = body.kind === 'none' ? /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/ : /^(?:POST|PUT|PATCH)$/
  return known.test(method) && !isStream ? method.toLowerCase() : 'request'
}

/** Whether `httpx` sends a request unchanged: it upper-cases methods, and writes odd characters of URLs and names anew. */
function canUseHttpx({ method, url, body, headers }: HttpRequest): boolean {
  if (method !== method.toUpperCase() || headers.some(([name]) => name === '__proto__') || !isPlainUrl(url))
    return false
  if (body.kind === 'form')
    return body.text !== undefined || body.fields.length > 0
  return body.kind !== 'multipart'
    || (body.parts.length > 0
      && body.type === 'multipart/form-data'
      && body.parts.every(({ name, headers }) => !headers && /^[\x20-\x7E]+$/.test(name) && !/["\\%]/.test(name)))
}

/** Versions of `httpx` write a space, and marks, differently. */
function encode(pairs: [string, string][]): string {
  return pairs.every(pair => pair.every(text => /^[\w.-]*$/.test(text))) ? pairs.map(pair => pair.join('=')).join('&') : ''
}

function bodyArguments(body: Body, { quote }: Pen): string[] {
  switch (body.kind) {
    case 'none':
      return []
    case 'json': {
      const json = jsonData(body, syntax)
      return [isJsonOption(body, syntax) && json !== undefined ? `json=${writeLiteral(json, syntax, { depth: 1, column: 10 })}` : `content=${quote(body.text)}`]
    }
    case 'form':
      return body.text === undefined
        ? [`data={\n${groupFields(body.fields).map(([name, values]) => `        ${quote(name)}: ${listOf(values.map(quote))},\n`).join('')}    }`]
        : [`content=${quote(body.text)}`]
    case 'multipart':
      return multipart(body.parts, quote)
    case 'text':
      return [`content=${quote(body.text)}`]
    case 'binary':
      return ['content=file']
  }
}

/** A form in which names repeat elsewhere than in a row has no place in a dictionary: it is sent as text. */
function asDictionary(request: HttpRequest): HttpRequest {
  const { body } = request
  return body.kind !== 'form' || isUnique(groupFields(body.fields).map(([name]) => name))
    ? request
    : { ...request, body: { ...body, text: body.text ?? encodeForm(body.fields) } }
}

/** The values of each name, as far as they stand in a row. */
function groupFields(fields: [string, string][]): [name: string, values: string[]][] {
  const groups: [string, string[]][] = []
  for (const [name, value] of fields) {
    const last = groups.at(-1)
    if (last?.[0] === name)
      last[1].push(value)
    else
      groups.push([name, [value]])
  }
  return groups
}

function listOf(values: string[]): string {
  return values.length === 1 ? values.join('') : `[${values.join(', ')}]`
}

/** Fields as `data` and files as `files` where that keeps their order, else all of them in one list. */
function multipart(parts: Part[], quote: Pen['quote']): string[] {
  const firstFile = parts.findIndex(({ content }) => 'file' in content)
  const isPlain = firstFile > 0
    && isUnique(parts.map(({ name }) => name))
    && parts.every(({ content, type }, index) => ('file' in content) === (index >= firstFile) && ('file' in content || type === undefined))
  const texts = parts.flatMap(({ name, content }): [string, string][] => ('text' in content ? [[name, content.text]] : []))
  const files = isPlain ? parts.slice(firstFile) : parts
  return [
    ...(isPlain ? [`data=${fields(texts, quote)}`] : []),
    `files=[\n${files.map(part => `        ${partEntry(part, quote)},\n`).join('')}    ]`,
  ]
}

function layOut(name: string, args: string[]): string {
  const line = `${name}(${args.join(', ')})`
  return args.length < 3 && line.length < 90 && !line.includes('\n') && !line.includes('\0')
    ? line
    : `${name}(\n${args.map(argument => `    ${argument},\n`).join('')})`
}
