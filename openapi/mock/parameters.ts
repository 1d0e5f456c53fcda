import type { ApiDocument } from '../document/document.ts'
import type { Parameter, ParameterStyle, Schema } from '../document/openapi.ts'
import type { Exchange } from './exchange.ts'
import type { Violation } from './fault.ts'
import type { MockOperation } from './operation.ts'
import type { Coerce } from './coerce.ts'
import type { Validate, Validators } from './validator.ts'
import { joinPointer, resolve } from '../document/resolve.ts'
import { coerceDeep, createCoerce, itemsOf } from './coerce.ts'
import { parseCookies } from './credentials.ts'
import { toObject } from './form.ts'
import { isJson } from './media-type.ts'
import { propertiesOf, typesOf } from './schema.ts'
import { decodeForm, decodePercent, parsePairs, setOwn } from './text.ts'
import { readJsonText } from './json-text.ts'

/** The values of a request's parameters, by location and name. */
export interface ParameterValues {
  path: Record<string, unknown>
  query: Record<string, unknown>
  header: Record<string, unknown>
  cookie: Record<string, unknown>
  /** The value of a `querystring` parameter. */
  querystring?: unknown
}

/** Reads all parameters of an operation and says what is wrong with them; undefined where an escape is malformed. */
export type ReadParameters = (exchange: Exchange, path: Record<string, string>) => { values: ParameterValues, violations: Violation[] } | undefined

interface Reader {
  parameter: Parameter
  /** Of its value in what is wrong with it. */
  pointer: string
  style: ParameterStyle
  explode: boolean
  kind: 'primitive' | 'array' | 'object'
  coerce: Coerce
  item: Coerce
  properties: Map<string, Coerce>
  validate?: Validate
  schema?: Schema
}

type Pairs = [name: string, value: string, raw: string][]

/** Names that describe the message itself and are never parameters. */
const notParameters = ['accept', 'content-type', 'authorization']

/**
 * Compiles the reading of parameters once per operation.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#style-values
 */
export function createParameterReader(document: ApiDocument, operation: MockOperation, validators: Validators): ReadParameters {
  const readers = operation.parameters
    .filter(({ parameter }) => parameter.in !== 'header' || !notParameters.includes(parameter.name.toLowerCase()))
    .map(({ parameter, pointer }) => createReader(document, parameter, pointer, validators))
  const needsQuery = readers.some(({ parameter }) => parameter.in === 'query')
  const needsCookies = readers.some(({ parameter }) => parameter.in === 'cookie')
  return (exchange, path) => {
    const pairs = needsQuery && exchange.query !== ''
      ? parsePairs(exchange.query)
      : []
    if (!pairs)
      return undefined
    const cookies = needsCookies
      ? parseCookies(exchange.header('cookie'))
      : new Map<string, string>()
    const values: ParameterValues = {
      path: {},
      query: {},
      header: {},
      cookie: {},
    }
    const violations: Violation[] = []
    for (const reader of readers)
      readOne(document, reader, { exchange, path, pairs, cookies }, values, violations)
    for (const name of Object.keys(path))
      Object.hasOwn(values.path, name) || setOwn(values.path, name, path[name])
    return { values, violations }
  }
}

interface Sources { exchange: Exchange, path: Record<string, string>, pairs: Pairs, cookies: Map<string, string> }

function readOne(document: ApiDocument, reader: Reader, sources: Sources, values: ParameterValues, violations: Violation[]): void {
  const { parameter } = reader
  const { pointer } = reader
  const value = readValue(document, reader, sources)
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
  if (parameter.in === 'querystring')
    values.querystring = value
  else
    setOwn(values[parameter.in], parameter.name, value)
  if (parameter.allowEmptyValue && value === '')
    return
  for (const error of reader.validate?.(value) ?? [])
    violations.push({ ...error, in: parameter.in, pointer: pointer + error.pointer })
}

function createReader(document: ApiDocument, parameter: Parameter, pointer: string, validators: Validators): Reader {
  const [type] = Object.keys(parameter.content ?? {})
  const media = type === undefined
    ? undefined
    : parameter.content?.[type]
  const found = media && type !== undefined
    ? resolve(document, media, joinPointer(pointer, 'content', type))
    : undefined
  const schema = found ? found.value.schema : parameter.schema
  const types = typesOf(document, schema)
  const style = parameter.style ?? defaultStyle(parameter)
  return {
    parameter,
    pointer: parameter.in === 'querystring'
      ? ''
      : joinPointer('', parameter.name),
    style,
    explode: parameter.explode ?? (style === 'form' || style === 'cookie' || style === 'deepObject'),
    kind: types.has('array')
      ? 'array'
      : types.has('object')
        ? 'object'
        : 'primitive',
    coerce: createCoerce(document, schema),
    item: createCoerce(document, itemsOf(document, schema)),
    properties: new Map([
      ...propertiesOf(document, schema),
    ].map(([name, property]) => [
      name,
      createCoerce(document, property),
    ])),
    validate: schema === undefined
      ? undefined
      : validators.schema(joinPointer(found?.pointer ?? pointer, 'schema'), 'request'),
    schema,
  }
}

function defaultStyle({ in: location }: Parameter): ParameterStyle {
  return location === 'query' || location === 'cookie' || location === 'querystring'
    ? 'form'
    : 'simple'
}

