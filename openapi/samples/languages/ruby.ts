import { toWellFormed } from '../../document/well-formed.ts'
import type { Body, HttpRequest, Part } from '../http-request.ts'
import type { Language, Pen, Piece } from '../sample.ts'
import type { Syntax } from './literal.ts'
import type { Query } from './query.ts'
import { fileName } from '../body/file-name.ts'
import { encodeForm } from '../percent.ts'
import { createEmitter } from '../sample.ts'
import {
  basicPair,
  contentType,
  headerLiterals,
  isFormData,
  isUnique,
  jsonData,
  jsonText,
  resultOf,
  urlLiteral,
} from './content.ts'
import { isDouble, isInteger, writeLiteral } from './literal.ts'
import { pairLiterals, queryOf } from './query.ts'
import { rawMultipart } from './raw-multipart.ts'

/**
 * Single quotes, in which Ruby interprets only `\\` and `\'`; double quotes with `#` escaped where a character would be
 * invisible.
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
  // Ruby's whole numbers have no limit.
  number: text => (text === '-0' ? '-0.0' : isInteger(text) || isDouble(text) ? text : undefined),
}

const hiddenCharacters = /[\p{Cc}\p{Cf}\u2028\u2029]/gu

export const ruby: Language = {
  id: 'ruby',
  label: 'Ruby',
  extension: 'rb',
  highlight: 'ruby',
  emit: createEmitter({ quote: quoteRuby, interpolate, write }),
  quote: quoteRuby,
}

/** A text with the variables in it; one variable alone as it is. */
function interpolate(pieces: Piece[]): string {
  const expression = ({ variable, isEncoded }: Exclude<Piece, string>): string =>
    isEncoded ? `ERB::Util.url_encode(ENV.fetch('${variable}'))` : `ENV.fetch('${variable}')`
  const [only] = pieces
  if (pieces.length === 1 && typeof only === 'object')
    return expression(only)
  const inner = pieces.map(piece =>
    typeof piece === 'string'
      ? toWellFormed(piece).replace(/[\\"#]/g, '\\$&').replace(hiddenCharacters, escape)
      : `#{${expression(piece)}}`,
  )
  return `"${inner.join('')}"`
}

function write(request: HttpRequest, pen: Pen): string {
  const { body } = request
  if (request.digest)
    return '# Net::HTTP cannot answer the challenge of Digest authentication (RFC 7616): curl, PHP and Python can.'
  const raw = body.kind === 'multipart' && !canSetForm(body) ? rawMultipart(body.type, body.parts) : undefined
  const more = raw
    ? [['Content-Type', raw.type] as [string, string]]
    : contentType(body, one => one.kind === 'multipart')
  const query = queryOf(request, encodeForm)
  const lines = [
    `uri = URI(${query ? pen.quote(query.base) : urlLiteral(request, pen)})`,
    ...(query ? [`uri.query = URI.encode_www_form(${pairs(query, pen)})`] : []),
    '',
    `request = ${create(request.method, body)}`,
    ...(request.basic === undefined ? [] : [`request.basic_auth ${basicPair(request, pen).join(', ')}`]),
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
  return [
    requires(request, lines.join('\n')),
    lines.join('\n'),
    pen.handlesErrors ? checked(request) : `${send(request, 'response = ')}\n${print(request)}`.trimEnd(),
  ].join('\n\n')
}

function requires({ body, answer, certificate }: HttpRequest, code: string): string {
  const names = [
    ...(code.includes('ERB::') ? ['erb'] : []),
    ...((body.kind === 'json' && jsonData(body, syntax) !== undefined) || answer === 'json' || answer === 'lines' ? ['json'] : []),
    'net/http',
    ...(certificate ? ['openssl'] : []),
  ]
  return names.map(name => `require '${name}'`).join('\n')
}

/** Sends the request; an answer that arrives in pieces is read in a block, any other at once. */
function send(request: HttpRequest, assign: string): string {
  const options = [
    ...(request.url.startsWith('https:') ? ['use_ssl: true'] : []),
    ...(request.certificate
      ? [
          'cert: OpenSSL::X509::Certificate.new(File.read(\'client.pem\'))',
          'key: OpenSSL::PKey.read(File.read(\'client-key.pem\'))',
        ]
      : []),
  ]
  const call = `${assign}Net::HTTP.start(uri.hostname, uri.port${options.map(option => `, ${option}`).join('')}) do |http|`
  const read = inPieces(request)
  return read === undefined
    ? `${call}\n  http.request(request)\nend`
    : `${call}\n  http.request(request) do |response|\n${read}\n  end\nend`
}

function inPieces({ answer, answerType }: HttpRequest): string | undefined {
  switch (answer) {
    case 'events':
      return '    response.read_body { |piece| print piece }'
    case 'lines':
      return `    rest = +''
    response.read_body do |piece|
      rest << piece
      while (line = rest.slice!(/.*\\n/))
        p JSON.parse(line)
      end
    end`
    case 'binary':
      return `    name = response['Content-Disposition'].to_s[/filename="?([^";]+)/, 1]
    path = File.basename(name || ${quoteRuby(fileName('response', answerType))})
    File.open(path, 'wb') { |file| response.read_body { |piece| file << piece } }
    puts "#{response.code} #{path}"`
    default:
      return undefined
  }
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

function setBody(body: Body, { quote }: Pen): string[] {
  switch (body.kind) {
    case 'none':
      return []
    case 'json': {
      const json = jsonData(body, syntax)
      return [
        `request.body = ${json === undefined ? rawText(jsonText(body)) : `JSON.generate(${writeLiteral(json, syntax, 0, 30)})`}`,
      ]
    }
    case 'form':
      return [
        `request.body = ${
          body.text === undefined
            ? `URI.encode_www_form(${fields(body.fields, quote)})`
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

function fields(fields: [string, string][], quote: Pen['quote']): string {
  const isHash = fields.length > 0 && isUnique(fields.map(([name]) => name))
  const lines = fields.map(([name, value]) =>
    isHash ? `  ${syntax.key(name)}${quote(value)},\n` : `  [${quote(name)}, ${quote(value)}],\n`,
  )
  return isHash ? `{\n${lines.join('')}}` : `[\n${lines.join('')}]`
}

/** JSON on several lines as it stands, in a heredoc in which Ruby reads nothing; no line of JSON is the word that ends it. */
function rawText(text: string): string {
  return text.includes('\n') && /^[\n\x20-\x7E]*$/.test(text) && !/^\s*JSON\s*$/m.test(text) && !text.includes('\\')
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

function escape(character: string): string {
  const known: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }
  return known[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}

function checked(request: HttpRequest): string {
  const path = (request.errorMessage ?? ['message']).map(name => (/^\d+$/.test(name) ? name : quoteRuby(name)))
  const isRead = inPieces(request) === undefined
  return `response = nil
3.times do |attempt|
${send(request, 'response = ').replace(/^(?=.)/gm, '  ')}
  break if attempt == 2 || !%w[429 503].include?(response.code)
  sleep [[response['Retry-After'].to_i, attempt + 1].max, 60].min
end

if response.code.to_i >= 400
  message = ${isRead
    ? `begin
    JSON.parse(response.body.to_s).dig(${path.join(', ')})
  rescue JSON::ParserError, TypeError, NoMethodError
    nil
  end`
    : 'nil'}
  abort "#{response.code} #{message || response.message}"
end

${print(request)}`.trimEnd()
}

function print(request: HttpRequest): string {
  const name = resultOf(request)
  switch (request.answer) {
    case 'json':
      return `${name} = JSON.parse(response.body)\nputs ${name}`
    case 'text':
      return 'puts response.body'
    case 'any':
      return 'puts response.code, response.body'
    case 'redirect':
      return 'puts response.code, response[\'Location\']'
    case 'empty':
      return 'puts response.code'
    case 'binary':
    case 'events':
    case 'lines':
      return ''
  }
}
