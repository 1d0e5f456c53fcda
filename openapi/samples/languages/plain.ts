import type { Body, HttpRequest } from '../http-request.ts'
import type { Line } from './raw-multipart.ts'
import type { Pen } from '../sample.ts'
import { encodeForm } from '../percent.ts'
import { basicLiteral, headerLiterals, jsonBlock } from './content.ts'
import { rawMultipart, toPieces } from './raw-multipart.ts'

/** A body as text and files in a row, for clients that know no other. */
export interface PlainBody {
  type: string
  /** Spaces between its tokens have no meaning, so that it may be indented like the code around it. */
  isJson?: true
  pieces: Line[]
}

export function plainBody(body: Body): PlainBody | undefined {
  switch (body.kind) {
    case 'none':
      return undefined
    case 'json':
      return { type: body.type, isJson: true, pieces: [{ text: jsonBlock(body) }] }
    case 'form':
      return { type: body.type, pieces: [{ text: body.text ?? encodeForm(body.fields) }] }
    case 'text':
      return { type: body.type, pieces: [{ text: body.text }] }
    case 'binary':
      return { type: body.type, pieces: [{ file: body.file }] }
    case 'multipart': {
      const { type, lines } = rawMultipart(body.type, body.parts)
      return { type, pieces: toPieces(lines).filter(piece => 'file' in piece || piece.text !== '') }
    }
  }
}

/** All headers as literals, the body's type among them; `basic` turns a literal of `user:password` into a header's value. */
export function plainHeaders(
  request: HttpRequest,
  type: string | undefined,
  pen: Pen,
  basic: (pair: string) => string,
): { name: string, value: string }[] {
  return [
    ...(request.basic === undefined ? [] : [{ name: pen.quote('Authorization'), value: basic(basicLiteral(request, pen)) }]),
    ...headerLiterals(request, type === undefined ? [] : [['Content-Type', type]], pen),
  ]
}

/** The scheme of an `Authorization` and what follows it as a literal (RFC 9110 §11.4); undefined in another form. */
export function authorizationOf(
  { keys }: HttpRequest,
  value: string,
  pen: Pen,
): { scheme: string, literal: string } | undefined {
  const [, scheme = '', parameter] = /^([a-z][\w-]*) (\S+)$/i.exec(value) ?? []
  if (parameter === undefined)
    return undefined
  const prefix = `${scheme} `
  const inside = keys.filter(key => key.in === 'header' && key.name.toLowerCase() === 'authorization')
  const moved = inside.map(key => ({ ...key, before: key.before.slice(prefix.length) }))
  return inside.every(({ before }) => before.startsWith(prefix))
    ? { scheme, literal: pen.secret(parameter, moved) }
    : undefined
}

/** What a client cannot do, as the comment that stands for the sample; undefined where it can do all. */
export function inability(request: HttpRequest, client: string): string | undefined {
  const what = request.digest ? 'answer the challenge of Digest authentication (RFC 7616)' : 'show a client certificate from files in PEM'
  return request.digest || request.certificate ? `// ${client} cannot ${what}: curl, PHP and Python can.` : undefined
}

/** The names that a program imports: those of a table that stand in its code outside of strings. */
export function importsOf(code: string, table: Record<string, string>): string[] {
  const plain = code.replace(/"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"/g, '""')
  return Object.entries(table)
    .filter(([name]) => new RegExp(`(?<![\\w.])${name}\\b`).test(plain))
    .map(([, path]) => path)
    .sort()
}

/** Text over several lines as it stands, where nothing in it would be read otherwise. */
export function isPlainBlock(text: string): boolean {
  return text.includes('\n') && /^[\n\x20-\x7E]*$/.test(text) && !/\\|""|\$|[ \t]\n/.test(text)
}

export function indentLines(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by))
}
