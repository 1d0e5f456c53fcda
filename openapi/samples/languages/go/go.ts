import type { Body, HttpPaging, HttpRequest } from '../../http-request.ts'
import type { Pen } from '../../sample.ts'
import { encodeForm } from '../../percent.ts'
import { createEmitter } from '../../sample.ts'
import { basicPair, headerLiterals, isUnique, jsonText, urlLiteral } from '../content.ts'
import type { Reader } from './multipart.ts'
import { checked, isRead, print } from './answer.ts'
import { check, toMultipart } from './multipart.ts'
import { writeLoop } from './pages.ts'
import { joinPieces } from '../interpolate.ts'
import { pairLiterals, queryOf } from '../query.ts'
import { quoteGo } from './syntax.ts'

const interpolate = joinPieces('+', quoteGo, {
  variable: name => `os.Getenv("${name}")`,
  encode: expression => `url.QueryEscape(${expression})`,
})

export const go = createEmitter({ quote: quoteGo, interpolate, write, writePages })

function write(request: HttpRequest, pen: Pen): string {
  if (request.digest || request.certificate) {
    return `// A sample in Go would need more than net/http for ${
      request.digest ? 'Digest authentication (RFC 7616)' : 'a client certificate'
    }: curl, PHP and Python can.`
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
  // Which of its parameters comes first is nothing to a list.
  const query = 'parameter' in paging.turn ? queryOf(request, encodeInOrder, true) : undefined
  if ('parameter' in paging.turn && !query)
    return undefined
  const { basic } = request
  const create = [
    `request, err := http.NewRequest(http.MethodGet, ${query ? pen.quote(query.base) : 'address.String()'}, nil)`,
    ...check,
    ...(query ? ['request.URL.RawQuery = query.Encode()'] : []),
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

/** The request, made anew each time: a body can be read once. */
function create(request: HttpRequest, pen: Pen): string[] {
  const { basic, body, method } = request
  const { before, reader, type } = toReader(body, pen)
  const query = queryOf(request, encode)
  return [
    ...before,
    ...(query ? ['query := url.Values{}', ...pairLiterals(query, pen, { isTextOnly: true }).map(([name, value]) => `query.Add(${name}, ${value})`)] : []),
    `request, err := http.NewRequest(${methodOf(method)}, ${
      query ? `${pen.quote(`${query.base}?`)}+query.Encode()` : urlLiteral(request, pen)
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

/** `url.Values` sorts by name. */
function encode(pairs: [string, string][]): string {
  const names = pairs.map(([name]) => name)
  const isSorted = names.every((name, index) => index === 0 || (names[index - 1] ?? '') <= name) && isAscii(names.join(''))
  return isSorted ? encodeInOrder(pairs) : ''
}

/** `url.Values` writes a space as a plus sign. */
function encodeInOrder(pairs: [string, string][]): string {
  const encoded = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, escapeByte).replaceAll('%20', '+')
  return pairs.map(pair => pair.map(encoded).join('=')).join('&')
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7E]*$/.test(text)
}

function escapeByte(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
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
      return fromText(body.type, jsonText(body).replaceAll('\n', '\n\t'))
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

/** Finds the imports of a program: each name before a dot, outside of strings, is a package. */
function importsOf(code: string): string[] {
  const plain = code.replace(/"(?:[^"\\\n]|\\.)*"|`[^`]*`/g, '""')
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
  return Object.entries(packages)
    .filter(([name]) => new RegExp(`(?<![\\w.])${name}\\.[A-Z]`).test(plain))
    .map(([, path]) => path)
    .sort()
}
