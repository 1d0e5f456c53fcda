import type { ApiDocument } from '../../document/document.ts'
import type { Exchange } from '../message/exchange.ts'
import type { Fault, Violation } from '../error/fault.ts'
import type { Content, MockOperation } from '../operation/operation.ts'
import type { Schema } from '../../document/openapi.ts'
import type { SchemaError, Validate, Validators } from '../../schema/validate/validator.ts'
import { propertiesOf, requiredOf } from '../../schema/facts.ts'
import { joinPointer } from '../../document/json/pointer.ts'
import { coerceDeep, createCoerce, unwrapTyped } from '../message/coerce.ts'
import { findWrongPart, splitLists } from '../message/encoding.ts'
import { codingOf, codings, decode } from '../message/coding.ts'
import { createFault } from '../error/fault.ts'
import { parseForm, toObject } from '../message/form.ts'
import { parseExact } from '../../document/json/exact-json.ts'
import { nesting } from '../message/json-text.ts'
import { essence, isJson, isJsonSequence, isXml, pickDeclared, typeParameter } from '../message/media-type.ts'
import type { SentFile } from '../message/multipart.ts'
import { filesOf, latin1, parseMultipart, partValue } from '../message/multipart.ts'
import { parseXml } from '../message/xml.ts'

/** Limits of promise M2; each can be raised. */
export interface BodyLimits {
  /** Bytes of a body. */
  body: number
  /** How deep JSON may nest. */
  depth: number
}

/** A body that was read. */
export interface ReadBody {
  type: string
  content?: Content
  value: unknown
  /** The body before `readOnly` properties were taken out; undefined where none were. */
  sent?: unknown
  /** The files that came with it. */
  files?: SentFile[]
  present: boolean
  /** Bytes. */ length: number
}

/** The coding and the media type of a request's body, checked before a byte of it is read. RFC 9110, 15.5.16. */
export function checkBodyType(operation: MockOperation, exchange: Exchange): Content | Fault | undefined {
  const type = exchange.header('content-type')
  const { body } = operation
  const coding = exchange.header('content-encoding')
  if (body && codingOf(coding) === undefined) {
    return createFault(415, 'unsupported_content_coding', `The Content-Encoding is not one of ${codings.join(', ')}.`, {
      headers: [['Accept-Encoding', codings.join(', ')]],
    })
  }
  if (!body || body.content.length === 0 || type === undefined)
    return undefined
  const key = pickDeclared(
    body.content.map(content => content.type),
    type,
  )
  return body.content.find(content => content.type === key) ?? unsupported(body.content, essence(type))
}

/** Reads and parses the body of a request; what is not well-formed is a fault. */
export async function readRequestBody(
  document: ApiDocument,
  operation: MockOperation,
  content: Content | undefined,
  exchange: Exchange,
  limits: BodyLimits,
): Promise<ReadBody | Fault> {
  const sent = await exchange.body(limits.body)
  const coding = codingOf(exchange.header('content-encoding')) ?? 'identity'
  const bytes = sent && coding !== 'identity' ? await decode(sent, coding, limits.body) : sent
  if (!bytes)
    return createFault(413, 'content_too_large', `The body is longer than ${limits.body} bytes.`)
  if (bytes === 'malformed')
    return createFault(400, 'malformed_body', 'The body is not in the coding that its Content-Encoding says.')
  const type = exchange.header('content-type') ?? ''
  if (bytes.length === 0 || !operation.body) {
    return {
      type,
      content,
      value: undefined,
      present: false,
      length: bytes.length,
    }
  }
  if (!content) {
    return operation.body.content.length === 0
      ? {
          type,
          value: undefined,
          present: false,
          length: bytes.length,
        }
      : unsupported(operation.body.content, '')
  }
  const parsed = parseBody(document, content, type, bytes, limits)
  return 'error' in parsed
    ? createFault(400, 'malformed_body', parsed.error)
    : {
        type,
        content,
        value: parsed.value,
        files: parsed.files,
        present: true,
        length: bytes.length,
      }
}

/** Checks a body against its schema. */
export function validateBody(
  document: ApiDocument,
  operation: MockOperation,
  body: ReadBody,
  validators: Validators,
): Violation[] {
  if (!body.present) {
    return operation.body?.required ? missingBody(document, operation.body.content[0]) : []
  }
  if (body.content?.mediaType.schema === undefined)
    return []
  const errors = validatorOf(body.content, validators)?.(body.value) ?? []
  return errors.length === 0
    ? []
    : inOrder(document, body.content.mediaType.schema, errors).map(error => ({ ...error, in: 'body' }))
}

