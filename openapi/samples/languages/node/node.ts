import { toWellFormed } from '../../../document/text/well-formed.ts'
import type { Body, HttpPaging, HttpRequest, Part } from '../../http-request.ts'
import type { Pen } from '../../sample.ts'
import type { Query } from '../query.ts'
import { encodeForm } from '../../percent.ts'
import { createEmitter } from '../../sample.ts'
import {
  basicLiteral,
  contentType,
  headerLiterals,
  isFormData,
  isPlainForm,
  isUnique,
  jsonData,
  jsonText,
  urlLiteral,
} from '../content.ts'
import { writeLiteral } from '../literal.ts'
import { pairLiterals, queryOf } from '../query.ts'
import { rawMultipart, toPieces } from '../raw-multipart.ts'
import { checked, print } from './answer.ts'
import { writeLoop } from './pages.ts'
import { interpolate, quoteJavaScript, syntax } from './syntax.ts'
import { typesOf } from './types.ts'

export const node = createEmitter({ quote: quoteJavaScript, interpolate, write, writePages })

function write(request: HttpRequest, given: Pen): string {
  const { body, method } = request
  const typed = given.types && request.answer !== 'binary' && request.answer !== 'events' && request.answer !== 'lines' ? typesOf(request) : undefined
  const pen = typed ? strict(given) : given
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
      : bodyOption(body, pen, typed?.body)),
    ...(request.answer === 'redirect' ? ['redirect: \'manual\''] : []),
  ]
  if (request.certificate || method === 'TRACE')
    return request.certificate && body.kind !== 'none' ? unable('show a client certificate') : plainRequest(request, options, pen)
  const cast = typed?.answer === undefined ? '' : ` as ${typed.answer}`
  const call = `fetch(${query ? 'url' : urlLiteral(request, pen)}${
    options.length === 0 ? '' : `, {\n${options.map(option => `  ${option},\n`).join('')}}`
  })`
  return [
    listImports(request),
    typed?.declarations ?? '',
    query ? urlLines(query, pen) : '',
    form ? formData(form.parts) : '',
    pen.handlesErrors ? checked(request, call, { read: print(request, cast), isTyped: typed !== undefined }) : `const response = await ${call}\n${print(request, cast)}`,
  ]
    .filter(part => part !== '')
    .join('\n\n')
}

function writePages(request: HttpRequest, pen: Pen & { paging: HttpPaging }): string | undefined {
  const { paging, handlesErrors } = pen
  const query = 'parameter' in paging.turn ? queryOf(request, encodeForm, true) : undefined
  if ('parameter' in paging.turn && !query)
    return undefined
  const options = headerOption(request, undefined, pen)
  const call = `fetch(url${options.length === 0 ? '' : `, {\n${options.map(option => `  ${option},\n`).join('')}}`})`
  const begin = query
    ? query.pairs.length > 0 ? urlLines(query, pen) : `const url = new URL(${pen.quote(query.base)})`
    : `let url = ${urlLiteral(request, pen)}`
  return `${begin}\n\n${writeLoop(request, paging, { call, handlesErrors })}`
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
  return `const url = new URL(${pen.quote(query.base)})\nurl.search = new URLSearchParams(${pairs(pairLiterals(query, pen, { isTextOnly: pen.types }), query.pairs.map(({ name }) => name), '')})${pen.types ? '.toString()' : ''}`
}

/** A variable of the environment may be missing, which TypeScript wants said. */
function strict(pen: Pen): Pen {
  return {
    ...pen,
    secret(...given) {
      const literal = pen.secret(...given)
      return /^process\.env\.\w+$/.test(literal) ? `${literal} ?? ''` : literal
    },
  }
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
function bodyOption(body: Body, { quote }: Pen, type?: string): string[] {
  switch (body.kind) {
    case 'none':
      return []
    case 'json': {
      const json = jsonData(body, syntax)
      return [
        json === undefined ? `body: ${quote(jsonText(body))}` : `body: JSON.stringify(${writeLiteral(json, syntax, 1, 24)}${type === undefined ? '' : ` satisfies ${type}`})`,
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
