import type { Body, Part } from '../../http-request.ts'
import type { Pen } from '../../sample.ts'
import type { Line } from '../raw-multipart.ts'
import { isPlainForm, isUnique, jsonData } from '../content.ts'
import { indentLines, plainBody } from '../plain.ts'
import { syntax, writeObject } from './syntax.ts'

/** The body: the expression of its content, and what is said of it after that. */
export function contentOf(body: Body, pen: Pen): string[] {
  switch (body.kind) {
    case 'none':
      return []
    case 'json': {
      const json = jsonData(body, syntax)
      // By itself it would name a charset, too.
      return isMediaType(body.type) && (Array.isArray(json) || json instanceof Map)
        ? [`JsonContent.Create(${writeObject(json)}, ${typeOf(body.type, pen)})`]
        : plainContent(body, pen)
    }
    case 'form':
      return body.text === undefined && isPlainForm(body) && body.fields.length > 0
        ? [formContent(body.fields, pen)]
        : plainContent(body, pen)
    case 'multipart':
      return body.type === 'multipart/form-data' && body.parts.length > 0 && body.parts.every(isPlainPart)
        ? [`new MultipartFormDataContent\n{\n${body.parts.map(part => `    ${partOf(part, pen)},\n`).join('')}}`]
        : plainContent(body, pen)
    default:
      return plainContent(body, pen)
  }
}

const token = '[\\w!#$%&\'*+.^`|~-]+'
const mediaType = new RegExp(`^${token}/${token}(?:\\s*;\\s*${token}=(?:${token}|"(?:[^"\\\\]|\\\\.)*"))*$`)

/** Whether .NET takes a text for a media type (RFC 9110 §8.3.1); it throws where a header's class gets another. */
function isMediaType(type: string): boolean {
  return /^[\x20-\x7E]*$/.test(type) && mediaType.test(type)
}

/** A media type; with parameters it has to be parsed. A bare `new` would leave open which overload of a method is meant. */
function typeOf(type: string, { quote }: Pen, create = 'new MediaTypeHeaderValue'): string {
  return /^[\w.+-]+\/[\w.+-]+$/.test(type) ? `${create}(${quote(type)})` : `MediaTypeHeaderValue.Parse(${quote(type)})`
}

function formContent(fields: [string, string][], { quote }: Pen): string {
  const isObject = isUnique(fields.map(([name]) => name))
  const type = isObject ? 'Dictionary<string, string>' : 'List<KeyValuePair<string, string>>'
  const lines = fields.map(([name, value]) => isObject ? `    [${quote(name)}] = ${quote(value)},\n` : `    new(${quote(name)}, ${quote(value)}),\n`)
  return `new FormUrlEncodedContent(new ${type}\n{\n${lines.join('')}})`
}

/** A part whose name, file and type .NET writes as they are; it refuses a name of nothing. */
function isPlainPart({ name, content, type, headers }: Part): boolean {
  return !headers && name.trim() !== '' && (type === undefined || isMediaType(type)) && [name, 'file' in content ? content.file : ''].every(text => /^[\x20-\x7E]*$/.test(text) && !/["\\]/.test(text))
}

function partOf({ name, content, type }: Part, pen: Pen): string {
  const { quote } = pen
  if ('text' in content)
    return `{ new StringContent(${quote(content.text)}${type === undefined ? '' : `, ${typeOf(type, pen)}`}), ${quote(name)} }`
  const headers = type === undefined ? '' : ` { Headers = { ContentType = ${typeOf(type, pen, 'new')} } }`
  return `{ new StreamContent(File.OpenRead(${quote(content.file)}))${headers}, ${quote(name)}, ${quote(content.file)} }`
}

/** Text and files in a row. */
function plainContent(body: Body, pen: Pen): string[] {
  const { type = '', isJson, pieces = [] } = plainBody(body) ?? {}
  const { quote } = pen
  const [only] = pieces
  const text = pieces.length === 1 && only && 'text' in only ? only.text : undefined
  if (text !== undefined && isMediaType(type))
    return [`new StringContent(${isJson ? textOf(text, quote) : quote(text)}, ${typeOf(type, pen)})`]
  return [
    bytesOf(pieces, quote),
    isMediaType(type)
      ? `request.Content.Headers.ContentType = ${typeOf(type, pen)};`
      : `request.Content.Headers.TryAddWithoutValidation("Content-Type", ${quote(type)});`,
  ]
}

/** Content that has no type yet. */
function bytesOf(pieces: Line[], quote: Pen['quote']): string {
  const [only] = pieces
  if (pieces.length === 1 && only)
    return 'file' in only ? `new StreamContent(File.OpenRead(${quote(only.file)}))` : `new ByteArrayContent(Encoding.UTF8.GetBytes(${quote(only.text)}))`
  const lines = pieces.map(piece =>
    `    ${'file' in piece ? `File.ReadAllBytes(${quote(piece.file)})` : `Encoding.UTF8.GetBytes(${quote(piece.text)})`},\n`)
  return `new ByteArrayContent(new[]\n{\n${lines.join('')}}.SelectMany(bytes => bytes).ToArray())`
}

/** A raw string, from whose lines the indentation of its end is taken. */
function textOf(text: string, quote: Pen['quote']): string {
  return text.includes('\n') && /^[\n\x20-\x7E]*$/.test(text) && !text.includes('"""')
    ? `"""\n${indentLines(text, 4)}\n    """`
    : quote(text)
}
