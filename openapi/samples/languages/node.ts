import { toWellFormed } from '../../document/well-formed.ts'
import type { Body, HttpRequest, Part } from '../http-request.ts'
import type { Language, Pen, Piece } from '../sample.ts'
import type { Query } from './query.ts'
import type { Syntax } from './literal.ts'
import { fileName } from '../body/file-name.ts'
import { encodeForm } from '../percent.ts'
import { createEmitter } from '../sample.ts'
import {
  basicLiteral,
  contentType,
  headerLiterals,
  isFormData,
  isPlainForm,
  isUnique,
  jsonData,
  jsonText,
  resultOf,
  toCamel,
  urlLiteral,
} from './content.ts'
import { isDouble, writeLiteral } from './literal.ts'
import { pairLiterals, queryOf } from './query.ts'
import { rawMultipart, toPieces } from './raw-multipart.ts'

/**
 * A single-quoted string that may also stand in a page's script: line separators, controls, lone surrogates and the
 * marks that turn text around (Unicode UAX 9) are escaped, `</script` and `<!--` broken up. ECMA-262 §12.9.4.
 */
export function quoteJavaScript(text: string): string {
  if (/^[\x20-\x7E]*$/.test(text))
    return `'${text.replace(/[\\']/g, '\\$&').replace(/<(?=[!/])/g, '\\x3C')}'`
  const escaped = text
    .replace(/[\\']/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(/<(?=[!/])/g, '\\x3C')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, character => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
  return `'${escaped}'`
}

const syntax: Syntax = {
  quote: quoteJavaScript,
  indent: 2,
  list: ['[', ']'],
  object: ['{', '}'],
  padding: ' ',
  key: name =>
    `${name === '__proto__' ? '[\'__proto__\']' : /^[a-z_$][\w$]*$/i.test(name) ? name : quoteJavaScript(name)}: `,
  null: 'null',
  boolean: String,
  empty: '{}',
  // Numbers that a double cannot hold are written into the text as they are (ECMA-262, JSON.rawJSON).
  number: text => (isDouble(text) ? text : `JSON.rawJSON(${quoteJavaScript(text)})`),
}

export const node: Language = {
  id: 'node',
  label: 'Node',
  extension: 'mjs',
  highlight: 'js',
  emit: createEmitter({ quote: quoteJavaScript, interpolate, write }),
  quote: quoteJavaScript,
}

/** A template with the variables in it; one variable alone as it is. */
function interpolate(pieces: Piece[]): string {
  const expression = ({ variable, isEncoded }: Exclude<Piece, string>): string =>
    isEncoded ? `encodeURIComponent(process.env.${variable})` : `process.env.${variable}`
  const [only] = pieces
  if (pieces.length === 1 && typeof only === 'object')
    return expression(only)
  const inner = pieces.map(piece =>
    typeof piece === 'string'
      ? quoteJavaScript(piece).slice(1, -1).replaceAll('\\\'', '\'').replace(/[`$]/g, '\\$&')
      : `\${${expression(piece)}}`,
  )
  return `\`${inner.join('')}\``
}

function write(request: HttpRequest, pen: Pen): string {
  const { body, method } = request
  if (request.digest)
    return unable('answer the challenge of Digest authentication (RFC 7616)')
  const form = body.kind === 'multipart' && isFormData(body) ? body : undefined
  const raw = body.kind === 'multipart' && !form ? rawMultipart(body.type, body.parts) : undefined
  const query = method === 'TRACE' ? undefined : queryOf(request, encodeForm)
  const options = [
    ...(method === 'GET' ? [] : [`method: ${pen.quote(method)}`]),
    ...headerOption(request, raw?.type, pen),
    ...(raw
      ? [
          `body: new Blob([\n${toPieces(raw.lines)
            .map(
              piece => `    ${'file' in piece ? `await openAsBlob(${pen.quote(piece.file)})` : pen.quote(piece.text)},\n`,
            )
            .join('')}  ])`,
        ]
      : bodyOption(body, pen)),
    ...(request.answer === 'redirect' ? ['redirect: \'manual\''] : []),
  ]
  if (request.certificate || method === 'TRACE')
    return request.certificate && body.kind !== 'none' ? unable('show a client certificate') : plainRequest(request, options, pen)
  const call = `fetch(${query ? 'url' : urlLiteral(request, pen)}${
    options.length === 0 ? '' : `, {\n${options.map(option => `  ${option},\n`).join('')}}`
  })`
  return [
    listImports(request),
    query ? urlLines(query, pen) : '',
    form ? formData(form.parts) : '',
    pen.handlesErrors ? checked(request, call) : `const response = await ${call}\n${print(request)}`,
  ]
    .filter(part => part !== '')
    .join('\n\n')
}

function unable(what: string): string {
  return `// Node's fetch cannot ${what}: curl, PHP and Python can.`
}

function listImports({ body, answer }: HttpRequest): string {
  const reads = body.kind === 'binary' || (body.kind === 'multipart' && body.parts.some(({ content }) => 'file' in content))
  const fs = [...(answer === 'binary' ? ['createWriteStream'] : []), ...(reads ? ['openAsBlob'] : [])]
  return [
    ...(fs.length === 0 ? [] : [`import { ${fs.join(', ')} } from 'node:fs'`]),
    ...(answer === 'binary' ? ['import { basename } from \'node:path\'', 'import { pipeline } from \'node:stream/promises\''] : []),
    ...(answer === 'lines' ? ['import { createInterface } from \'node:readline\'', 'import { Readable } from \'node:stream\''] : []),
  ].join('\n')
}

function urlLines(query: Query, pen: Pen): string {
  return `const url = new URL(${pen.quote(query.base)})\nurl.search = new URLSearchParams(${pairs(pairLiterals(query, pen), query.pairs.map(({ name }) => name), '')})`
}

/** Writes pairs as an object where no name repeats and none is a whole number, which JavaScript would move to the front. */
function pairs(literals: [name: string, value: string][], names: string[], indent: string): string {
  const isObject = isUnique(names) && names.length > 0 && !names.some(name => /^\d+$/.test(name))
  const lines = literals.map(([name, value], index) =>
    isObject ? `${indent}  ${syntax.key(names[index] ?? '')}${value},\n` : `${indent}  [${name}, ${value}],\n`,
  )
  return isObject ? `{\n${lines.join('')}${indent}}` : `[\n${lines.join('')}${indent}]`
}

/** What `fetch` refuses: a method (Fetch Standard, forbidden methods), a certificate. */
function plainRequest(request: HttpRequest, options: string[], pen: Pen): string {
  const client = request.url.startsWith('https:') ? 'node:https' : 'node:http'
  const certificate = request.certificate
    ? ['cert: readFileSync(\'client.pem\')', 'key: readFileSync(\'client-key.pem\')']
    : []
  const lines = [...options, ...certificate].map(option => `  ${option},\n`).join('')
  const imports = request.certificate ? 'import { readFileSync } from \'node:fs\'\n' : ''
  return `${imports}import { request } from '${client}'\n\nrequest(${urlLiteral(request, pen)}, {\n${lines}}, response => response.pipe(process.stdout)).end()`
}

function headerOption(request: HttpRequest, rawType: string | undefined, pen: Pen): string[] {
  const { body, basic } = request
  const more =
    rawType === undefined
      ? contentType(body, one => isPlainForm(one) && (one.kind !== 'form' || one.text === undefined))
      : [['Content-Type', rawType] as [string, string]]
  const lines = [
    ...(basic === undefined
      ? []
      : [`Authorization: \`Basic \${Buffer.from(${basicLiteral(request, pen)}).toString('base64')}\``]),
    ...headerLiterals(request, more, pen).map(
      ({ name, value }) => `${name === '\'__proto__\'' ? `[${name}]` : name.replace(/^'([a-z]+)'$/i, '$1')}: ${value}`,
    ),
  ]
  if (lines.length === 0)
    return []
  return [`headers: {\n${lines.map(line => `    ${line},\n`).join('')}  }`]
}

/** RFC 9112 leaves the framing to the client; `FormData` and `URLSearchParams` bring their own type. */
function bodyOption(body: Body, { quote }: Pen): string[] {
  switch (body.kind) {
    case 'none':
      return []
    case 'json': {
      const json = jsonData(body, syntax)
      return [
        json === undefined ? `body: ${quote(jsonText(body))}` : `body: JSON.stringify(${writeLiteral(json, syntax, 1, 24)})`,
      ]
    }
    case 'form':
      return [
        body.text === undefined && isPlainForm(body)
          ? `body: new URLSearchParams(${pairs(
            body.fields.map(([name, value]) => [quote(name), quote(toWellFormed(value))]),
            body.fields.map(([name]) => name),
            '  ',
          )})`
          : `body: ${quote(body.text ?? new URLSearchParams(body.fields).toString())}`,
      ]
    case 'multipart':
      return ['body: form']
    case 'text':
      return [`body: ${quote(body.text)}`]
    case 'binary':
      return [`body: await openAsBlob(${quote(body.file)})`]
  }
}

function formData(parts: Part[]): string {
  return [
    'const form = new FormData()',
    ...parts.map(({ name, content, type }) => {
      const key = quoteJavaScript(name)
      if ('text' in content)
        return `form.append(${key}, ${quoteJavaScript(content.text)})`
      const options = type === undefined ? '' : `, { type: ${quoteJavaScript(type)} }`
      const file = quoteJavaScript(content.file)
      return `form.append(${key}, await openAsBlob(${file}${options}), ${file})`
    }),
  ].join('\n')
}

/** Adds a retry where the API says when, and reports the API's error message. */
function checked(request: HttpRequest, call: string): string {
  const path = (request.errorMessage ?? ['message']).map(name =>
    /^[a-z_$][\w$]*$/i.test(name) ? `?.${name}` : `?.[${/^\d+$/.test(name) ? name : quoteJavaScript(name)}]`,
  )
  return `let response
for (let attempt = 1; ; attempt++) {
${indent(`response = await ${call}`)}
  if (![429, 503].includes(response.status) || attempt === 3)
    break
  const seconds = Number(response.headers.get('Retry-After')) || attempt
  await new Promise(resolve => setTimeout(resolve, Math.min(seconds, 60) * 1000))
}

if (response.ok${request.answer === 'redirect' ? ' || response.status < 400' : ''}) {
${indent(print(request))}
}
else {
  const error = await response.json().catch(() => undefined)
  console.error(response.status, error${path.join('')} ?? response.statusText)
  process.exitCode = 1
}`
}

function indent(code: string): string {
  return code.replace(/^(?=.)/gm, '  ')
}

function print(request: HttpRequest): string {
  const name = toCamel(resultOf(request))
  switch (request.answer) {
    case 'json':
      return `const ${name} = await response.json()\nconsole.log(${name})`
    case 'text':
      return 'console.log(await response.text())'
    case 'any':
      return 'console.log(response.status, await response.text())'
    case 'binary':
      return `const [, name] = /filename="?([^";]+)/.exec(response.headers.get('Content-Disposition')) ?? []
const file = basename(name ?? ${quoteJavaScript(fileName('response', request.answerType))})
await pipeline(response.body, createWriteStream(file))
console.log(response.status, file)`
    case 'events':
      return `let text = ''
for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
  const events = (text + piece).split(/\\r?\\n\\r?\\n/)
  text = events.pop()
  for (const event of events)
    console.log(event)
}
console.log(text)`
    case 'lines':
      return 'for await (const line of createInterface({ input: Readable.fromWeb(response.body) }))\n  console.log(JSON.parse(line))'
    case 'redirect':
      return 'console.log(response.status, response.headers.get(\'Location\'))'
    case 'empty':
      return 'console.log(response.status)'
  }
}