function readValue(document: ApiDocument, reader: Reader, { exchange, path, pairs, cookies }: Sources): unknown {
  const { parameter } = reader
  if (parameter.in === 'querystring')
    return readQuerystring(document, reader, exchange.query)
  if (parameter.in === 'query' && !parameter.content)
    return readQuery(document, reader, pairs)
  const text = parameter.in === 'query'
    ? pairs.find(([name]) => name === parameter.name)?.[1]
    : parameter.in === 'path'
      ? path[parameter.name]
      : parameter.in === 'header'
        ? exchange.header(parameter.name.toLowerCase())
        : decodeCookie(cookies.get(parameter.name))
  if (text === undefined)
    return undefined
  if (!parameter.content)
    return readText(reader, unwrap(reader, text))
  // Nearly always JSON; other text is what its schema says.
  return Object.keys(parameter.content).some(isJson)
    ? readJsonText(text)
    : reader.coerce(text)
}

function decodeCookie(text: string | undefined): string | undefined {
  return text === undefined
    ? undefined
    : decodePercent(text) ?? text
}

/** A query parameter in its style; undefined where it is absent. */
function readQuery(document: ApiDocument, reader: Reader, pairs: Pairs): unknown {
  const { parameter: { name }, style, explode, kind } = reader
  if (kind === 'object' && (style === 'deepObject' || (style === 'form' && explode))) {
    return style === 'deepObject'
      ? readDeepObject(document, reader, pairs)
      : readLooseObject(reader, pairs)
  }
  const present = pairs.filter(([key]) => key === name || (kind === 'array' && key === `${name}[]`))
  const [first] = present
  if (!first)
    return undefined
  if (kind === 'array' && (explode || present.length > 1))
    return present.map(([, value]) => reader.item(value))
  if (kind === 'primitive')
    return reader.coerce(first[1])
  const separator = style === 'spaceDelimited'
    ? ' '
    : style === 'pipeDelimited'
      ? '|'
      : ','
  // A comma that belongs to a value is percent-encoded: the list is cut before it is decoded.
  const parts = separator === ',' && first[2].includes(',')
    ? first[2].split(',').map(part => decodeForm(part) ?? part)
    : first[1].split(separator)
  return collect(reader, first[1] === ''
    ? []
    : parts, false)
}

/**
 * `filter[name]=x`, and below it `filter[owner][name]=x`, `filter[tag]=x&filter[tag]=y`: OpenAPI defines the first level
 * alone, the rest is read as samples write it, and as forms are.
 */
function readDeepObject(document: ApiDocument, { parameter: { name }, schema }: Reader, pairs: Pairs): unknown {
  const own = pairs.filter(([key]) => key.startsWith(`${name}[`) && key.endsWith(']'))
    .map(([key, value]): [string, string] => [`value${key.slice(name.length)}`, value])
  return own.length === 0
    ? undefined
    : coerceDeep(document, schema, toObject(own).value)
}

/** An exploded form object has no name on the wire: its properties are parameters themselves. */
function readLooseObject({ properties }: Reader, pairs: Pairs): unknown {
  const object = {}
  let present = false
  for (const [key, value] of pairs) {
    const coerce = properties.get(key)
    if (coerce) {
      present = true
      setOwn(object, key, coerce(value))
    }
  }
  return present ? object : undefined
}

/** Takes the marks of the label and matrix styles off: `.a.b` → `a,b`, `;id=a,b` → `a,b`. */
function unwrap({ style, explode, parameter, kind }: Reader, text: string): string {
  if (style === 'label') {
    return explode && kind !== 'primitive'
      ? text.slice(1).replaceAll('.', ',')
      : text.slice(1)
  }
  if (style !== 'matrix')
    return text
  const parts = text.split(';').slice(1)
  return explode && kind === 'object'
    ? parts.join(',')
    : parts.map(part => part.startsWith(`${parameter.name}=`)
        ? part.slice(parameter.name.length + 1)
        : part === parameter.name
          ? ''
          : part).join(',')
}

function readText(reader: Reader, text: string): unknown {
  if (reader.kind === 'primitive')
    return reader.coerce(text)
  return collect(reader, text === ''
    ? []
    : text.split(',').map(part => part.trim()), reader.explode)
}

/** `a,b` as a list; `role,admin` (or `role=admin` exploded) as an object. */
function collect(reader: Reader, parts: string[], named: boolean): unknown {
  if (reader.kind === 'array')
    return parts.map(reader.item)
  const object = {}
  for (let index = 0; index < parts.length; index += named ? 1 : 2) {
    const part = parts[index] ?? ''
    const equals = part.indexOf('=')
    const key = named && equals >= 0
      ? part.slice(0, equals)
      : part
    const value = named
      ? part.slice(equals + 1)
      : parts[index + 1] ?? ''
    setOwn(object, key, reader.properties.get(key)?.(value) ?? value)
  }
  return object
}

function readQuerystring(document: ApiDocument, { parameter, schema }: Reader, query: string): unknown {
  if (query === '')
    return undefined
  const [type = ''] = Object.keys(parameter.content ?? {})
  if (type !== 'application/x-www-form-urlencoded')
    return readJsonText(decodePercent(query) ?? query)
  const object = {}
  for (const [name, value] of parsePairs(query) ?? [])
    setOwn(object, name, value)
  return coerceDeep(document, schema, object)
}
