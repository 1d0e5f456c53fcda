import type { Body, HttpPaging, HttpRequest, Part } from '../../http-request.ts'
import type { Pen, Piece } from '../../sample.ts'
import { encodePairs } from '../../percent.ts'
import { createEmitter } from '../../sample.ts'
import { basicPair, contentType, headerLiterals, isJsonOption, isUnique, jsonData, urlLiteral } from '../content.ts'
import { writeLiteral } from '../literal.ts'
import { checked, indent, print } from './answer.ts'
import type { ClientWords } from './answer.ts'
import { writeLoop } from './pages.ts'
import { writeRaw } from './raw.ts'
import { interpolate, interpolateCode, quotePython, syntax } from './syntax.ts'
import type { Query } from '../query.ts'
import { addressOf, isEmptyAtFirst, pairLiterals, queryOf, rawAddressOf } from '../query.ts'

/** With `requests`, the client that most programs in Python use. */
export const python = createEmitter({ quote: quotePython, interpolate, write, writePages, comment: '#' })

function write(request: HttpRequest, pen: Pen): string {
  if (!canUseRequests(request))
    return writeRaw(request, pen)
  const { body, method, url } = request
  const query = queryOf(request, encodePairs)
  const file = body.kind === 'binary' ? body.file : undefined
  const known = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/.test(method)
  const lines = [
    ...(known ? [] : [pen.quote(method)]),
    query ? pen.quote(rawAddressOf(query)) : urlLiteral(request, pen),
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
    imports(request, pen, {
      call,
      clients: ['import requests', ...(request.digest ? ['from requests.auth import HTTPDigestAuth'] : [])],
    }),
    pen.handlesErrors ? checked(request, sent) : `${sent}\n${print(request)}`,
  ].join('\n\n')
}

function writePages(request: HttpRequest, pen: Pen & { paging: HttpPaging }): string | undefined {
  return canUseRequests(request)
    ? pagesBy({ encode: encodePairs, name: 'requests', auth: authArgument(request, pen) }, request, pen)
    : undefined
}

/** A client whose calls look like those of `requests`. */
interface PagingClient {
  encode: (pairs: [string, string][]) => string
  name: string
  auth: string[]
  words?: ClientWords
  /** The expression that encodes `params`, of a client that does not add them to a query that an address has. */
  encoded?: string
}

/** The loop over the pages of a list by a client whose calls look like those of `requests`. */
export function pagesBy(
  { encode: write, name, auth, words, encoded }: PagingClient,
  request: HttpRequest,
  pen: Pen & { paging: HttpPaging },
): string | undefined {
  const { paging, handlesErrors } = pen
  const query = 'parameter' in paging.turn ? queryOf(request, write, true) : undefined
  if ('parameter' in paging.turn && (!query || !isUnique(query.pairs.map(({ name }) => name))))
    return undefined
  const isJoined = encoded !== undefined && query !== undefined && query.raw !== ''
  // The first page may have no parameters but those that stand in the address.
  const isEmpty = query !== undefined && isEmptyAtFirst(query, paging)
  const joined = (query: Query): Piece[] =>
    isEmpty ? [rawAddressOf(query), { variable: '"&" if params else ""' }] : [addressOf(query)]
  const address = query
    ? isJoined ? interpolateCode([...joined(query), { variable: encoded }]) : pen.quote(rawAddressOf(query))
    : 'url'
  const lines = [address, ...(query && !isJoined ? ['params=params'] : []), ...auth, ...headerArgument(request, pen)]
  const call = `${name}.get(\n${lines.map(line => `    ${line},\n`).join('')})`
  const begin = (entry?: string): string => {
    if (!query)
      return `url = ${urlLiteral(request, pen)}`
    const entries = [...pairLiterals(query, pen).map(([name, value]) => `${name}: ${value}`), ...(entry ? [entry] : [])]
    const line = `params = {${entries.join(', ')}}`
    return line.length < 80 && !line.includes('\0') ? line : `params = {\n${entries.map(one => `    ${one},\n`).join('')}}`
  }
  const loop = writeLoop(request, paging, { sent: `response = ${call}`, words, handlesErrors, begin })
  const head = imports(request, pen, { call: `${call}${begin()}`, clients: [`import ${name}`], joins: query === undefined })
  return `${head}\n\n${loop}`
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
    || (one.kind === 'json' && one.type === 'application/json' && isJsonOption(one, syntax))
  const lines = headerLiterals(request, contentType(body, implied), pen)
  return lines.length === 0
    ? []
    : [`headers={\n${lines.map(({ name, value }) => `        ${name}: ${value},\n`).join('')}    }`]
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
          : `json=${writeLiteral(json, syntax, { depth: 1, column: 10 })}`,
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
export function imports(
  { answer }: HttpRequest,
  pen: Pen,
  { call, clients, joins = false }: { call: string, clients: string[], joins?: boolean },
): string {
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
