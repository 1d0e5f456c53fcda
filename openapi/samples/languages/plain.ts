import type { Body, HttpRequest } from '../http-request.ts'
import type { Line } from './raw-multipart.ts'
import type { Pen } from '../sample.ts'
import { encodeForm } from '../percent.ts'
import { basicLiteral, headerLiterals, isJsonText, jsonBlock } from './content.ts'
import { note } from './note.ts'
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
      return { type: body.type, ...(isJsonText(body) && { isJson: true }), pieces: [{ text: jsonBlock(body) }] }
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
  pen: Pen,
  { type, basic }: { type: string | undefined, basic: (pair: string) => string },
): { name: string, value: string }[] {
  return [
    ...(request.basic === undefined ? [] : [{ name: pen.quote('Authorization'), value: basic(basicLiteral(request, pen)) }]),
    ...headerLiterals(request, type === undefined ? [] : [['Content-Type', type]], pen),
  ]
}

/** A user and a password from the environment, which are too long to stand inside of calls; undefined where none come from there. */
export function environmentPair(request: HttpRequest, pen: Pen): string | undefined {
  return pen.environment && !request.digest && request.basic !== undefined && request.keys.some(key => key.in === 'basic')
    ? basicLiteral(request, pen)
    : undefined
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

/** What a client does not do by itself, as the comment that stands for the sample; undefined where it does all. */
export function inability(request: HttpRequest, client: string): string | undefined {
  const what = request.digest ? 'answer the challenge of Digest authentication (RFC 7616)' : 'show a client certificate from files in PEM'
  return request.digest || request.certificate ? note('//', `${client} needs code of your own to ${what}: curl, PHP and Python need none.`) : undefined
}

/**
 * Why a program prints the whole body of an error where the document declares a message in it, as comment lines: no library of Java
 * or Kotlin reads JSON, and a pattern would find what only looks like the message.
 */
export function wholeBody({ errorMessage: path }: HttpRequest): string[] {
  if (path === undefined)
    return []
  const place = path.every(name => /^\w+$/.test(name)) ? `\`${path.join('.').replace(/\.(\d+)/g, '[$1]')}\`` : 'message'
  return note('//', `Prints the whole body: reading its ${place} takes a JSON library.`).split('\n')
}

/** What lists the imports of a program: of a table the names that stand in its code outside of strings. */
export function createImports(table: Record<string, string>): (code: string) => string[] {
  const names = Object.keys(table)
  const strings = '"""[\\s\\S]*?"""|"(?:[^"\\\\\\n]|\\\\.)*"'
  const words = new RegExp(`${strings}|(?<![\\w.])(?:${names.join('|')})\\b`, 'g')
  return (code) => {
    const found = new Set(code.match(words))
    return names.filter(name => found.has(name)).map(name => table[name] ?? '').sort()
  }
}

/** Text over several lines as it stands, where nothing in it would be read otherwise. */
export function isPlainBlock(text: string): boolean {
  return text.includes('\n') && /^[\n\x20-\x7E]*$/.test(text) && !/\\|""|\$|[ \t]\n/.test(text)
}

/**
 * The lines of a text that ends each of them with CRLF, as multipart bodies do (RFC 2046 §4.1.1), where nothing in it would be read
 * otherwise: longer ones are read as lines, not as one long literal. An indentation
 * that all lines share would be taken for that of the code.
 */
export function linesOfCrlf(text: string): string[] | undefined {
  const lines = text.split('\r\n')
  return lines.length > 3 && lines.at(-1) === '' && lines.some(line => /^\S/.test(line)) && lines.every(line => /^[\x20-\x7E]*$/.test(line) && !/\\|""|\$| $/.test(line))
    ? lines.slice(0, -1)
    : undefined
}

export function indentLines(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by))
}
