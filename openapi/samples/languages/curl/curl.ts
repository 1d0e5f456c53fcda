import type { Body, HttpRequest, Part } from '../../http-request.ts'
import type { Pen, Piece } from '../../sample.ts'
import type { Pair } from '../query.ts'
import { fileName } from '../../body/file-name.ts'
import { encodeUnreserved } from '../../percent.ts'
import { createEmitter } from '../../sample.ts'
import { basicLiteral, contentType, cookieLiteral, headerLines, indentedJson, isPlainForm, urlLiteral } from '../content.ts'
import { pairsInOrder } from '../query.ts'
import { rawMultipart } from '../raw-multipart.ts'

/** Puts text in single quotes, inside of which a shell interprets nothing (POSIX XCU 2.2.2), unless it is plainly safe. */
function quoteShell(text: string): string {
  const safe = text.replaceAll('\0', '')
  return /^[\w./:@%+,=-]+$/.test(safe) ? safe : `'${safe.replaceAll('\'', '\'\\\'\'')}'`
}

export const curl = createEmitter({ quote: quoteShell, interpolate, write, comment: '#' })

/** Uses one pair of double quotes where the rest is plain, else quotes each piece by itself. */
function interpolate(pieces: Piece[]): string {
  const isPlain = pieces.every(piece => typeof piece !== 'string' || /^[\w ./:@%+,=?&;()<>|{}[\]~^*#-]*$/.test(piece))
  return isPlain
    ? `"${pieces.map(piece => (typeof piece === 'string' ? piece : variableOf(piece, pieces))).join('')}"`
    : pieces.map(piece => (typeof piece === 'string' ? quoteShell(piece) : `"$${piece.variable}"`)).join('')
}

/** Writes a variable, in braces where a letter follows. */
function variableOf(piece: Exclude<Piece, string>, pieces: Piece[]): string {
  const next = pieces[pieces.indexOf(piece) + 1]
  return typeof next === 'string' && /^\w/.test(next) ? `\${${piece.variable}}` : `$${piece.variable}`
}

function write(request: HttpRequest, pen: Pen): string {
  const { body, cookie, method, answer } = request
  const needsPipe = body.kind === 'multipart' && !canWriteParts(body)
  const more = contentType(body, one => isPlainForm(one) || one.kind === 'multipart')
  const query = method === 'GET' && body.kind === 'none' ? pairsInOrder(request, encode) : undefined
  // A shell cannot percent-encode, so a key in the query is given to curl, which does.
  const queryKeys = pen.environment && !query && method === 'GET' && body.kind === 'none' ? keysInQuery(request) : []
  const showsStatus = /^(?:empty|redirect|any)$/.test(answer) && method !== 'HEAD'
  const flags = [
    ...methodFlags(method, body),
    ...(query || queryKeys.length > 0 ? ['-G'] : []),
    ...(showsStatus ? ['-i'] : []),
    ...(answer === 'events' || answer === 'lines' ? ['-N'] : []),
    ...(!query && /[[\]{}]/.test(request.url) ? ['-g'] : []),
    // An error is never saved as a file.
    ...(pen.handlesErrors ? [answer === 'binary' ? '--fail' : '--fail-with-body', ...(isRepeatable(method) ? ['--retry 2 --retry-max-time 60'] : [])] : []),
  ]
  const options = [
    ...(answer === 'binary' ? [`-o ${quoteShell(fileName('response', request.answerType))}`] : []),
    ...(request.certificate ? ['--cert client.pem', '--key client-key.pem'] : []),
    ...(request.basic === undefined ? [] : [`${request.digest ? '--digest ' : ''}-u ${basicLiteral(request, pen)}`]),
    ...headerLines(request, more, pen).map(line => `-H ${line}`),
    ...(cookie === ''
      ? []
      : [cookie.includes('=') ? `-b ${cookieLiteral(request, pen)}` : `-H ${pen.quote(`Cookie: ${cookie}`)}`]),
    ...(query ? query.pairs.map(pair => pair.isRaw ? `${pair.text.startsWith('@') ? '--data-raw' : '-d'} ${pen.quote(pair.text)}` : queryFlag(pair, pen)) : []),
    ...queryKeys.map(({ name, value, key }) => queryFlag({ name: encodeUnreserved(name), value, key }, pen)),
    ...(needsPipe ? [] : bodyFlags(body, pen)),
  ]
  const command = ['curl', ...flags].join(' ')
  const url = query
    ? pen.quote(query.base)
    : queryKeys.length > 0
      ? pen.quote(withoutKeys(request))
      : urlLiteral({ ...request, keys: pen.environment ? [] : request.keys }, pen)
  return needsPipe ? pipe(body, [command, ...options], { url, pen }) : layOut([command, ...options, url])
}

/** One line where all is short, else one option a line; the address comes last. */
function layOut(parts: string[]): string {
  return parts.length < 4 && isShort(parts.join(' ')) ? parts.join(' ') : parts.join(' \\\n  ')
}

/** Whether a command fits on one line, however long the keys in it are. */
function isShort(line: string): boolean {
  return !line.includes('\n') && line.replace(/\0\d+\0/g, ' '.repeat(40)).length <= 76
}

/** The query that `-G` makes; versions of curl differ in how they write a space. */
function encode(pairs: [string, string][]): string {
  return pairs.every(([name, value]) => /^[\w.~-]+$/.test(name) && !value.includes(' '))
    ? pairs.map(pair => pair.map(encodeUnreserved).join('=')).join('&')
    : ''
}

function keysInQuery({ keys }: HttpRequest): Pair[] {
  return keys.filter(key => key.in === 'query').map(key => ({ name: key.name, value: key.raw, key }))
}

/** The URL without keys, which are at its end. */
function withoutKeys({ url, keys }: HttpRequest): string {
  const first = keys.find(key => key.in === 'query')
  return first ? first.before.slice(0, -encodeUnreserved(first.name).length - 2) : url
}

function queryFlag({ name, value, key }: Pair, pen: Pen): string {
  if (key === undefined)
    return formFlag(name, value, pen.quote)
  return `--data-urlencode ${pen.secret(
    value,
    [{ ...key, in: 'plain', before: '', key: value, after: '' }],
    `${name}=`,
  )}`
}

/** Whether a request may be sent again after any answer (RFC 9110 §9.2.2): curl repeats it after other errors of the server, too. */
function isRepeatable(method: string): boolean {
  return /^(?:GET|HEAD|PUT|DELETE|OPTIONS|TRACE|QUERY)$/.test(method)
}

function methodFlags(method: string, body: Body): string[] {
  if (method === 'HEAD')
    return ['-I']
  return method === (body.kind === 'none' ? 'GET' : 'POST') ? [] : [`-X ${quoteShell(method)}`]
}

/** `-d` and `-F` read files where their text begins with `@` or `<`, so text goes through options that never do. */
function bodyFlags(body: Body, { quote }: Pen): string[] {
  switch (body.kind) {
    case 'none':
      return []
    case 'json': {
      const text = indentedJson(body, '  ')
      return [text.startsWith('@') || text === '' ? `--data-raw ${quote(text)}` : `-d ${quote(text)}`]
    }
    case 'form':
      return body.text !== undefined || body.fields.length === 0
        ? [`--data-raw ${quote(body.text ?? '')}`]
        : body.fields.map(([name, value]) => formFlag(name, value, quote))
    case 'multipart':
      return body.parts.map(part => partFlag(part, quote))
    case 'text':
      return [`--data-raw ${quote(body.text)}`]
    case 'binary':
      return [`--data-binary ${quote(`@${body.file}`)}`]
  }
}

/** curl encodes what follows the first `=`; the name has to be encoded here, except for brackets, which are easier to read. */
function formFlag(name: string, value: string, quote: Pen['quote']): string {
  const encoded = encodeUnreserved(name).replaceAll('%5B', '[').replaceAll('%5D', ']')
  return encoded !== '' && /^[\w.-]*$/.test(value)
    ? `-d ${quote(`${encoded}=${value}`)}`
    : value.includes('\0')
      ? `--data-raw ${quote(`${encoded}=${encodeUnreserved(value)}`)}`
      : `--data-urlencode ${quote(`${encoded}=${value}`)}`
}

function partFlag({ name, content, type }: Part, quote: Pen['quote']): string {
  if ('file' in content) {
    return `-F ${quote(`${name}=@${content.file}${type === undefined ? '' : `;type=${type}`}`)}`
  }
  if (type !== undefined) {
    // curl reads text up to a semicolon, and some first characters in their own way.
    const text = /^[^\s"@<()][^;\n]*$/.test(content.text) && !/\s$/.test(content.text) ? content.text : `"${content.text.replace(/["\\]/g, '\\$&')}"`
    return `-F ${quote(`${name}=${text};type=${type}`)}`
  }
  return `${
    /^\w(?:[\w .,:/+@-]*[\w.])?$/.test(content.text) ? '-F' : '--form-string'
  } ${quote(`${name}=${content.text}`)}`
}

/** curl ends a part's name at the first `=`, and knows no other multipart type than form-data. */
function canWriteParts(body: Extract<Body, { kind: 'multipart' }>): boolean {
  return isPlainForm(body)
    && body.parts.every(
      ({ name, content, type }) =>
        /^[^=\r\n"\\]+$/.test(name)
        && (type === undefined || /^[\w.+/-]+(?:; ?[\w-]+=[\w.-]+)*$/.test(type))
        && ('file' in content || !content.text.includes('\r')),
    )
}

/** The body made by the shell's own `printf` and `cat`, where curl cannot make it. */
function pipe(body: Body, command: string[], { url, pen: { quote } }: { url: string, pen: Pen }): string {
  if (body.kind !== 'multipart')
    return ''
  const { type, lines } = rawMultipart(body.type, body.parts)
  const commands: string[] = []
  let texts: string[] = []
  for (const line of lines.slice(0, -1)) {
    if ('text' in line) {
      texts.push(...line.text.split('\r\n'))
      continue
    }
    commands.push(printLines(texts, quote), `cat ${quote(line.file)}`)
    texts = ['']
  }
  commands.push(printLines(texts, quote))
  const input = commands.length === 1 ? commands.join('') : `{ ${commands.join('; ')}; }`
  return [`${input} |\n  ${command.join(' \\\n  ')}`, `-H ${quote(`Content-Type: ${type}`)}`, '--data-binary @-', url].join(
    ' \\\n  ',
  )
}

function printLines(lines: string[], quote: Pen['quote']): string {
  return `printf '%s\\r\\n' ${lines.map(quote).join(' ')}`
}
