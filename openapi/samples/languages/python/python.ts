import type { Body, HttpPaging, HttpRequest, Part } from '../../http-request.ts'
import type { Pen } from '../../sample.ts'
import { createEmitter } from '../../sample.ts'
import { basicPair, contentType, headerLiterals, isUnique, jsonData, urlLiteral } from '../content.ts'
import { writeLiteral } from '../literal.ts'
import { checked, indent, print } from './answer.ts'
import type { ClientWords } from './answer.ts'
import { writeLoop } from './pages.ts'
import { writeRaw } from './raw.ts'
import { interpolate, quotePython, syntax } from './syntax.ts'
import type { Query } from '../query.ts'
import { pairLiterals, queryOf } from '../query.ts'

/** With `requests`, the client that most programs in Python use. */
export const python = createEmitter({ quote: quotePython, interpolate, write, writePages, comment: '#' })

function write(request: HttpRequest, pen: Pen): string {
  if (!canUseRequests(request))
    return writeRaw(request, pen)
  const { body, method, url } = request
  const query = queryOf(request, encode)
  const file = body.kind === 'binary' ? body.file : undefined
  const known = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/.test(method)
  const lines = [
    ...(known ? [] : [pen.quote(method)]),
    query ? pen.quote(query.base) : urlLiteral(request, pen),
    ...(query ? [`params=${pairs(query, pen)}`] : []),
    ...authArgument(request, pen),
    ...headerArgument(request, pen),
    ...bodyArguments(body, pen),
    ...(request.certificate ? ['cert=(\'client.pem\', \'client-key.pem\')'] : []),
    ...(request.answer === 'redirect' ? ['allow_redirects=False'] : []),
    ...(/^(?:binary|events|lines)$/.test(request.answer) ? ['stream=True'] : []),
  ]
  const name = `requests.${known ? method.toLowerCase() : 'request'}`
  const call =
    lines.length === 1 && (lines[0]?.length ?? 0) < 70 && !url.includes('\n')
      ? `${name}(${lines[0]})`
      : `${name}(\n${lines.map(line => `    ${line},\n`).join('')})`
  const sent =
    file === undefined ? `response = ${call}` : `with open(${pen.quote(file)}, 'rb') as file:\n${indent(`response = ${call}`)}`
  return [
    imports(request, pen, call, [
      'import requests',
      ...(request.digest ? ['from requests.auth import HTTPDigestAuth'] : []),
    ]),
    pen.handlesErrors ? checked(request, sent) : `${sent}\n${print(request)}`,
  ].join('\n\n')
}

function writePages(request: HttpRequest, pen: Pen & { paging: HttpPaging }): string | undefined {
  return canUseRequests(request)
    ? pagesBy({ encode, name: 'requests', auth: authArgument(request, pen) }, request, pen)
    : undefined
}

/** A client whose calls look like those of `requests`. */
interface PagingClient {
  encode: (pairs: [string, string][]) => string
  name: string
  auth: string[]
  words?: ClientWords
}

/** The loop over the pages of a list by a client whose calls look like those of `requests`. */
export function pagesBy(
  { encode: write, name, auth, words }: PagingClient,
  request: HttpRequest,
  pen: Pen & { paging: HttpPaging },
): string | undefined {
  const { paging, handlesErrors } = pen
  const query = 'parameter' in paging.turn ? queryOf(request, write, true) : undefined
  if ('parameter' in paging.turn && (!query || !isUnique(query.pairs.map(({ name }) => name))))
    return undefined
  const lines = [query ? pen.quote(query.base) : 'url', ...(query ? ['params=params'] : []), ...auth, ...headerArgument(request, pen)]
  const call = `${name}.get(\n${lines.map(line => `    ${line},\n`).join('')})`
  const begin = (entry?: string): string => {
    if (!query)
      return `url = ${urlLiteral(request, pen)}`
    const entries = [...pairLiterals(query, pen).map(([name, value]) => `${name}: ${value}`), ...(entry ? [entry] : [])]
    const line = `params = {${entries.join(', ')}}`
    return line.length < 80 && !line.includes('\0') ? line : `params = {\n${entries.map(one => `    ${one},\n`).join('')}}`
  }
  const loop = writeLoop(request, paging, { sent: `response = ${call}`, words, handlesErrors, begin })
  return `${imports(request, pen, `${call}${begin()}`, [`import ${name}`], query === undefined)}\n\n${loop}`
}

/**
 * Whether `requests` sends a request unchanged: it upper-cases methods and rewrites odd names of parts.
 */
