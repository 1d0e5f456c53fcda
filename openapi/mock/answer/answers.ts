import type { Choice, Content, MockOperation, MockResponse } from '../operation/operation.ts'
import { responseFor } from '../operation/operation.ts'
import { remember } from '../../document/remember.ts'
import { isBodyless } from '../../document/status.ts'
import type { ApiDocument } from '../../document/document.ts'
import type { Answer, Applied } from '../message/exchange.ts'
import { createAnswer, isHeaderValue } from '../message/exchange.ts'
import { declaredExamples, generateExample } from '../../schema/example/made.ts'
import { exampleOf } from '../../schema/example/example.ts'
import { numeralOf } from '../../schema/example/numeral.ts'
import { writeParts } from './parts.ts'
import { toExampleText } from '../../schema/example/example-text.ts'
import { exampleHeaders } from './headers.ts'
import { binaryExample, fileOfRange } from './binary.ts'
import { essence, isJson } from '../message/media-type.ts'
import { isTrue } from '../../schema/validate/matches.ts'
import { repair } from '../operation/repair.ts'
import { toAnswerText } from './record-text.ts'
import { streamItems } from './stream.ts'

/** Writes answers of one operation; each status and media type is looked up in the document once. */
export interface Responder {
  /** The document's example for a status; `choice` names one of several, or gives a seed to make one from the schema. */
  example: (status: number, type?: string, choice?: Choice) => Answer
  /** A value in the declared media type and with the declared headers of a status. */
  value: (status: number, value: unknown, type?: string) => Answer
  /** Whether the document shows an example for a status. */
  hasExample: (status: number) => boolean
  /** The value of the example, in JSON unless told, which fills the other fields of an envelope. */
  exampleValue: (status: number, type?: string) => unknown
  /** Whether a status declares a header, by its name in lower case. */
  declares: (status: number, header: string) => boolean
  /** The media types of a status. */
  types: (status: number) => string[]
}

export function createResponder(document: ApiDocument, operation: MockOperation): Responder {
  const examples = new Map<string, { body: Answer['body'], type: string, applied?: Applied[] } | undefined>()
  const headers = new Map<string, [string, string][]>()
  const values = new Map<Content, unknown>()
  const declared = new Map<number, ReadonlySet<string>>()
  const responses = new Map<number, MockResponse | undefined>()
  const responseOf = (status: number): MockResponse | undefined =>
    remember(responses, status, () => responseFor(operation, status))

  function declaredHeaders(status: number): ReadonlySet<string> {
    let names = declared.get(status)
    if (!names) {
      const { headers = {} } = responseOf(status)?.response ?? {}
      names = new Set(Object.keys(headers).map(name => name.toLowerCase()))
      declared.set(status, names)
    }
    return names
  }

  function contentOf(status: number, type?: string): Content | undefined {
    const content = responseOf(status)?.content ?? []
    return content.find(entry => entry.type === type) ?? content.find(entry => isJson(entry.type)) ?? content[0]
  }

  function headersOf(status: number): [string, string][] {
    const response = responseOf(status)
    const key = response?.status ?? ''
    if (!headers.has(key)) {
      headers.set(key, response ? exampleHeaders(document, response) : [])
    }
    return headers.get(key) ?? []
  }

  return {
    hasExample(status) {
      const content = contentOf(status)
      return content !== undefined && declaredExamples(document, content).length > 0
    },
    exampleValue(status, type) {
      const content = contentOf(status, type)
      const shown = content && isJson(content.type) ? content : contentOf(status)
      if (shown && !values.has(shown))
        values.set(shown, pickExample(document, shown))
      return shown && values.get(shown)
    },
    declares: (status, header) => declaredHeaders(status).has(header),
    types: status => (responseOf(status)?.content ?? []).map(({ type }) => type),
    value(status, value, type) {
      const content = contentOf(status, type)
      const written = value === undefined || isBodyless(status) ? undefined : serialise(document, value, content)
      return createAnswer(
        status,
        [...(written ? [['Content-Type', written.type] as [string, string]] : []), ...headersOf(status)],
        written?.body,
      )
    },
    example(status, type, choice = {}) {
      const content = contentOf(status, type)
      const key = `${status} ${content?.type} ${choice.name ?? ''}`
      if (choice.seed !== undefined && content && !isBodyless(status)) {
        const made = serialise(
          document,
          generateExample(document, content.mediaType.schema, { seed: choice.seed, mediaType: content.type }),
          content,
        )
        return {
          ...createAnswer(status, [['Content-Type', made.type], ...headersOf(status)], made.body),
          applied: ['seed'],
        }
      }
      if (!examples.has(key)) {
        examples.set(
          key,
          content && !isBodyless(status)
            ? writeExample(document, content, choice.name)
            : undefined,
        )
      }
      const written = examples.get(key)
      const answer = createAnswer(
        status,
        [...(written ? [['Content-Type', written.type] as [string, string]] : []), ...headersOf(status)],
        written?.body,
      )
      return written?.applied ? { ...answer, applied: written.applied } : answer
    },
  }
}

