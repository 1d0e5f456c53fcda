import type { MockOperation, ParameterValues } from '../operation/operation.ts'
import type { ApiDocument } from '../../document/document.ts'
import type { Exchange } from '../message/exchange.ts'
import type { Violation } from '../error/fault.ts'
import type { Reader } from './parameter-reader.ts'
import type { Pairs } from './parameter-style.ts'
import type { Validators } from '../../schema/validate/validator.ts'
import { tryDecodePercent } from '../../document/text/percent.ts'
import { coerceDeep } from '../message/coerce.ts'
import { parseCookies } from './credentials.ts'
import { readJsonText } from '../message/json-text.ts'
import { isJson } from '../message/media-type.ts'
import { createReader } from './parameter-reader.ts'
import { notInStyle, readQuery, readText } from './parameter-style.ts'
import { parsePairs } from '../message/text.ts'
import { setOwn } from '../../document/json/value.ts'
import { keepNumeral } from '../../document/json/numerals.ts'

/** Reads all parameters of an operation and says what is wrong with them; undefined where an escape is malformed. */
export type ReadParameters = (exchange: Exchange, path: Record<string, string>) => ReadValues | undefined

interface ReadValues {
  values: ParameterValues
  violations: Violation[]
}

/** Names that describe the message itself and are never parameters. */
const notParameters = ['accept', 'content-type', 'authorization']

/**
 * Compiles the reading of parameters once per operation.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#style-values
 */
export function createParameterReader(
  document: ApiDocument,
  operation: MockOperation,
  validators: Validators,
): ReadParameters {
  const named = new Set(
    operation.parameters.flatMap(({ parameter }) => (parameter.in === 'query' ? [parameter.name] : [])),
  )
  const readers = operation.parameters
    .filter(({ parameter }) => parameter.in !== 'header' || !notParameters.includes(parameter.name.toLowerCase()))
    .map(({ parameter, pointer }) => ({ ...createReader(document, parameter, { pointer, validators }), others: named }))
  const needsQuery = readers.some(({ parameter }) => parameter.in === 'query')
  const needsCookies = readers.some(({ parameter }) => parameter.in === 'cookie')
  return (exchange, path) => {
    const pairs = needsQuery && exchange.query !== '' ? parsePairs(exchange.query) : []
    if (!pairs)
      return undefined
    const cookies = needsCookies ? parseCookies(exchange.header('cookie')) : new Map<string, string>()
    const read: ReadValues = { values: { path: {}, query: {}, header: {}, cookie: {} }, violations: [] }
    const sources: Sources = { document, exchange, path, pairs, cookies }
    for (const reader of readers)
      readOne(reader, sources, read)
    for (const name of Object.keys(path))
      Object.hasOwn(read.values.path, name) || setOwn(read.values.path, name, path[name])
    return read
  }
}

interface Sources {
  document: ApiDocument
  exchange: Exchange
  path: Record<string, string>
  pairs: Pairs
  cookies: Map<string, string>
}

function readOne(reader: Reader, sources: Sources, { values, violations }: ReadValues): void {
  const { parameter, pointer } = reader
  const value = readValue(reader, sources)
  if (value === undefined) {
    if (parameter.required) {
      violations.push({
        in: parameter.in,
        pointer,
        keyword: 'required',
        params: { missingProperty: parameter.name },
        message: 'is required',
      })
    }
    return
  }
  if (value === notInStyle) {
    const message = `is not written in the ${reader.style} style`
    violations.push({ in: parameter.in, pointer, keyword: 'style', params: {}, message })
    return
  }
  if (parameter.in === 'querystring') {
    values.querystring = value
  }
  else {
    keepValue(
      values[parameter.in],
      parameter.name,
      { value, text: reader.kind === 'primitive' ? textOf(reader, sources) : undefined },
    )
  }
  if (parameter.allowEmptyValue && value === '')
    return
  for (const error of reader.validate?.(value) ?? [])
    violations.push({ ...error, in: parameter.in, pointer: pointer + error.pointer })
}

function readValue(reader: Reader, sources: Sources): unknown {
  const { document, exchange, pairs } = sources
  const { parameter } = reader
  if (parameter.in === 'querystring')
    return readQuerystring(document, reader, exchange.query)
  if (parameter.in === 'query' && !parameter.content)
    return readQuery(document, reader, pairs)
  const text = textOf(reader, sources)
  if (text === undefined)
    return undefined
  if (!parameter.content)
    return readText(reader, text)
  // Nearly always JSON; other text is what its schema says.
  return Object.keys(parameter.content).some(isJson) ? readJsonText(text) : reader.coerce(text)
}

/** A parameter's text as it came. */
function textOf({ parameter }: Reader, { exchange, path, pairs, cookies }: Sources): string | undefined {
  return parameter.in === 'query'
    ? pairs.find(([name]) => name === parameter.name)?.[1]
    : parameter.in === 'path'
      ? path[parameter.name]
      : parameter.in === 'header'
        ? exchange.header(parameter.name.toLowerCase())
        : decodeCookie(cookies.get(parameter.name))
}

/** Keeps a value, and how its number was written. */
function keepValue(
  values: object,
  name: string,
  { value, text }: { value: unknown, text: string | undefined },
): void {
  setOwn(values, name, value)
  if (typeof value === 'number' && text !== undefined)
    keepNumeral(values, name, text)
}

function decodeCookie(text: string | undefined): string | undefined {
  return text === undefined ? undefined : (tryDecodePercent(text))
}

function readQuerystring(document: ApiDocument, { parameter, schema }: Reader, query: string): unknown {
  if (query === '')
    return undefined
  const [type = ''] = Object.keys(parameter.content ?? {})
  if (type !== 'application/x-www-form-urlencoded')
    return readJsonText(tryDecodePercent(query))
  const object = {}
  for (const [name, value] of parsePairs(query) ?? [])
    setOwn(object, name, value)
  return coerceDeep(document, schema, object)
}