function canUseRequests({ method, body, headers }: HttpRequest): boolean {
  if (method !== method.toUpperCase() || headers.some(([name]) => name === '__proto__'))
    return false
  if (body.kind === 'form')
    return body.text !== undefined || body.fields.length > 0
  if (body.kind !== 'multipart')
    return true
  return body.parts.length > 0
    && body.type === 'multipart/form-data'
    && body.parts.every(({ name, headers }) => !headers && /^[\x20-\x7E]+$/.test(name) && !/["\\]/.test(name))
}

/** `quote_plus`, which writes a space as a plus sign. */
function encode(pairs: [string, string][]): string {
  return pairs.map(pair => pair.map(text => encodeURIComponent(text).replace(/[!'()*]/g, escapeByte).replaceAll('%20', '+')).join('=')).join('&')
}

function escapeByte(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}

export function pairs(query: Query, pen: Pen): string {
  const isObject = isUnique(query.pairs.map(({ name }) => name))
  const lines = pairLiterals(query, pen).map(([name, value]) =>
    isObject ? `        ${name}: ${value},\n` : `        (${name}, ${value}),\n`,
  )
  return isObject ? `{\n${lines.join('')}    }` : `[\n${lines.join('')}    ]`
}

function authArgument(request: HttpRequest, pen: Pen): string[] {
  if (request.basic === undefined)
    return []
  // `requests` would encode text as Latin-1 (RFC 7617 §2.1).
  const bytes = /^[\x20-\x7E]*$/.test(request.basic) ? '' : '.encode()'
  const pair = basicPair(request, pen).map(text => text + bytes).join(', ')
  return [request.digest ? `auth=HTTPDigestAuth(${pair})` : `auth=(${pair})`]
}

/** Forms and plain JSON bring their own type. */
export function headerArgument(request: HttpRequest, pen: Pen): string[] {
  const { body } = request
  const implied = (one: Body): boolean =>
    one.kind === 'multipart'
    || (one.kind === 'form' && one.text === undefined && one.type === 'application/x-www-form-urlencoded')
    || (one.kind === 'json' && one.type === 'application/json' && isJsonArgument(one))
  const lines = headerLiterals(request, contentType(body, implied), pen)
  return lines.length === 0
    ? []
    : [`headers={\n${lines.map(({ name, value }) => `        ${name}: ${value},\n`).join('')}    }`]
}

/** Whether `json=` can send a body: `json=None` would send none. */
export function isJsonArgument(body: Extract<Body, { kind: 'json' }>): boolean {
  return (jsonData(body, syntax) ?? null) !== null
}

function bodyArguments(body: Body, { quote }: Pen): string[] {
  switch (body.kind) {
    case 'none':
      return []
    case 'json': {
      const json = jsonData(body, syntax)
      return [
        json === undefined || json === null
          ? `data=${bytes(body.text, quote)}`
          : `json=${writeLiteral(json, syntax, 1, 10)}`,
      ]
    }
    case 'form':
      return [`data=${body.text === undefined ? fields(body.fields, quote) : bytes(body.text, quote)}`]
    case 'multipart':
      return [`files=[\n${body.parts.map(part => `        ${partEntry(part, quote)},\n`).join('')}    ]`]
    case 'text':
      return [`data=${bytes(body.text, quote)}`]
    case 'binary':
      return ['data=file']
  }
}

export function fields(fields: [string, string][], quote: Pen['quote']): string {
  const isObject = isUnique(fields.map(([name]) => name))
  const lines = fields.map(([name, value]) =>
    isObject ? `        ${quote(name)}: ${quote(value)},\n` : `        (${quote(name)}, ${quote(value)}),\n`,
  )
  return isObject ? `{\n${lines.join('')}    }` : `[\n${lines.join('')}    ]`
}

/** In the order of the form; a part without a file name has `None` for one. */
export function partEntry({ name, content, type }: Part, quote: Pen['quote']): string {
  const more = type === undefined ? '' : `, ${quote(type)}`
  return 'file' in content
    ? `(${quote(name)}, (${quote(content.file)}, open(${quote(content.file)}, 'rb')${more}))`
    : `(${quote(name)}, (None, ${quote(content.text)}${more}))`
}

function bytes(text: string, quote: Pen['quote']): string {
  return /^[\t\n\r\x20-\x7E]*$/.test(text) ? quote(text) : `${quote(text)}.encode()`
}

/** The imports of a sample, first those of the standard library. */
export function imports({ answer }: HttpRequest, pen: Pen, call: string, clients: string[], joins = false): string {
  const names = [
    ...(answer === 'lines' ? ['import json'] : []),
    ...(call.includes('os.environ[') || answer === 'binary' ? ['import os'] : []),
    ...(answer === 'binary' ? ['import re'] : []),
    ...(pen.handlesErrors ? ['import sys', 'import time'] : []),
    ...(call.includes('quote(os.environ') ? ['from urllib.parse import quote'] : []),
    ...(joins ? ['from urllib.parse import urljoin'] : []),
  ]
  return [
    ...(names.length === 0 ? [] : [...names, '']),
    ...clients,
  ].join('\n')
}
