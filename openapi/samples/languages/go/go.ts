import type { Body, HttpPaging, HttpRequest } from '../../http-request.ts'
import type { Pen } from '../../sample.ts'
import { encodeForm, encodePairs } from '../../percent.ts'
import { createEmitter } from '../../sample.ts'
import { basicPair, headerLiterals, indentedJson, isUnique, urlLiteral } from '../content.ts'
import type { Reader } from './multipart.ts'
import { checked, isRead, print } from './answer.ts'
import { check, toMultipart } from './multipart.ts'
import { writeLoop } from './pages.ts'
import { joinPieces } from '../interpolate.ts'
import { note } from '../note.ts'
import type { Query, UrlPair } from '../query.ts'
import { addressOf, isEmptyAtFirst, pairLiterals, pairsInOrder, queryOf } from '../query.ts'
import { quoteGo } from './syntax.ts'

const interpolate = joinPieces('+', quoteGo, {
  variable: name => `os.Getenv("${name}")`,
  encode: expression => `url.QueryEscape(${expression})`,
})

export const go = createEmitter({ quote: quoteGo, interpolate, write, writePages })

function write(request: HttpRequest, pen: Pen): string {
  if (request.digest || request.certificate) {
    const what = request.digest ? 'Digest authentication (RFC 7616)' : 'a client certificate'
    return note('//', `A sample in Go would need more than net/http for ${what}: curl, PHP and Python need no more.`)
  }
  const lines = pen.handlesErrors ? checked(request, create(request, pen)) : [...create(request, pen), '', ...sendOnce(request)]
  return program([...lines, '', ...print(request, pen)])
}

function program(code: string[]): string {
  const names = importsOf(code.join('\n'))
  return `package main\n\nimport (\n${names.map(name => `\t"${name}"\n`).join('')})\n\nfunc main() {\n${code
    .map(line => (line === '' ? '' : `\t${line}`))
    .join('\n')}\n}`
}

function writePages(request: HttpRequest, pen: Pen & { paging: HttpPaging }): string | undefined {
  const { paging } = pen
  // The order of its parameters makes no difference to a list.
  const query = 'parameter' in paging.turn ? queryOf(request, encodePairs, true) : undefined
  if ('parameter' in paging.turn && !query)
    return undefined
  const { basic } = request
  const create = [
    `request, err := http.NewRequest(http.MethodGet, ${query ? pen.quote(query.base) : 'address.String()'}, nil)`,
    ...check,
    ...(query ? queryLines(query, paging) : []),
    ...(basic === undefined ? [] : [`request.SetBasicAuth(${basicPair(request, pen).join(', ')})`]),
    ...headerLiterals(request, [], pen).map(({ name, value }) => `request.Header.Set(${name}, ${value})`),
  ]
  const send = pen.handlesErrors
    ? checked(request, create).filter(line => !line.startsWith('defer')).map(line => (line === '' ? '' : line))
    : [...create, 'response, err := http.DefaultClient.Do(request)', ...check]
  const code = writeLoop(request, paging, {
    begin: query
      ? ['query := url.Values{}', ...pairLiterals(query, pen, { isTextOnly: true }).map(([name, value]) => `query.Add(${name}, ${value})`)]
      : [`address, err := url.Parse(${urlLiteral(request, pen)})`, ...check],
    send: pen.handlesErrors && query ? ['var err error', ...send] : send,
  })
  return code && program(code)
}

/** The query of one page; that of the first may have no other pairs than those that are not encoded here. */
function queryLines(query: Query, paging: HttpPaging): string[] {
  if (query.raw === '')
    return ['request.URL.RawQuery = query.Encode()']
  return isEmptyAtFirst(query, paging)
    ? [
        `request.URL.RawQuery = ${quoteGo(query.raw)}`,
        'if len(query) > 0 {',
        '\trequest.URL.RawQuery += "&" + query.Encode()',
        '}',
      ]
    : [`request.URL.RawQuery = ${quoteGo(`${query.raw}&`)} + query.Encode()`]
}

/** The request, made anew each time: a body can be read once. */
function create(request: HttpRequest, pen: Pen): string[] {
  const { basic, body, method } = request
  const { before, reader, type } = toReader(body, pen)
  const query = queryOf(request, encode)
  const ordered = query ? undefined : inOrder(request, pen)
  return [
    ...before,
    ...ordered?.lines ?? [],
    ...(query ? ['query := url.Values{}', ...pairLiterals(query, pen, { isTextOnly: true }).map(([name, value]) => `query.Add(${name}, ${value})`)] : []),
    `request, err := http.NewRequest(${methodOf(method)}, ${
      query ? `${pen.quote(addressOf(query))}+query.Encode()` : (ordered?.address ?? urlLiteral(request, pen))
    }, ${reader})`,
    ...check,
    ...(basic === undefined ? [] : [`request.SetBasicAuth(${basicPair(request, pen).join(', ')})`]),
    ...headerLiterals(request, [], pen).map(({ name, value }) => `request.Header.Set(${name}, ${value})`),
    ...(type === undefined ? [] : [`request.Header.Set("Content-Type", ${type})`]),
  ]
}

