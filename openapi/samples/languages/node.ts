import { toWellFormed } from '../../document/well-formed.ts'
import type { Body, HttpRequest, Part } from '../http-request.ts'
import type { Language, Pen } from '../sample.ts'
import type { Syntax } from './literal.ts'
import { basicLiteral, contentType, headerLiterals, isPlainForm, jsonContent, urlLiteral } from './content.ts'
import { writeLiteral } from './literal.ts'
import { rawMultipart, toPieces } from './raw-multipart.ts'
import { createEmitter } from '../sample.ts'

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
}

export const node: Language = {
  id: 'node',
  label: 'Node',
  extension: 'mjs',
  highlight: 'js',
  emit: createEmitter(quoteJavaScript, write),
  quote: quoteJavaScript,
}

function write(request: HttpRequest, pen: Pen): string {
  const { body, method } = request
  const form = body.kind === 'multipart' && isPlainForm(body) ? `${formData(body.parts)}\n\n` : ''
  const raw = body.kind === 'multipart' && form === '' ? rawMultipart(body.type, body.parts) : undefined
  const options = [
    ...(method === 'GET' ? [] : [`method: ${pen.quote(method)}`]),
    ...headerOption(request, raw?.type, pen),
    ...(raw
      ? [
          `body: new Blob([\n${toPieces(raw.lines)
            .map(
              piece => `    ${'file' in piece ? `await readFile(${pen.quote(piece.file)})` : pen.quote(piece.text)},\n`,
            )
            .join('')}  ])`,
        ]
      : bodyOption(body, pen)),
    ...(request.answer === 'redirect' ? ['redirect: \'manual\''] : []),
  ]
  if (method === 'TRACE')
    return trace(request, options, pen)
  const call = `fetch(${urlLiteral(request, pen)}${
    options.length === 0 ? '' : `, {\n${options.map(option => `  ${option},\n`).join('')}}`
  })`
  return `${
    readsFile(body) ? 'import { readFile } from \'node:fs/promises\'\n\n' : ''
  }${form}const response = await ${call}\n\n${print(request)}`
}

/** The one method of OpenAPI that `fetch` refuses (Fetch Standard, forbidden methods). */
function trace(request: HttpRequest, options: string[], pen: Pen): string {
  const client = request.url.startsWith('https:') ? 'node:https' : 'node:http'
  const lines = options.map(option => `  ${option},\n`).join('')
  return `import { request } from '${client}'\n\nrequest(${urlLiteral(request, pen)}, {\n${lines}}, response => response.pipe(process.stdout)).end()`
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
      const { json, text } = jsonContent(body)
      return [
        json === undefined ? `body: ${quote(text)}` : `body: JSON.stringify(${writeLiteral(json, syntax, 1, 24)})`,
      ]
    }
    case 'form':
      return [
        body.text === undefined && isPlainForm(body)
          ? `body: new URLSearchParams([\n${body.fields.map(([name, value]) => `    [${quote(name)}, ${quote(toWellFormed(value))}],\n`).join('')}  ])`
          : `body: ${quote(body.text ?? new URLSearchParams(body.fields).toString())}`,
      ]
    case 'multipart':
      return ['body: form']
    case 'text':
      return [`body: ${quote(body.text)}`]
    case 'binary':
      return [`body: await readFile(${quote(body.file)})`]
  }
}

function formData(parts: Part[]): string {
  return [
    'const form = new FormData()',
    ...parts.map(({ name, content, type }) => {
      const key = quoteJavaScript(name)
      const options = type === undefined ? '' : `, { type: ${quoteJavaScript(type)} }`
      if ('file' in content)
        return `form.append(${key}, new Blob([await readFile(${quoteJavaScript(content.file)})]${options}), ${quoteJavaScript(content.file)})`
      return type === undefined
        ? `form.append(${key}, ${quoteJavaScript(content.text)})`
        : `form.append(${key}, new Blob([${quoteJavaScript(content.text)}]${options}))`
    }),
  ].join('\n')
}

function readsFile(body: Body): boolean {
  return body.kind === 'binary' || (body.kind === 'multipart' && body.parts.some(({ content }) => 'file' in content))
}

function print({ answer }: HttpRequest): string {
  switch (answer) {
    case 'json':
      return 'console.log(await response.json())'
    case 'text':
      return 'console.log(await response.text())'
    case 'binary':
      return 'console.log(response.status, await response.blob())'
    case 'events':
      return 'for await (const text of response.body.pipeThrough(new TextDecoderStream()))\n  process.stdout.write(text)'
    case 'redirect':
      return 'console.log(response.status, response.headers.get(\'location\'))'
    case 'empty':
      return 'console.log(response.status)'
  }
}