/** Cache of validators by content; each mock opens its own operations, and so has its own contents. */
const validates = new WeakMap<Content, { validate: Validate | undefined }>()

function validatorOf(content: Content, validators: Validators): Validate | undefined {
  let known = validates.get(content)
  if (!known) {
    known = { validate: validators.schema(joinPointer(content.pointer, 'schema'), 'request') }
    validates.set(content, known)
  }
  return known.validate
}

/** Violations of a missing body: those of an empty object, or, where it needs no fields, that the body is missing. */
function missingBody(document: ApiDocument, content: Content | undefined): Violation[] {
  const names = [...requiredOf(document, content?.mediaType.schema)]
  return names.length === 0
    ? [createMissing('', 'a body is required')]
    : names.map(name => createMissing(joinPointer('', name), 'is required', { missingProperty: name }))
}

function createMissing(pointer: string, message: string, params: Violation['params'] = {}): Violation {
  return {
    in: 'body',
    pointer,
    keyword: 'required',
    params,
    message,
  }
}

/** Violations in the order of the fields, as the document lists them. */
function inOrder(document: ApiDocument, schema: Schema, errors: SchemaError[]): SchemaError[] {
  if (errors.length < 2)
    return errors
  const names = [...propertiesOf(document, schema).keys()]
  return errors
    .map(error => ({ error, place: names.indexOf(error.pointer.split('/', 2)[1] ?? '') }))
    .sort((a, b) => a.place - b.place)
    .map(({ error }) => error)
}

type Parsed = { value: unknown, files?: SentFile[] } | { error: string }

function parseBody(
  document: ApiDocument,
  { mediaType }: Content,
  type: string,
  bytes: Uint8Array,
  { depth }: BodyLimits,
): Parsed {
  const name = essence(type)
  if (name.startsWith('multipart/')) {
    const parts = parseMultipart(bytes, typeParameter(type, 'boundary') ?? '')
    const wrong = parts ? findWrongPart(mediaType, parts) : 'The body is not multipart as its Content-Type says.'
    return parts && wrong === undefined
      ? {
          value: unwrapTyped(
            coerceDeep(document, mediaType.schema, toObject(parts.map(part => [part.name, partValue(part)]))),
          ),
          files: filesOf(parts),
        }
      : { error: wrong ?? '' }
  }
  if (
    !isJson(name)
    && !isJsonSequence(name)
    && !isXml(name)
    && name !== 'application/x-www-form-urlencoded'
    && !name.startsWith('text/')
  ) {
    return { value: latin1(bytes), files: [{ type: name, size: bytes.length }] }
  }
  const text = decodeUtf8(bytes)
  if (text === undefined)
    return { error: 'The body is not UTF-8.' }
  if (isJson(name))
    return parseJson(text, depth)
  if (isXml(name)) {
    return parseXml(document, text, mediaType.schema, depth) ?? {
      error: 'The body is not well-formed XML, has a document type, or another root element.',
    }
  }
  if (isJsonSequence(name))
    return parseLines(text, depth)
  if (name === 'application/x-www-form-urlencoded') {
    const form = parseForm(text)
    return form
      ? { value: coerceDeep(document, mediaType.schema, splitLists(document, mediaType, form)) }
      : { error: 'The form holds a malformed percent escape.' }
  }
  return { value: createCoerce(document, mediaType.schema)(text) }
}

const decoder = new TextDecoder('utf-8', { fatal: true })

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes)
  }
  catch {
    return undefined
  }
}

/** Items of a JSON sequence, one a line. */
function parseLines(text: string, depth: number): Parsed {
  const items: unknown[] = []
  for (const line of text
    .replaceAll('\u001E', '\n')
    .split('\n')
    .filter(part => part.trim() !== '')) {
    const parsed = parseJson(line, depth)
    if ('error' in parsed)
      return parsed
    items.push(parsed.value)
  }
  return { value: items }
}

/** JSON within a depth. The message never repeats the body, which may hold a password. */
export function parseJson(text: string, depth: number): Parsed {
  if (nesting(text) > depth)
    return { error: `The JSON nests deeper than ${depth} levels.` }
  try {
    return { value: parseExact(text) }
  }
  catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    return {
      error:
        position === undefined
          ? 'The body is not valid JSON.'
          : `The body is not valid JSON: something is wrong near character ${position}.`,
    }
  }
}

function unsupported(content: Content[], type: string): Fault {
  const types = content.map(entry => entry.type).join(', ')
  const message = type === '' ? `The body needs a Content-Type: ${types}.` : `The Content-Type is not one of ${types}.`
  return createFault(415, 'unsupported_media_type', message, { headers: [['Accept', types]] })
}
