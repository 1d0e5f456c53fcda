import type { Body, HttpRequest, Part } from '../http-request.ts'
import type { Language, Pen } from '../sample.ts'
import { basicLiteral, contentType, cookieLiteral, headerLines, isPlainForm, urlLiteral } from './content.ts'
import { fileName } from '../body/file-name.ts'
import { parseJson, toPrettyText } from '../json.ts'
import { rawMultipart } from './raw-multipart.ts'
import { createEmitter } from '../sample.ts'
import { encodeUnreserved } from '../percent.ts'

/** Everything but plainly safe text in single quotes, inside of which a shell reads nothing (POSIX XCU 2.2.2). */
export function quoteShell(text: string): string {
  const safe = text.replaceAll('\0', '')
  return /^[\w./:@%+,=-]+$/.test(safe) ? safe : `'${safe.replaceAll('\'', '\'\\\'\'')}'`
}

export const curl: Language = {
  id: 'curl',
  label: 'curl',
  extension: 'sh',
  highlight: 'bash',
  emit: createEmitter(quoteShell, write),
  quote: quoteShell,
}

function write(request: HttpRequest, pen: Pen): string {
  const { body, cookie, method } = request
  const needsPipe = body.kind === 'multipart' && !canWriteParts(body)
  const more = contentType(body, one => isPlainForm(one) || one.kind === 'multipart')
  const flags = [
    ...methodFlags(method, body),
    ...(request.answer === 'empty' || request.answer === 'redirect' ? (method === 'HEAD' ? [] : ['-i']) : []),
    ...(request.answer === 'events' ? ['-N'] : []),
    ...(request.answer === 'binary'
      ? [`-o ${quoteShell(fileName('response', request.answerType))}`, `-w ${quoteShell('%{http_code}\\n')}`]
      : []),
    ...(request.basic === undefined ? [] : [`-u ${basicLiteral(request, pen)}`]),
    ...headerLines(request, more, pen).map(line => `-H ${line}`),
    ...(cookie === ''
      ? []
      : [cookie.includes('=') ? `-b ${cookieLiteral(request, pen)}` : `-H ${pen.quote(`Cookie: ${cookie}`)}`]),
    ...(needsPipe ? [] : bodyFlags(body, pen)),
  ]
  const command = `curl${/[[\]{}]/.test(request.url) ? ' -g' : ''} ${urlLiteral(request, pen)}`
  if (needsPipe)
    return pipe(body, [command, ...flags], pen)
  return layOut(command, flags)
}

/** One line where all is short, else one option a line. */
function layOut(command: string, flags: string[]): string {
  const line = [command, ...flags].join(' ')

  return flags.length < 3 && line.replace(/\0\d+\0/g, ' '.repeat(40)).length <= 76 && !line.includes('\n')
    ? line
    : [command, ...flags].join(' \\\n  ')
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
      const text = layOutJson(body)
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

/**
 * JSON on several lines is indented like the option it belongs to (a line break is never inside of a JSON string); long
 * JSON of one line is spread over several.
 */
function layOutJson(body: Extract<Body, { kind: 'json' }>): string {
  const text = body.text.trim()
  if (text.includes('\n') || text.length <= 60)
    return text.replaceAll('\n', '\n  ')
  const json = parseJson(text)
  return json === undefined ? text : toPrettyText(json, '  ')
}

/** curl encodes what follows the first `=`; the name has to come encoded, but for brackets, which are easier to read. */
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
  if (type !== undefined)
    return `-F ${quote(`${name}="${content.text.replace(/["\\]/g, '\\$&')}";type=${type}`)}`
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
        && (type === undefined || /^[\w.+/-]+$/.test(type))
        && ('file' in content || !content.text.includes('\r')),
    )
}

/** The body made by the shell's own `printf` and `cat`, where curl cannot make it. */
function pipe(body: Body, command: string[], { quote }: Pen): string {
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
  return [`${input} |\n  ${command.join(' \\\n  ')}`, `-H ${quote(`Content-Type: ${type}`)}`, '--data-binary @-'].join(
    ' \\\n  ',
  )
}

function printLines(lines: string[], quote: Pen['quote']): string {
  return `printf '%s\\r\\n' ${lines.map(quote).join(' ')}`
}
