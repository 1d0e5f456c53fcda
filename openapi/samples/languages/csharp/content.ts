import type { Body, Part } from '../../http-request.ts'
import type { Pen } from '../../sample.ts'
import { isPlainForm, isUnique, jsonData } from '../content.ts'
import { plainBody } from '../plain.ts'
import { syntax, writeObject } from './syntax.ts'

/** The body: the expression of its content, and what is said of it after that. */
export function contentOf(body: Body, pen: Pen): string[] {
  switch (body.kind) {
    case 'none':
      return []
    case 'json': {
      const json = jsonData(body, syntax)
      return Array.isArray(json) || json instanceof Map
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

/** A part whose name and file .NET writes as they are. */
function isPlainPart({ name, content, headers }: Part): boolean {
  return !headers && [name, 'file' in content ? content.file : ''].every(text => /^[\x20-\x7E]*$/.test(text) && !/["\\]/.test(text))
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
  if (pieces.length === 1 && only && 'text' in only)
    return [`new StringContent(${isJson ? textOf(only.text, quote) : quote(only.text)}, ${typeOf(type, pen)})`]
  const value = pieces.length === 1 && only && 'file' in only
    ? `new StreamContent(File.OpenRead(${quote(only.file)}))`
    : `new ByteArrayContent(new[]\n{\n${pieces
      .map(piece => `    ${'file' in piece ? `File.ReadAllBytes(${quote(piece.file)})` : `Encoding.UTF8.GetBytes(${quote(piece.text)})`},\n`)
      .join('')}}.SelectMany(bytes => bytes).ToArray())`
  return [value, `request.Content.Headers.ContentType = ${typeOf(type, pen)};`]
}

/** A verbatim string keeps line breaks, and doubles quotes. */
function textOf(text: string, quote: Pen['quote']): string {
  return text.includes('\n') && /^[\n\x20-\x7E]*$/.test(text) ? `@"${text.replaceAll('"', '""')}"` : quote(text)
}
