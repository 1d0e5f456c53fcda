import type { Body, HttpRequest } from '../../http-request.ts'
import type { Pen } from '../../sample.ts'
import { basicLiteral, contentType, headerLiterals, jsonData } from '../content.ts'
import { writeLiteral } from '../literal.ts'
import { syntax } from './syntax.ts'
import { rawMultipart } from '../raw-multipart.ts'

/**
 * The request with the standard library alone, for what `requests` would change: odd methods, form names that it escapes in
 * its own way, paths that it normalises.
 */
export function writeRaw(request: HttpRequest, pen: Pen): string {
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
  const code = [
    `connection = ${connection}(${pen.quote(host)})`,
    `connection.request(${call.length === 1 ? call.join('') : `\n${call.map(line => `    ${line},\n`).join('')}`})`,
    'response = connection.getresponse()',
    ...(pen.handlesErrors
      ? ['if response.status >= 400:', '    sys.exit(f\'{response.status} {response.read().decode(errors="replace")}\')']
      : []),
    '',
    print(request),
  ].join('\n')
  return `${imports(request, connection, code)}\n\n${code}`
}

function imports({ basic, body }: HttpRequest, connection: string, code: string): string {
  return [
    ...(code.includes('os.environ[') ? ['import os'] : []),
    ...(code.includes('sys.exit(') ? ['import sys'] : []),
    ...(body.kind === 'json' && jsonData(body, syntax) !== undefined ? ['import json'] : []),
    ...(basic === undefined ? [] : ['from base64 import b64encode']),
    `from http.client import ${connection}`,
    ...(code.includes('{quote(os.') ? ['from urllib.parse import quote'] : []),
    ...(body.kind === 'form' && body.text === undefined ? ['from urllib.parse import urlencode'] : []),
  ].join('\n')
}

/** Encodes text that is not ASCII, since `http.client` would use Latin-1. */
function bodyArgument(body: Body, pen: Pen): string[] {
  switch (body.kind) {
    case 'none':
    case 'multipart':
      return []
    case 'json': {
      const json = jsonData(body, syntax)
      return [`body=${json === undefined ? bytes(body.text, pen) : `json.dumps(${writeLiteral(json, syntax, { depth: 1, column: 20 })})`}`]
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
    case 'lines':
      return 'print(response.read().decode())'
    case 'any':
      return 'print(response.status, response.read().decode())'
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
