import type { Body, HttpRequest, Key } from '../http-request.ts'
import type { Pen } from '../sample.ts'
import type { Json } from '../json.ts'
import { essence } from '../answer.ts'
import type { Syntax } from './literal.ts'
import { parseJson, toLine, toPrettyText } from '../json.ts'
import { isLossless } from './literal.ts'
import { remember } from '../../document/remember.ts'

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

/** Headers as literals of whole lines, `Name: value`; `Name;` makes libcurl send an empty one. */
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

/** User and password as two literals. */
export function basicPair({ basic = '', keys }: HttpRequest, pen: Pen): [user: string, password: string] {
  const at = basic.indexOf(':')
  const [user, password] = [basic.slice(0, at), basic.slice(at + 1)]
  const key = keys.find(one => one.in === 'basic')
  if (!key)
    return [pen.quote(user), pen.quote(password)]
  const half = (place: 'user' | 'password', text: string, variable: string): Key => ({
    ...key,
    in: place,
    before: '',
    key: text,
    after: '',
    raw: text,
    variables: [variable],
  })
  const [first = '', second] = key.variables
  return [
    pen.secret(user, [half('user', user, first)]),
    pen.environment && second === undefined
      ? pen.quote(password)
      : pen.secret(password, [half('password', password, second ?? first)]),
  ]
}

/** What is made of a JSON body once, for all languages. */
interface ParsedBody {
  json: Json | undefined
  text?: string
  block?: string
}

const parsed = new WeakMap<Body, ParsedBody>()

/** A JSON body as data, where a literal of the language, put through its encoder, gives the same JSON. */
export function jsonData(body: Extract<Body, { kind: 'json' }>, syntax: Syntax): Json | undefined {
  const { json } = parse(body)
  return json !== undefined && isLossless(json, syntax) ? json : undefined
}

/** Whether a client's `json` option can send a body: null would send none. */
export function isJsonOption(body: Extract<Body, { kind: 'json' }>, syntax: Syntax): boolean {
  return (jsonData(body, syntax) ?? null) !== null
}

/** A JSON body as text, of one field a line where it is long; as it was typed where it is not JSON. */
export function jsonText(body: Extract<Body, { kind: 'json' }>): string {
  return parse(body).text ??= writeText(body)
}

function writeText(body: Extract<Body, { kind: 'json' }>): string {
  const { json } = parse(body)
  if (json === undefined)
    return body.text
  const line = toLine(json)
  return line.length <= 60 ? line : jsonBlock(body)
}

/** The same of one field a line always, for languages in which a quote on one line needs an escape. */
export function jsonBlock(body: Extract<Body, { kind: 'json' }>): string {
  const known = parse(body)
  return known.block ??= known.json === undefined ? body.text : toPrettyText(known.json)
}

/** Whether a body is JSON, between whose tokens spaces mean nothing. Other text, an invalid example's, is sent as it was typed. */
export function isJsonText(body: Extract<Body, { kind: 'json' }>): boolean {
  return parse(body).json !== undefined
}

/** A JSON body as text whose lines are indented like the code around them, where they may be. */
export function indentedJson(body: Extract<Body, { kind: 'json' }>, indentation: string): string {
  return isJsonText(body) ? jsonText(body).replaceAll('\n', `\n${indentation}`) : body.text
}

function parse(body: Extract<Body, { kind: 'json' }>): ParsedBody {
  return remember(parsed, body, () => ({ json: parseJson(body.text) }))
}

/** Whether `FormData` can send a body as it is: it would add a file name to a text part with a type (RFC 7578 §4.2). */
export function isFormData(body: Body): boolean {
  return body.kind === 'multipart'
    && isPlainForm(body)
    && body.parts.every(({ content, type }) => 'file' in content || type === undefined)
}

export function isUnique(names: readonly string[]): boolean {
  return new Set(names).size === names.length
}

/** What finds a step on the way to a value: the index of a list, the quoted name of a member. */
export function keyOf(step: string, quote: (text: string) => string): string {
  return /^\d+$/.test(step) ? step : quote(step)
}

/** The variable name for the answer, its words joined by `_`; `result` where the document suggests none. */
export function resultOf({ result }: HttpRequest): string {
  return result === '' ? 'result' : result
}

/** `user_list` as `userList`. */
export function toCamel(name: string): string {
  return !name.includes('_') ? name : name.replace(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase())
}

/** Whether a URL has none but the characters that no library changes (RFC 3986 §2.3), and no empty segment to be folded. */
export function isPlainUrl(url: string): boolean {
  const target = url.slice(url.indexOf('/', 'https://'.length))
  return /^[\w.~%!$&'()*+,;=:@/?-]*$/.test(target)
    && !(target.split('?', 1)[0] ?? '').includes('//')
    && !target.endsWith('?')
    && !/%2E/i.test(target)
}