/** An example as it is sent, and whether it is the one that was asked for by name. */
function writeExample(
  document: ApiDocument,
  content: Content,
  name: string | undefined,
): { body: Answer['body'], type: string, applied?: Applied[] } {
  const value = pickExample(document, content, name)
  const examples = declaredExamples(document, content)
  const written = serialise(document, value, content)
  // Nothing around a number that stands alone keeps its digits.
  if (typeof value === 'number' && isJson(written.type)) {
    written.body =
      examples.find(example => example.value === value)?.text
      ?? numeralOf(document, content.mediaType.schema ?? true, value)
      ?? String(value)
  }
  if (name === undefined)
    return written
  const named = examples.find(example => example.name === name)
  const isNamed =
    named !== undefined
    && (named.value === value || written.body === serialise(document, named.value, content).body)
  return isNamed ? { ...written, applied: ['example'] } : written
}

/** The declared example, repaired where its own schema refuses it. */
function pickExample(document: ApiDocument, content: Content, name?: string): unknown {
  const { schema } = content.mediaType
  const declared = declaredExamples(document, content)
  const named = declared.find(example => example.name === name)
  const candidates = [...(named ? [named] : []), ...declared].map(({ value }) => value)
  if (!isJson(content.type) || schema === undefined) {
    return candidates[0] ?? exampleOf(
      document,
      content.mediaType,
      { direction: 'response', mediaType: content.type },
    ).value
  }
  // Some documents show JSON as text.
  const parsed = candidates.map(value =>
    typeof value === 'string' && !isTrue(document, schema, value) ? parse(value) : value,
  )
  const found = parsed.find(value => isTrue(document, schema, value)) ?? parsed[0]
  return found === undefined
    ? generateExample(document, schema, { mediaType: content.type })
    : repair(document, schema, found)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  }
  catch {
    return text
  }
}

/** The bytes of a value in a media type; a range becomes a concrete type, since an answer must say what it is. */
function serialise(document: ApiDocument, value: unknown, content?: Content): { body: Answer['body'], type: string } {
  const declared = content?.type ?? 'application/json'
  const type =
    declared.includes('*') || !/^[\w.+-]+\/[\w.+-]+(?:;.*)?$/.test(declared) || !isHeaderValue(declared)
      ? concrete(value, declared)
      : declared
  if (isJson(type)) {
    return { body: toAnswerText(value ?? null), type }
  }
  const stream = streamItems(document, value, type)
  if (stream)
    return { body: stream, type }
  const bytes =
    typeof value === 'string' && value.length > (type === 'application/octet-stream' ? 0 : 60)
      ? undefined
      : binaryExample(type)
  if (bytes)
    return { body: bytes, type }
  if (essence(type).startsWith('multipart/') && !/;\s*boundary=/i.test(type))
    return writeParts(value, type)
  const text = toExampleText(document, value ?? '', { mediaType: type, schema: content?.mediaType.schema })
  return {
    body: text,
    type: essence(type).startsWith('text/') && !type.includes('charset') ? `${type}; charset=utf-8` : type,
  }
}

function concrete(value: unknown, declared: string): string {
  const file = fileOfRange(declared)
  if (file !== undefined)
    return file
  if (declared.startsWith('text/'))
    return 'text/plain'
  return typeof value === 'string' ? 'application/octet-stream' : 'application/json'
}
