import type { Body, HttpPaging, HttpRequest, Part } from '../../http-request.ts'
import type { Pen } from '../../sample.ts'
import type { Query } from '../query.ts'
import { encodeForm, encodeUnreserved } from '../../percent.ts'
import { createEmitter } from '../../sample.ts'
import {
  basicLiteral,
  contentType,
  cookieLiteral,
  headerLines,
  isFormData,
  isPlainForm,
  isUnique,
  jsonData,
  jsonText,
  urlLiteral,
} from '../content.ts'
import { writeLiteral } from '../literal.ts'
import { addressOf, isEmptyAtFirst, pairLiterals, queryOf, rawAddressOf } from '../query.ts'
import { rawMultipart } from '../raw-multipart.ts'
import { checked, nameFile, nameReader, print, reader } from './answer.ts'
import { writeLoop, writeQuery } from './pages.ts'
import { interpolate, quotePhp, syntax } from './syntax.ts'

export const php = createEmitter({ quote: quotePhp, interpolate, write, writePages })

/** Also what other clients cannot send exactly is written so. */
export function write(request: HttpRequest, pen: Pen): string {
  const { body, cookie, method } = request
  const raw = body.kind === 'multipart' && !canUseArray(body) ? rawMultipart(body.type, body.parts) : undefined
  const more = raw ? [['Content-Type', raw.type] as [string, string]] : contentType(body, isPlainForm)
  const lines = headerLines(request, more, pen)
  const query = queryOf(request, encode)
  const options = [
    ...methodOptions(method, body),
    ...(request.basic === undefined ? [] : [`CURLOPT_USERPWD => ${basicLiteral(request, pen)}`]),
    ...(request.digest ? ['CURLOPT_HTTPAUTH => CURLAUTH_DIGEST'] : []),
    ...(request.certificate ? ['CURLOPT_SSLCERT => \'client.pem\'', 'CURLOPT_SSLKEY => \'client-key.pem\''] : []),
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
    ...answerOptions(request, pen),
  ]
  const url = query ? `${queryLiteral(query, pen)}` : urlLiteral(request, pen)
  return [
    '<?php',
    ...(request.answer === 'binary' ? [nameFile(request, pen.handlesErrors)] : []),
    `$curl = curl_init(${url});`,
    `curl_setopt_array($curl, [\n${options.map(option => `    ${option},\n`).join('')}]);`,
    pen.handlesErrors ? checked(request) : `${sendOnce(request)}\n${print(request)}`,
  ].join('\n\n')
}

/** Where the answer goes. */
function answerOptions(request: HttpRequest, { handlesErrors }: Pen): string[] {
  switch (request.answer) {
    case 'events':
    case 'lines':
      return [`CURLOPT_WRITEFUNCTION => ${reader(request, handlesErrors)}`]
    case 'binary':
      return [...(handlesErrors ? [] : ['CURLOPT_FILE => $output']), `CURLOPT_HEADERFUNCTION => ${nameReader}`]
    default:
      return ['CURLOPT_RETURNTRANSFER => true']
  }
}

/** Sends the request; half a file is no file, so that a broken connection ends the program. */
function sendOnce({ answer }: HttpRequest): string {
  return answer === 'binary'
    ? 'if (!curl_exec($curl)) {\n    unlink($part);\n    throw new RuntimeException(curl_error($curl));\n}'
    : '$response = curl_exec($curl);'
}

/** Keeps the header of the links of a list. */
const linkReader = `CURLOPT_HEADERFUNCTION => function ($curl, $line) use (&$link) {
        if (stripos($line, 'link:') === 0) {
            $link = $line;
        }
        return strlen($line);
    }`

/** Resolves a reference against the page's address (RFC 3986 section 5.2); cURL itself removes the dots of a path. */
const follow = `$url = match (true) {
    $next === '' || preg_match('~^https?:~i', $next) === 1 => $next,
    str_starts_with($next, '//') => strstr($url, '//', true) . $next,
    $next[0] === '/' => preg_replace('~^(\\w+://[^/?#]+).*~', '$1', $url) . $next,
    $next[0] === '?' => strtok($url, '?') . $next,
    default => preg_replace('~[^/]*$~', '', strtok($url, '?')) . $next,
};`

