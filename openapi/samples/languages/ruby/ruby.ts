import type { Body, HttpPaging, HttpRequest, Part } from '../../http-request.ts'
import type { Pen } from '../../sample.ts'
import type { Query } from '../query.ts'
import { encodeForm } from '../../percent.ts'
import { createEmitter } from '../../sample.ts'
import {
  basicPair,
  contentType,
  headerLiterals,
  isFormData,
  isJsonText,
  isPlainForm,
  isUnique,
  jsonData,
  jsonText,
  urlLiteral,
} from '../content.ts'
import { writeLiteral } from '../literal.ts'
import { note } from '../note.ts'
import { isEmptyAtFirst, pairLiterals, queryOf } from '../query.ts'
import { rawMultipart } from '../raw-multipart.ts'
import { checked, print, send } from './answer.ts'
import { writeLoop } from './pages.ts'
import { interpolate, quoteRuby, syntax } from './syntax.ts'

export const ruby = createEmitter({ quote: quoteRuby, interpolate, write, writePages, comment: '#' })

function write(request: HttpRequest, pen: Pen): string {
  const { body } = request
  if (request.digest)
    return note('#', 'Net::HTTP cannot answer the challenge of Digest authentication (RFC 7616): curl, PHP and Python can.')
  const raw = body.kind === 'multipart' && !canSetForm(body) ? rawMultipart(body.type, body.parts) : undefined
  const more = raw
    ? [['Content-Type', raw.type] as [string, string]]
    : contentType(body, one => one.kind === 'multipart' || isPairs(one))
  const query = queryOf(request, encodeForm)
  const lines = [
    `uri = URI(${query ? pen.quote(query.base) : urlLiteral(request, pen)})`,
    ...(query ? [`uri.query = ${encoded(query, pairs(query, pen))}`] : []),
    '',
    `request = ${create(request.method, body)}`,
    ...(request.basic === undefined ? [] : [`request.basic_auth ${basicPair(request, pen).join(', ')}`]),
    ...headerLiterals(request, more, pen).map(({ name, value }) => `request[${name}] = ${value}`),
    ...(raw
      ? [
          `request.body = [\n${raw.lines
            .map(
              line => `  ${'file' in line ? `File.binread(${pen.quote(line.file)})` : binary(line.text, pen)},\n`,
            )
            .join('')}].join("\\r\\n")`,
        ]
      : setBody(body, pen)),
  ]
  const code = [
    lines.join('\n'),
    pen.handlesErrors ? checked(request) : `${send(request, 'response = ')}\n${print(request)}`.trimEnd(),
  ].join('\n\n')
  return `${requires(request, code)}\n\n${code}`
}

function writePages(request: HttpRequest, pen: Pen & { paging: HttpPaging }): string | undefined {
  const { paging } = pen
  const query = 'parameter' in paging.turn ? queryOf(request, encodeForm, true) : undefined
  if ('parameter' in paging.turn && (!query || !isUnique(query.pairs.map(({ name }) => name))))
    return undefined
  const encodedQuery = query && encoded(query, 'query')
  const isNeverEmpty = query !== undefined && !isEmptyAtFirst(query, paging)
  const lines = [
    ...(query && !isNeverEmpty && query.raw !== '' ? [`uri.query = ${pen.quote(query.raw)}`] : []),
    ...(query ? [`uri.query = ${encodedQuery}${isNeverEmpty ? '' : ' unless query.empty?'}`] : []),
    `request = ${create(request.method, request.body)}`,
    ...(request.basic === undefined ? [] : [`request.basic_auth ${basicPair(request, pen).join(', ')}`]),
    ...headerLiterals(request, [], pen).map(({ name, value }) => `request[${name}] = ${value}`),
    pen.handlesErrors ? `\n${checked(request, '')}` : send(request, 'response = '),
  ]
  const code = writeLoop(request, paging, {
    begin: entry => [
      `uri = URI(${query ? pen.quote(query.base) : urlLiteral(request, pen)})`,
      ...(query ? [`query = ${hashOf(query, pen, entry)}`] : []),
    ],
    send: lines.join('\n'),
  })
  return `${requires(request, code)}\n\n${code}`
}

/** The whole query, of which some pairs may not be encoded here. */
function encoded({ raw }: Query, rest: string): string {
  const code = `URI.encode_www_form(${rest})`
  return raw === '' ? code : `${quoteRuby(`${raw}&`)} + ${code}`
}