function sendOnce(request: HttpRequest): string[] {
  return [
    `response, err := ${
      request.answer === 'redirect' ? 'http.DefaultTransport.RoundTrip' : 'http.DefaultClient.Do'
    }(request)`,
    ...check,
    'defer response.Body.Close()',
    ...(isRead(request) ? [''] : []),
  ].filter(line => line !== '')
}

function methodOf(method: string): string {
  return /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE)$/.test(method)
    ? `http.Method${method.charAt(0)}${method.slice(1).toLowerCase()}`
    : quoteGo(method)
}

/** A query whose names are not sorted, a pair a line; undefined for a short one, which is read in the URL. */
function inOrder(request: HttpRequest, pen: Pen): { lines: string[], address: string } | undefined {
  const { base, pairs } = pairsInOrder(request, encodePairs) ?? { base: '', pairs: [] }
  if (pairs.length < 3 && !pairs.some(({ text, isRaw }) => !isRaw && text.includes('%')))
    return undefined
  return {
    lines: ['query := strings.Join([]string{', ...pairs.map(pair => `\t${pairLine(pair, pen)},`), '}, "&")'],
    address: `${pen.quote(`${base}?`)}+query`,
  }
}

/** A pair, of which name and value are escaped where they have to be. */
function pairLine({ name, value, text, isRaw, key }: UrlPair, pen: Pen): string {
  const equals = text.indexOf('=')
  const [isNameEscaped, isValueEscaped] = [text.lastIndexOf('%', equals) >= 0, key !== undefined || text.includes('%', equals)]
  if (isRaw || !(isNameEscaped || isValueEscaped))
    return pen.quote(text)
  const secret = key ? [{ ...key, in: 'plain' as const, before: '', key: value, after: '', raw: value }] : []
  const middle = text.slice(isNameEscaped ? equals : 0, isValueEscaped ? equals + 1 : undefined)
  return [
    ...(isNameEscaped ? [`url.QueryEscape(${pen.quote(name)})`] : []),
    pen.quote(middle),
    ...(isValueEscaped ? [`url.QueryEscape(${pen.secret(value, secret)})`] : []),
  ].join(' + ')
}

/** `url.Values` sorts by name. */
function encode(pairs: [string, string][]): string {
  const names = pairs.map(([name]) => name)
  const isSorted = names.every((name, index) => index === 0 || (names[index - 1] ?? '') <= name) && isAscii(names.join(''))
  return isSorted ? encodePairs(pairs) : ''
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7E]*$/.test(text)
}

function toReader(body: Body, pen: Pen): Reader {
  const { quote } = pen
  const fromText = (type: string, text: string): Reader => ({
    before: [`body := strings.NewReader(${quote(text)})`],
    reader: 'body',
    type: quote(type),
  })
  switch (body.kind) {
    case 'none':
      return { before: [], reader: 'nil' }
    case 'json':
      // The request is made in a loop where errors are handled.
      return fromText(body.type, indentedJson(body, pen.handlesErrors ? '\t\t' : '\t'))
    case 'form': {
      const names = body.fields.map(([name]) => name)
      const isSorted = isAscii(names.join('')) && names.join('\0') === [...names].sort().join('\0')
      const put = isUnique(names) ? 'Set' : 'Add'
      return body.text === undefined && isSorted && names.length > 0
        ? {
            before: [
              'form := url.Values{}',
              ...body.fields.map(([name, value]) => `form.${put}(${quote(name)}, ${quote(value)})`),
            ],
            reader: 'strings.NewReader(form.Encode())',
            type: quote(body.type),
          }
        : fromText(body.type, body.text ?? encodeForm(body.fields))
    }
    case 'text':
      return fromText(body.type, body.text)
    case 'binary':
      return { before: [`body, err := os.Open(${quote(body.file)})`, ...check], reader: 'body', type: quote(body.type) }
    case 'multipart':
      return toMultipart(body, pen)
  }
}

const packages: Record<string, string> = {
  bufio: 'bufio',
  bytes: 'bytes',
  fmt: 'fmt',
  http: 'net/http',
  io: 'io',
  json: 'encoding/json',
  log: 'log',
  mime: 'mime',
  multipart: 'mime/multipart',
  filepath: 'path/filepath',
  os: 'os',
  regexp: 'regexp',
  strconv: 'strconv',
  strings: 'strings',
  textproto: 'net/textproto',
  time: 'time',
  url: 'net/url',
}

/** Finds the imports of a program: each name before a dot, outside of strings, is a package. */
function importsOf(code: string): string[] {
  const plain = code.replace(/"(?:[^"\\\n]|\\.)*"|`[^`]*`/g, '""')
  const names = new Set(plain.match(/(?<![\w.])[a-z]+(?=\.[A-Z])/g))
  return Object.entries(packages)
    .filter(([name]) => names.has(name))
    .map(([, path]) => path)
    .sort()
}