function writePages(request: HttpRequest, pen: Pen & { paging: HttpPaging }): string | undefined {
  const { paging } = pen
  const { turn } = paging
  const query = 'parameter' in turn ? queryOf(request, encode, true) : undefined
  if ('parameter' in turn && !query)
    return undefined
  const lines = headerLines(request, [], pen)
  const options = [
    ...(request.basic === undefined ? [] : [`CURLOPT_USERPWD => ${basicLiteral(request, pen)}`]),
    ...(lines.length === 0 ? [] : [`CURLOPT_HTTPHEADER => [\n${lines.map(line => `        ${line},\n`).join('')}    ]`]),
    ...(request.cookie === '' ? [] : [`CURLOPT_COOKIE => ${cookieLiteral(request, pen)}`]),
    'CURLOPT_RETURNTRANSFER => true',
    ...(turn.by === 'link' ? [linkReader] : []),
  ]
  // The query of the first page may be empty.
  const text = 'http_build_query($query, \'\', \'&\', PHP_QUERY_RFC3986)'
  const isNeverEmpty = query !== undefined && !isEmptyAtFirst(query, paging)
  const address = query === undefined
    ? '$url'
    : isNeverEmpty
      ? `${pen.quote(addressOf(query))} . ${text}`
      : `${pen.quote(rawAddressOf(query))} . ($query ? '${query.raw === '' ? '?' : '&'}' . ${text} : '')`
  const create = `$curl = curl_init(${address});\ncurl_setopt_array($curl, [\n${options.map(option => `    ${option},\n`).join('')}]);${
    turn.by === 'link' ? '\n$link = \'\';' : ''
  }`
  const loop = writeLoop(request, paging, {
    begin: entry => query ? `$query = ${writeQuery([...pairLiterals(query, pen).map(pair => pair.join(' => ')), ...(entry ? [entry] : [])])};` : `$url = ${urlLiteral(request, pen)};`,
    send: `${create}\n${pen.handlesErrors ? `\n${checked(request, '')}\n` : '$response = curl_exec($curl);'}`,
    body: '$response',
    link: '$link',
    follow,
  })
  return `<?php\n\n${loop}`
}

function queryArray(query: Query, pen: Pen): string {
  const lines = pairLiterals(query, pen).map(([name, value]) => `    ${name} => ${value},\n`)
  return `[\n${lines.join('')}]`
}

/** `http_build_query` as RFC 3986 wants it. */
function encode(pairs: [string, string][]): string {
  const names = pairs.map(([name]) => name)
  return isUnique(names) && !names.some(isListKey)
    ? pairs.map(pair => pair.map(encodeUnreserved).join('=')).join('&')
    : ''
}

/** Whether PHP would read a key as a list index: a whole number. */
function isListKey(name: string): boolean {
  return /^(?:0|-?[1-9]\d*)$/.test(name)
}

function queryLiteral(query: Query, pen: Pen): string {
  return `${pen.quote(addressOf(query))} . http_build_query(${queryArray(query, pen)}, '', '&', PHP_QUERY_RFC3986)`
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
      const json = jsonData(body, syntax)
      return option(
        json === undefined ? rawText(jsonText(body)) : `json_encode(${writeLiteral(json, syntax, { depth: 1, column: 40 })})`,
      )
    }
    case 'form':
      return option(
        body.text === undefined && isUnique(body.fields.map(([name]) => name)) && body.fields.length > 0
          ? `http_build_query(${writeLiteral(new Map(body.fields), { ...syntax, cast: undefined }, { depth: 1, column: 45 })})`
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

/**
 * JSON on several lines as it stands, in a nowdoc, in which PHP reads nothing: no line of JSON begins with the word that
 * ends it.
 */
export function rawText(text: string): string {
  return text.includes('\n') && /^[\n\x20-\x7E]*$/.test(text) && !/^\s*JSON\b/m.test(text)
    ? `<<<'JSON'\n${text.replace(/^/gm, '        ')}\n        JSON`
    : quotePhp(text)
}

function partEntry({ name, content, type }: Part): string {
  if ('text' in content)
    return `${quotePhp(name)} => ${quotePhp(content.text)}`
  const { file } = content
  return `${quotePhp(name)} => new CURLFile(${[file, type ?? 'application/octet-stream', file].map(quotePhp).join(', ')})`
}

/** Whether an array can hold the form: one part for each name, and types for files alone. */
function canUseArray(body: Extract<Body, { kind: 'multipart' }>): boolean {
  return isFormData(body)
    && body.parts.length > 0
    && isUnique(body.parts.map(({ name }) => name))
    && body.parts.every(({ name }) => !/["\r\n\\]/.test(name))
}