/** The query as a hash, on one line where it fits. */
function hashOf(query: Query, pen: Pen, entry: string | undefined): string {
  const names = query.pairs.map(({ name }) => name)
  const entries = [...pairLiterals(query, pen).map(([, value], index) => `${syntax.key(names[index] ?? '')}${value}`), ...(entry ? [entry] : [])]
  const line = entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
  return line.length < 70 && !line.includes('\0') ? line : `{\n${entries.map(one => `  ${one},\n`).join('')}}`
}

function requires({ certificate }: HttpRequest, code: string): string {
  const names = [
    ...(code.includes('ERB::') ? ['erb'] : []),
    ...(code.includes('JSON.') ? ['json'] : []),
    'net/http',
    ...(certificate ? ['openssl'] : []),
  ]
  return names.map(name => `require '${name}'`).join('\n')
}

function create(method: string, body: Body): string {
  const known = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE)$/.test(method)
  return known
    ? `Net::HTTP::${method.charAt(0)}${method.slice(1).toLowerCase()}.new(uri)`
    : `Net::HTTPGenericRequest.new(${quoteRuby(method)}, ${body.kind !== 'none'}, true, uri)`
}

function pairs(query: Query, pen: Pen): string {
  const names = query.pairs.map(({ name }) => name)
  const isHash = isUnique(names)
  const lines = pairLiterals(query, pen).map(([name, value], index) =>
    isHash ? `  ${syntax.key(names[index] ?? '')}${value},\n` : `  [${name}, ${value}],\n`,
  )
  return isHash ? `{\n${lines.join('')}}` : `[\n${lines.join('')}]`
}

/** A form whose type Ruby sets with it. */
function isPairs(body: Body): boolean {
  return body.kind === 'form' && body.text === undefined && isPlainForm(body)
}

function setBody(body: Body, { quote }: Pen): string[] {
  switch (body.kind) {
    case 'none':
      return []
    case 'json': {
      const json = jsonData(body, syntax)
      return [
        `request.body = ${json === undefined ? textOf(body) : `JSON.generate(${writeLiteral(json, syntax, { column: 30 })})`}`,
      ]
    }
    case 'form':
      if (body.text !== undefined)
        return [`request.body = ${quote(body.text)}`]
      return [
        isPairs(body)
          ? `request.set_form_data(${fields(body.fields, quote)})`
          : `request.body = URI.encode_www_form(${fields(body.fields, quote)})`,
      ]
    case 'multipart':
      return [
        `request.set_form([\n${body.parts.map(part => `  ${formEntry(part)},\n`).join('')}], 'multipart/form-data')`,
      ]
    case 'text':
      return [`request.body = ${quote(body.text)}`]
    case 'binary':
      return [`request.body = File.binread(${quote(body.file)})`]
  }
}

function fields(fields: [string, string][], quote: Pen['quote']): string {
  const isHash = fields.length > 0 && isUnique(fields.map(([name]) => name))
  const lines = fields.map(([name, value]) =>
    isHash ? `  ${syntax.key(name)}${quote(value)},\n` : `  [${quote(name)}, ${quote(value)}],\n`,
  )
  return isHash ? `{\n${lines.join('')}}` : `[\n${lines.join('')}]`
}

/**
 * JSON on several lines in a heredoc, in which Ruby reads nothing but takes the indentation that all lines share, and after which
 * it adds a line break.
 */
function textOf(body: Extract<Body, { kind: 'json' }>): string {
  const text = jsonText(body)
  return isJsonText(body) && text.includes('\n') && /^[\n\x20-\x7E]*$/.test(text) && !/^\s*JSON\s*$/m.test(text) && !text.includes('\\')
    ? `<<~'JSON'\n${text.replace(/^/gm, '  ')}\nJSON`
    : quoteRuby(text)
}

function formEntry({ name, content, type }: Part): string {
  return 'file' in content
    ? `[${quoteRuby(name)}, File.open(${quoteRuby(content.file)})${
      type === undefined ? '' : `, { content_type: ${quoteRuby(type)} }`
    }]`
    : `[${quoteRuby(name)}, ${quoteRuby(content.text)}]`
}

/** Whether `set_form` can write a body: it cannot give a type to a part that is not a file. */
function canSetForm(body: Extract<Body, { kind: 'multipart' }>): boolean {
  return isFormData(body) && body.parts.every(({ name }) => !/["\\\r\n]/.test(name))
}

/** A text that joins the bytes of a file: Ruby joins what is ASCII to everything, other text only to text. */
function binary(text: string, { quote }: Pen): string {
  return /^[\t\n\r\x20-\x7E]*$/.test(text) ? quote(text) : `${quote(text)}.b`
}
