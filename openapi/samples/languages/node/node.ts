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
import { note } from '../note.ts'
import { addressOf, isEmptyAtFirst, pairLiterals, queryOf, rawAddressOf } from '../query.ts'
import { rawMultipart, toPieces } from '../raw-multipart.ts'
import { checked, print } from './answer.ts'
import { writeLoop } from './pages.ts'
import { interpolate, interpolateCode, quoteJavaScript, syntax } from './syntax.ts'
import { typesOf } from './types.ts'

export const node = createEmitter({ quote: quoteJavaScript, interpolate, write, writePages })

function write(request: HttpRequest, pen: Pen): string {
  const { body, method } = request
  const typed = pen.types && request.answer !== 'binary' && request.answer !== 'events' && request.answer !== 'lines' ? typesOf(request) : undefined
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
  const call = `fetch(${query ? urlExpression(query) : urlLiteral(request, pen)}${
    options.length === 0 ? '' : `, {\n${options.map(option => `  ${option},\n`).join('')}}`
  })`
  return [
    listImports(request),
    guards(request, pen),
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
  const isEmpty = query !== undefined && isEmptyAtFirst(query, paging)
  const call = `fetch(${query ? urlExpression(query, isEmpty) : 'url'}${options.length === 0 ? '' : `, {\n${options.map(option => `  ${option},\n`).join('')}}`})`
  const begin = query ? urlLines(query, pen) : `let url = ${urlLiteral(request, pen)}`
  return `${[guards(request, pen), begin].filter(part => part !== '').join('\n\n')}\n\n${writeLoop(request, paging, { call, query: query?.raw ? 'query' : 'url.searchParams', handlesErrors })}`
}

function unable(what: string): string {
  return note('//', `Node's fetch cannot ${what}: curl, PHP and Python can.`)
}

function listImports({ body, answer }: HttpRequest): string {
  const reads = body.kind === 'binary' || (body.kind === 'multipart' && body.parts.some(({ content }) => 'file' in content))
  const fs = [...(answer === 'binary' ? ['createWriteStream'] : []), ...(reads ? ['openAsBlob'] : [])]
  return [
    ...(fs.length === 0 ? [] : [`import { ${fs.join(', ')} } from 'node:fs'`]),
    ...(answer === 'binary' ? ['import { basename } from \'node:path\'', 'import { pipeline } from \'node:stream/promises\''] : []),
  ].join('\n')
}

/** Declares `url` with the pairs in its search, or `query` alone where some may not be encoded: a URL encodes its search. */
function urlLines(query: Query, pen: Pen): string {
  const literals = pairLiterals(query, pen, { isTextOnly: pen.types })
  const search = `new URLSearchParams(${literals.length === 0 ? '' : pairs(literals, query.pairs.map(({ name }) => name), '')})`
  if (query.raw !== '')
    return `const query = ${search}`
  const url = `const url = new URL(${pen.quote(query.base)})`
  return literals.length === 0 ? url : `${url}\nurl.search = ${search}${pen.types ? '.toString()' : ''}`
}

/** The address of what `urlLines` declares, which `isEmpty` where its first request may have no other pairs. */
function urlExpression(query: Query, isEmpty = false): string {
  if (query.raw === '')
    return 'url'
  return isEmpty
    ? interpolateCode([rawAddressOf(query), { variable: 'query.size > 0 ? \'&\' : \'\'' }, { variable: 'query' }])
    : interpolateCode([addressOf(query), { variable: 'query' }])
}

/** A variable that is not set would be sent as the word `undefined`. */
function guards({ keys }: HttpRequest, { environment }: Pen): string {
  const variables = environment ? [...new Set(keys.flatMap(key => key.variables))] : []
  return variables.map(name => `if (process.env.${name} === undefined)\n  throw new Error('${name} is not set.')`).join('\n')
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
  const guard = guards(request, pen)
  return `${imports}import { request } from '${client}'\n\n${guard === '' ? '' : `${guard}\n\n`}request(${urlLiteral(request, pen)}, {\n${lines}}, response => response.pipe(process.stdout)).end()`
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
        json === undefined ? `body: ${quote(jsonText(body))}` : `body: JSON.stringify(${writeLiteral(json, syntax, { depth: 1, column: 24 })}${type === undefined ? '' : ` satisfies ${type}`})`,
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
