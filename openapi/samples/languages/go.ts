import { toWellFormed } from '../../document/well-formed.ts'
import type { Body, HttpRequest } from '../http-request.ts'
import type { Language, Pen } from '../sample.ts'
import { basicLiteral, headerLiterals, urlLiteral } from './content.ts'
import { parseJson, toPrettyText } from '../json.ts'
import { encodeForm } from '../percent.ts'
import { rawMultipart, toPieces } from './raw-multipart.ts'
import { createEmitter } from '../sample.ts'

/**
 * A raw literal where text has several lines and no backtick, else an interpreted one.
 *
 * @see https://go.dev/ref/spec#String_literals
 */
export function quoteGo(text: string): string {
  const safe = toWellFormed(text)
  const hidden = /[\p{Cc}\p{Cf}\u2028\u2029]/gu
  if (safe.includes('\n') && !safe.includes('`') && safe.replaceAll('\n', '').search(hidden) < 0)
    return `\`${safe}\``
  return `"${safe
    .replace(/[\\"]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(hidden, character => `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`)}"`
}

export const go: Language = {
  id: 'go',
  label: 'Go',
  extension: 'go',
  highlight: 'go',
  emit: createEmitter(quoteGo, write),
  quote: quoteGo,
}

const check = ['if err != nil {', '\tpanic(err)', '}']

function write(request: HttpRequest, pen: Pen): string {
  const { basic, body, method } = request
  const { before, reader, type, imports } = toReader(body, pen)
  const lines = [
    ...before,
    `request, err := http.NewRequest(${pen.quote(method)}, ${urlLiteral(request, pen)}, ${reader})`,
    ...check,
    ...(basic === undefined
      ? []
      : [
          `request.Header.Set("Authorization", "Basic "+base64.StdEncoding.EncodeToString([]byte(${basicLiteral(request, pen)})))`,
        ]),
    ...headerLiterals(request, type === undefined ? [] : [['Content-Type', type]], pen).map(
      ({ name, value }) => `request.Header.Set(${name}, ${value})`,
    ),
    '',
    `response, err := ${
      request.answer === 'redirect' ? 'http.DefaultTransport.RoundTrip' : 'http.DefaultClient.Do'
    }(request)`,
    ...check,
    'defer response.Body.Close()',
    '',
    ...print(request),
  ]
  const names = [
    'fmt',
    'net/http',
    ...imports,
    ...(basic === undefined ? [] : ['encoding/base64']),
    ...(isRead(request) ? ['io'] : []),
  ].sort()
  return `package main\n\nimport (\n${names.map(name => `\t"${name}"\n`).join('')})\n\nfunc main() {\n${lines
    .map(line => (line === '' ? '' : `\t${line}`))
    .join('\n')}\n}`
}

interface Reader {
  before: string[]
  reader: string
  type?: string
  imports: string[]
}

/** The body as text, which Go would build of types that a sample has no room for; files are read first. */
function toReader(body: Body, { quote }: Pen): Reader {
  const fromText = (type: string, text: string): Reader => ({
    before: [`body := strings.NewReader(${quote(text)})`],
    reader: 'body',
    type,
    imports: ['strings'],
  })
  switch (body.kind) {
    case 'none':
      return { before: [], reader: 'nil', imports: [] }
    case 'json':
      return fromText(body.type, indent(body.text))
    case 'form':
      return fromText(body.type, body.text ?? encodeForm(body.fields))
    case 'text':
      return fromText(body.type, body.text)
    case 'binary':
      return {
        before: [`body, err := os.Open(${quote(body.file)})`, ...check],
        reader: 'body',
        type: body.type,
        imports: ['os'],
      }
    case 'multipart':
      return toMultipart(body, quote)
  }
}

function toMultipart(body: Extract<Body, { kind: 'multipart' }>, quote: Pen['quote']): Reader {
  const { type, lines } = rawMultipart(body.type, body.parts)
  const pieces = toPieces(lines)
  if (pieces.every(piece => 'text' in piece)) {
    return {
      before: [`body := strings.NewReader(${pieces.map(({ text }) => quote(text)).join('')})`],
      reader: 'body',
      type,
      imports: ['strings'],
    }
  }
  const before: string[] = []
  const items = pieces.map((piece, index) => {
    if ('text' in piece)
      return `[]byte(${quote(piece.text)})`
    before.push(`file${index}, err := os.ReadFile(${quote(piece.file)})`, ...check)
    return `file${index}`
  })
  return {
    before: [...before, 'body := bytes.Join([][]byte{', ...items.map(item => `\t${item},`), '}, nil)'],
    reader: 'bytes.NewReader(body)',
    type,
    imports: ['bytes', 'os'],
  }
}

function indent(text: string): string {
  const json = parseJson(text)
  return json === undefined || text.includes('\n') || text.length < 60 ? text : toPrettyText(json)
}

function isRead({ answer }: HttpRequest): boolean {
  return answer !== 'redirect' && answer !== 'empty'
}

function print({ answer }: HttpRequest): string[] {
  if (answer === 'redirect')
    return ['fmt.Println(response.Status, response.Header.Get("Location"))']
  if (answer === 'empty')
    return ['fmt.Println(response.Status)']
  return [
    'text, err := io.ReadAll(response.Body)',
    ...check,
    answer === 'binary' ? 'fmt.Println(response.Status, len(text), "bytes")' : 'fmt.Println(string(text))',
  ]
}
