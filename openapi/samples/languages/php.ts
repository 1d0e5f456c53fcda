import { toWellFormed } from '../../document/well-formed.ts'
import type { Body, HttpRequest, Part } from '../http-request.ts'
import type { Language, Pen } from '../sample.ts'
import type { Syntax } from './literal.ts'
import {
  basicLiteral,
  contentType,
  cookieLiteral,
  headerLines,
  isPlainForm,
  jsonContent,
  urlLiteral,
} from './content.ts'
import { writeLiteral } from './literal.ts'
import { encodeForm } from '../percent.ts'
import { rawMultipart } from './raw-multipart.ts'
import { createEmitter } from '../sample.ts'

/**
 * Single quotes, in which PHP reads only `\\` and `\'`; what could not be seen in them is joined in as escapes, in double
 * quotes that hold nothing else.
 *
 * @see https://www.php.net/manual/en/language.types.string.php
 */
export function quotePhp(text: string): string {
  if (/^[\x20-\x7E]*$/.test(text))
    return `'${text.replace(/[\\']/g, '\\$&')}'`
  const pieces = toWellFormed(text)
    .split(/([\p{Cc}\p{Cf}\u2028\u2029]+)/u)
    .map((piece, index) =>
      index % 2 === 0 ? `'${piece.replace(/[\\']/g, '\\$&')}'` : `"${[...piece].map(escape).join('')}"`,
    )
    .filter(piece => piece !== '\'\'')
  return pieces.length === 0 ? '\'\'' : pieces.join(' . ')
}

const syntax: Syntax = {
  quote: quotePhp,
  indent: 4,
  list: ['[', ']'],
  object: ['[', ']'],
  padding: '',
  key: name => `${quotePhp(name)} => `,
  null: 'null',
  boolean: String,
  empty: 'new stdClass',
  // PHP takes a list for what has the keys 0, 1, 2, …
  cast: keys => (keys.every((key, index) => key === String(index)) ? '(object) ' : ''),
}

export const php: Language = {
  id: 'php',
  label: 'PHP',
  extension: 'php',
  highlight: 'php',
  emit: createEmitter(quotePhp, write),
  quote: quotePhp,
}

function write(request: HttpRequest, pen: Pen): string {
  const { body, cookie, method } = request
  const raw = body.kind === 'multipart' && !canUseArray(body) ? rawMultipart(body.type, body.parts) : undefined
  const more = raw ? [['Content-Type', raw.type] as [string, string]] : contentType(body, isPlainForm)
  const lines = headerLines(request, more, pen)
  const options = [
    ...methodOptions(method, body),
    ...(request.basic === undefined ? [] : [`CURLOPT_USERPWD => ${basicLiteral(request, pen)}`]),
    ...(lines.length === 0
      ? []
      : [`CURLOPT_HTTPHEADER => [\n${lines.map(line => `        ${line},\n`).join('')}    ]`]),
    ...(cookie === '' ? [] : [`CURLOPT_COOKIE => ${cookieLiteral(request, pen)}`]),
    ...(raw
      ? [
          `CURLOPT_POSTFIELDS => implode("\\r\\n", [\n${raw.lines
            .map(
              line =>
                `        ${'file' in line ? `file_get_contents(${pen.quote(line.file)})` : pen.quote(line.text)},\n`,
            )
            .join('')}    ])`,
        ]
      : bodyOption(body, pen)),
    ...(request.answer === 'redirect' ? ['CURLOPT_HEADER => true'] : []),
    'CURLOPT_RETURNTRANSFER => true',
  ]
  return [
    '<?php',
    `$curl = curl_init(${urlLiteral(request, pen)});`,
    `curl_setopt_array($curl, [\n${options.map(option => `    ${option},\n`).join('')}]);`,
    '$response = curl_exec($curl);',
    print(request),
  ].join('\n\n')
}

function methodOptions(method: string, body: Body): string[] {
  if (method === 'HEAD')
    return ['CURLOPT_NOBODY => true']
  return method === (body.kind === 'none' ? 'GET' : 'POST') ? [] : [`CURLOPT_CUSTOMREQUEST => ${quotePhp(method)}`]
}

function bodyOption(body: Body, { quote }: Pen): string[] {
  const option = (value: string): string[] => [`CURLOPT_POSTFIELDS => ${value}`]
  switch (body.kind) {
    case 'none':
      return []
    case 'json': {
      const { json, text } = jsonContent(body)
      return option(json === undefined ? quote(text) : `json_encode(${writeLiteral(json, syntax, 1, 40)})`)
    }
    case 'form':
      return option(
        body.text === undefined && isUnique(body.fields.map(([name]) => name)) && body.fields.length > 0
          ? `http_build_query(${writeLiteral(new Map(body.fields), { ...syntax, cast: undefined }, 1, 45)})`
          : quote(body.text ?? encodeForm(body.fields)),
      )
    case 'multipart':
      return option(`[\n${body.parts.map(part => `        ${partEntry(part)},\n`).join('')}    ]`)
    case 'text':
      return option(quote(body.text))
    case 'binary':
      return option(`file_get_contents(${quote(body.file)})`)
  }
}

function partEntry({ name, content, type }: Part): string {
  if ('text' in content)
    return `${quotePhp(name)} => ${quotePhp(content.text)}`
  const { file } = content
  return `${quotePhp(name)} => new CURLFile(${[file, type ?? 'application/octet-stream', file].map(quotePhp).join(', ')})`
}

/** An array has one part a name, and no type for a part that is not a file. */
function canUseArray(body: Extract<Body, { kind: 'multipart' }>): boolean {
  return isPlainForm(body)
    && body.parts.length > 0
    && isUnique(body.parts.map(({ name }) => name))
    && body.parts.every(
      ({ name, content, type }) => ('file' in content || type === undefined) && !/["\r\n\\]/.test(name),
    )
}

function isUnique(names: string[]): boolean {
  return new Set(names).size === names.length
}

function escape(character: string): string {
  const known: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }
  return known[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}

function print({ answer }: HttpRequest): string {
  if (answer === 'empty')
    return 'echo curl_getinfo($curl, CURLINFO_RESPONSE_CODE), PHP_EOL;'
  return answer === 'binary'
    ? 'echo curl_getinfo($curl, CURLINFO_RESPONSE_CODE), \' \', strlen($response), \' bytes\', PHP_EOL;'
    : 'echo $response;'
}
