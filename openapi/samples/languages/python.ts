import { toWellFormed } from '../../document/well-formed.ts'
import type { Body, HttpRequest } from '../http-request.ts'
import type { Language, Pen } from '../sample.ts'
import type { Syntax } from './literal.ts'
import { basicLiteral, contentType, headerLiterals, jsonContent } from './content.ts'
import { writeLiteral } from './literal.ts'
import { rawMultipart } from './raw-multipart.ts'
import { createEmitter } from '../sample.ts'

/**
 * Single quotes with everything that could end or disturb them escaped.
 *
 * @see https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences
 */
export function quotePython(text: string): string {
  const escaped = toWellFormed(text)
    .replace(/[\\']/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(
      /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
      character => `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`,
    )
  return `'${escaped}'`
}

const syntax: Syntax = {
  quote: quotePython,
  indent: 4,
  list: ['[', ']'],
  object: ['{', '}'],
  padding: '',
  key: name => `${quotePython(name)}: `,
  null: 'None',
  boolean: value => (value ? 'True' : 'False'),
  empty: '{}',
}

/** The standard library alone: a reader has nothing to install. */
export const python: Language = {
  id: 'python',
  label: 'Python',
  extension: 'py',
  highlight: 'python',
  emit: createEmitter(quotePython, write),
  quote: quotePython,
}

function write(request: HttpRequest, pen: Pen): string {
  const { basic, body, keys, method } = request
  const { protocol, host } = new URL(request.url)
  const target = request.url.slice(protocol.length + 2 + host.length)
  const connection = protocol === 'https:' ? 'HTTPSConnection' : 'HTTPConnection'
  const raw = body.kind === 'multipart' ? rawMultipart(body.type, body.parts) : undefined
  const more = raw ? [['Content-Type', raw.type] as [string, string]] : contentType(body, () => false)
  const headers = [
    ...(basic === undefined
      ? []
      : [`'Authorization': 'Basic ' + b64encode(${basicLiteral(request, pen)}.encode()).decode()`]),
    ...headerLiterals(request, more, pen).map(({ name, value }) => `${name}: ${value}`),
  ]
  const inQuery = keys
    .filter(key => key.in === 'query')
    .map(key => ({ ...key, before: key.before.slice(request.url.length - target.length) }))
  const call = [
    [pen.quote(method), pen.secret(target, inQuery)].join(', '),
    ...(raw
      ? [
          `body=b'\\r\\n'.join([\n${raw.lines
            .map(
              line =>
                `        ${'file' in line ? `open(${pen.quote(line.file)}, 'rb').read()` : bytes(line.text, pen)},\n`,
            )
            .join('')}    ])`,
        ]
      : bodyArgument(body, pen)),
    ...(headers.length === 0 ? [] : [`headers={\n${headers.map(line => `        ${line},\n`).join('')}    }`]),
  ]
  return [
    imports(request, connection),
    '',
    `connection = ${connection}(${pen.quote(host)})`,
    `connection.request(${call.length === 1 ? call.join('') : `\n${call.map(line => `    ${line},\n`).join('')}`})`,
    'response = connection.getresponse()',
    '',
    print(request),
  ].join('\n')
}

function imports({ basic, body }: HttpRequest, connection: string): string {
  return [
    ...(body.kind === 'json' && jsonContent(body).json !== undefined ? ['import json'] : []),
    ...(basic === undefined ? [] : ['from base64 import b64encode']),
    `from http.client import ${connection}`,
    ...(body.kind === 'form' && body.text === undefined ? ['from urllib.parse import urlencode'] : []),
  ].join('\n')
}

/** `http.client` takes text for Latin-1, so that what is not ASCII is encoded here. */
function bodyArgument(body: Body, pen: Pen): string[] {
  switch (body.kind) {
    case 'none':
    case 'multipart':
      return []
    case 'json': {
      const { json, text } = jsonContent(body)
      return [`body=${json === undefined ? bytes(text, pen) : `json.dumps(${writeLiteral(json, syntax, 1, 20)})`}`]
    }
    case 'form':
      return [
        body.text === undefined
          ? `body=urlencode([\n${body.fields.map(([name, value]) => `        (${pen.quote(name)}, ${pen.quote(value)}),\n`).join('')}    ])`
          : `body=${pen.quote(body.text)}`,
      ]
    case 'text':
      return [`body=${bytes(body.text, pen)}`]
    case 'binary':
      return [`body=open(${pen.quote(body.file)}, 'rb')`]
  }
}

function bytes(text: string, { quote }: Pen): string {
  return /^[\t\n\r\x20-\x7E]*$/.test(text) ? `b${quote(text)}` : `${quote(text)}.encode()`
}

function print({ answer }: HttpRequest): string {
  switch (answer) {
    case 'json':
    case 'text':
      return 'print(response.read().decode())'
    case 'binary':
      return 'print(response.status, len(response.read()), \'bytes\')'
    case 'events':
      return 'for line in response:\n    print(line.decode(), end=\'\')'
    case 'redirect':
      return 'print(response.status, response.getheader(\'Location\'))'
    case 'empty':
      return 'print(response.status)'
  }
}
