import type { Body, Part } from '../http-request.ts'
import { essence, isJson } from '../answer.ts'
import { rawMultipart, toPieces } from '../languages/raw-multipart.ts'
import { keepApart } from './braces.ts'

/** A body as clients of collections enter it. */
export type EnteredBody =
  | { kind: 'none' }
  | { kind: 'raw', language: 'json' | 'xml' | 'text', text: string }
  | { kind: 'form', fields: [name: string, value: string][] }
  | { kind: 'parts', parts: Part[] }
  | { kind: 'file', type: string }

/** The body, and the header that says what it is; the client writes that of a form by itself. Nothing in it is a variable. */
export function enterBody(body: Body): { body: EnteredBody, type?: string } {
  switch (body.kind) {
    case 'none':
      return { body: { kind: 'none' } }
    case 'json':
      return { body: { kind: 'raw', language: 'json', text: plainJson(body.text) }, type: body.type }
    case 'text':
      return { body: { kind: 'raw', language: /[/+]xml\b/i.test(body.type) ? 'xml' : 'text', text: keepApart(body.text) }, type: body.type }
    case 'form':
      return body.text === undefined
        ? { body: { kind: 'form', fields: body.fields.map(([name, value]) => [keepApart(name), keepApart(value)]) }, type: body.type }
        : { body: { kind: 'raw', language: 'text', text: keepApart(body.text) }, type: body.type }
    case 'binary':
      return { body: { kind: 'file', type: body.type }, type: body.type }
    case 'multipart':
      return essence(body.type) === 'multipart/form-data' ? { body: { kind: 'parts', parts: body.parts.map(plainPart) } } : toText(body)
  }
}

/** Other multipart bodies as text; the place of a file is left empty. */
function toText({ type, parts }: Extract<Body, { kind: 'multipart' }>): { body: EnteredBody, type: string } {
  const written = rawMultipart(type, parts.map(plainPart))
  const text = toPieces(written.lines).map(piece => ('text' in piece ? piece.text : '')).join('')
  return { body: { kind: 'raw', language: 'text', text }, type: written.type }
}

function plainPart(part: Part): Part {
  const { name, content, type } = part
  const text = 'text' in content ? { text: type !== undefined && isJson(type) ? plainJson(content.text) : keepApart(content.text) } : content
  return { ...part, name: keepApart(name), content: text }
}

/** In JSON two braces follow each other in strings alone, which can spell one of them. RFC 8259 §7. */
function plainJson(text: string): string {
  try {
    JSON.parse(text)
    return text.replace(/\{(?=\{)/g, '\\u007b')
  }
  catch {
    return keepApart(text)
  }
}
