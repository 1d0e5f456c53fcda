import type { Body, HttpRequest } from '../http-request.ts'
import type { Pen } from '../sample.ts'
import type { Json } from '../json.ts'
import { essence } from '../answer.ts'
import { parseJson, toText } from '../json.ts'
import { isLossless } from './literal.ts'

/** The type of the body where a client does not set it by itself. */
export function contentType(body: Body, isImplied: (body: Body) => boolean): [string, string][] {
  return body.kind === 'none' || isImplied(body) ? [] : [['Content-Type', body.type]]
}

/** Forms whose type every client sets by itself. */
export function isPlainForm(body: Body): boolean {
  return (body.kind === 'form' && body.type === 'application/x-www-form-urlencoded')
    || (body.kind === 'multipart'
      && essence(body.type) === 'multipart/form-data'
      && body.parts.every(part => !part.headers))
}

/** Headers as literals of names and values: those of the request, the cookie, the body's type. */
export function headerLiterals(
  { headers, cookie, keys }: HttpRequest,
  more: [string, string][],
  pen: Pen,
): { name: string, value: string }[] {
  return [
    ...headers.map(([name, value]) => ({
      name: pen.quote(name),
      value: pen.secret(
        value,
        keys.filter(key => key.in === 'header' && key.name === name),
      ),
    })),
    ...(cookie === ''
      ? []
      : [
          {
            name: pen.quote('Cookie'),
            value: pen.secret(
              cookie,
              keys.filter(key => key.in === 'cookie'),
            ),
          },
        ]),
    ...more.map(([name, value]) => ({ name: pen.quote(name), value: pen.quote(value) })),
  ]
}

/** Headers as literals of whole lines, `Name: value`; `Name;` where libcurl is to send an empty one. */
export function headerLines({ headers, keys }: HttpRequest, more: [string, string][], pen: Pen): string[] {
  return [...headers, ...more].map(([name, value]) =>
    value === ''
      ? pen.quote(`${name};`)
      : pen.secret(
          value,
          keys.filter(key => key.in === 'header' && key.name === name),
          `${name}: `,
        ),
  )
}

export function urlLiteral({ url, keys }: HttpRequest, pen: Pen): string {
  return pen.secret(
    url,
    keys.filter(key => key.in === 'query'),
  )
}

export function basicLiteral({ basic = '', keys }: HttpRequest, pen: Pen): string {
  return pen.secret(
    basic,
    keys.filter(key => key.in === 'basic'),
  )
}

export function cookieLiteral({ cookie, keys }: HttpRequest, pen: Pen): string {
  return pen.secret(
    cookie,
    keys.filter(key => key.in === 'cookie'),
  )
}

export interface JsonContent {
  /** Set where a literal of a language, put through its encoder, gives the same JSON. */
  json?: Json
  /** The same as one line; as it was typed where it is no JSON. */
  text: string
}

const contents = new WeakMap<Body, JsonContent>()

/** A JSON body as samples write it, read once for all languages. */
export function jsonContent(body: Extract<Body, { kind: 'json' }>): JsonContent {
  const known = contents.get(body)
  if (known)
    return known
  const json = parseJson(body.text)
  const content =
    json === undefined ? { text: body.text } : { text: toText(json), ...(isLossless(json) ? { json } : {}) }
  contents.set(body, content)
  return content
}
