import { toWellFormed } from '../../document/well-formed.ts'
import type { Body, HttpRequest, Part } from '../http-request.ts'
import type { Language, Pen } from '../sample.ts'
import type { Syntax } from './literal.ts'
import { basicLiteral, contentType, headerLiterals, isPlainForm, jsonContent, urlLiteral } from './content.ts'
import { writeLiteral } from './literal.ts'
import { rawMultipart } from './raw-multipart.ts'
import { createEmitter } from '../sample.ts'

/**
 * Single quotes, in which Ruby reads only `\\` and `\'`; double quotes with `#` escaped where a character could not be
 * seen in them.
 *
 * @see https://docs.ruby-lang.org/en/3.4/syntax/literals_rdoc.html#label-String+Literals
 */
export function quoteRuby(text: string): string {
  const hidden = /[\p{Cc}\p{Cf}\u2028\u2029]/gu
  const safe = toWellFormed(text)
  return safe.search(hidden) < 0
    ? `'${safe.replace(/[\\']/g, '\\$&')}'`
    : `"${safe.replace(/[\\"#]/g, '\\$&').replace(hidden, escape)}"`
}

const syntax: Syntax = {
  quote: quoteRuby,
  indent: 2,
  list: ['[', ']'],
  object: ['{', '}'],
  padding: ' ',
  key: name => (/^[a-z_]\w*$/i.test(name) ? `${name}: ` : `${quoteRuby(name)} => `),
  null: 'nil',
  boolean: String,
  empty: '{}',
}

export const ruby: Language = {
  id: 'ruby',
  label: 'Ruby',
  extension: 'rb',
  highlight: 'ruby',
  emit: createEmitter(quoteRuby, write),
  quote: quoteRuby,
}

function write(request: HttpRequest, pen: Pen): string {
  const { basic, body } = request
  const raw = body.kind === 'multipart' && !canSetForm(body) ? rawMultipart(body.type, body.parts) : undefined
  const more = raw
    ? [['Content-Type', raw.type] as [string, string]]
    : contentType(body, one => one.kind === 'multipart')
  const lines = [
    `uri = URI(${urlLiteral(request, pen)})`,
    `request = ${create(request.method, body)}`,
    ...(basic === undefined
      ? []
      : [`request['Authorization'] = "Basic #{[${basicLiteral(request, pen)}].pack('m0')}"`]),
    ...headerLiterals(request, more, pen).map(({ name, value }) => `request[${name}] = ${value}`),
    ...(raw
      ? [
          `request.body = [\n${raw.lines
            .map(
              line => `  ${'file' in line ? `File.binread(${pen.quote(line.file)})` : `${pen.quote(line.text)}.b`},\n`,
            )
            .join('')}].join("\\r\\n")`,
        ]
      : setBody(body, pen)),
  ]
  const isSecure = request.url.startsWith('https:')
  return [
    `${body.kind === 'json' && jsonContent(body).json !== undefined ? 'require \'json\'\n' : ''}require 'net/http'`,
    lines.join('\n'),
    `response = Net::HTTP.start(uri.hostname, uri.port${isSecure ? ', use_ssl: true' : ''}) do |http|\n  http.request(request)\nend`,
    print(request),
  ].join('\n\n')
}

function create(method: string, body: Body): string {
  const known = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE)$/.test(method)
  return known
    ? `Net::HTTP::${method.charAt(0)}${method.slice(1).toLowerCase()}.new(uri)`
    : `Net::HTTPGenericRequest.new(${quoteRuby(method)}, ${body.kind !== 'none'}, true, uri)`
}

function setBody(body: Body, { quote }: Pen): string[] {
  switch (body.kind) {
    case 'none':
      return []
    case 'json': {
      const { json, text } = jsonContent(body)
      return [
        `request.body = ${json === undefined ? quote(text) : `JSON.generate(${writeLiteral(json, syntax, 0, 30)})`}`,
      ]
    }
    case 'form':
      return [
        `request.body = ${
          body.text === undefined
            ? `URI.encode_www_form([\n${body.fields.map(([name, value]) => `  [${quote(name)}, ${quote(value)}],\n`).join('')}])`
            : quote(body.text)
        }`,
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

function formEntry({ name, content, type }: Part): string {
  return 'file' in content
    ? `[${quoteRuby(name)}, File.open(${quoteRuby(content.file)})${
      type === undefined ? '' : `, { content_type: ${quoteRuby(type)} }`
    }]`
    : `[${quoteRuby(name)}, ${quoteRuby(content.text)}]`
}

/** `set_form` knows no type for a part that is not a file. */
function canSetForm(body: Extract<Body, { kind: 'multipart' }>): boolean {
  return isPlainForm(body)
    && body.parts.every(
      ({ name, content, type }) => ('file' in content || type === undefined) && !/["\\\r\n]/.test(name),
    )
}

function escape(character: string): string {
  const known: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }
  return known[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}

function print({ answer }: HttpRequest): string {
  switch (answer) {
    case 'json':
    case 'text':
    case 'events':
      return 'puts response.body'
    case 'binary':
      return 'puts "#{response.code} #{response.body.bytesize} bytes"'
    case 'redirect':
      return 'puts response.code, response[\'Location\']'
    case 'empty':
      return 'puts response.code'
  }
}
