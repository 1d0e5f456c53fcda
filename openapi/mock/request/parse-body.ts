import type { ApiDocument } from '../../document/document.ts'
import type { SentFile } from '../message/multipart.ts'
import type { Content } from '../operation/operation.ts'
import { parseExact } from '../../document/json/exact-json.ts'
import { readerOf } from '../message/charset.ts'
import { coerceDeep, createCoerce, unwrapTyped } from '../message/coerce.ts'
import { findWrongPart, splitLists } from '../message/encoding.ts'
import { parseForm, toObject } from '../message/form.ts'
import { nesting } from '../message/json-text.ts'
import { latin1 } from '../message/latin1.ts'
import { essence, isJson, isJsonSequence, isXml, typeParameter } from '../message/media-type.ts'
import { filesOf, findUnreadable, parseMultipart, partValue } from '../message/multipart.ts'
import { parseXml } from '../message/xml.ts'

/** The bytes of a body, and what is known of them. */
export interface BodyText {
  /** Its Content-Type, as sent. */
  type: string
  bytes: Uint8Array
  /** How deep JSON may nest. */
  depth: number
}

type Parsed = { value: unknown, files?: SentFile[] } | { error: string }

/** The value that a body says, by its media type; an error in words where it is not well-formed. */
export function parseBody(
  document: ApiDocument,
  { mediaType }: Content,
  { type, bytes, depth }: BodyText,
): Parsed {
  const name = essence(type)
  if (name.startsWith('multipart/')) {
    const parts = parseMultipart(bytes, typeParameter(type, 'boundary') ?? '')
    const wrong = parts
      ? (findWrongPart(mediaType, parts) ?? findUnreadable(parts))
      : 'The body is not multipart as its Content-Type says.'
    return parts && wrong === undefined
      ? {
          value: unwrapTyped(
            coerceDeep(document, mediaType.schema, toObject(parts.map(part => [part.name, partValue(part)]))),
          ),
          files: filesOf(parts),
        }
      : { error: wrong ?? '' }
  }
  if (!isText(name))
    return { value: latin1(bytes), files: [{ type: name, size: bytes.length }] }
  const text = readerOf(type)?.(bytes)
  if (text === undefined)
    return { error: 'The body is not in its charset, which is UTF-8 unless its Content-Type says another.' }
  if (isJson(name))
    return parseJson(text, depth)
  if (isXml(name)) {
    return parseXml(document, mediaType.schema, { text, depth }) ?? {
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

/** Whether a body of a media type is read as text. */
export function isText(name: string): boolean {
  return isJson(name)
    || isJsonSequence(name)
    || isXml(name)
    || name === 'application/x-www-form-urlencoded'
    || name.startsWith('text/')
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
function parseJson(text: string, depth: number): Parsed {
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
