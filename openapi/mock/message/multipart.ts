import { readerOf } from './charset.ts'
import { wrapTyped } from './coerce.ts'
import { readJsonText } from './json-text.ts'
import { latin1 } from './latin1.ts'
import { isJson, typeParameter } from './media-type.ts'
import { splitQuoted } from './quoted.ts'

/** One part of a multipart body. */
export interface Part {
  name: string
  filename?: string
  type: string
  bytes: Uint8Array
}

/** A file that was sent, without its bytes. */
export interface SentFile {
  /** The part that it came in; undefined where it is the whole body. */
  name?: string
  filename?: string
  /** Its media type, where it says one. */
  type?: string
  /** Bytes. */
  size: number
}

/** The files among the parts of a body. */
export function filesOf(parts: Part[]): SentFile[] {
  return parts
    .filter(({ filename }) => filename !== undefined)
    .map(({ name, filename, type, bytes }) => ({ name, filename, type: type || undefined, size: bytes.length }))
}

/**
 * Splits a multipart body at its boundary; undefined where it is not built as one.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7578
 */
export function parseMultipart(bytes: Uint8Array, boundary: string): Part[] | undefined {
  if (boundary === '' || boundary.length > 70)
    return undefined
  // Latin-1 keeps each byte one character, so that text search finds the boundary and offsets stay true.
  const text = latin1(bytes)
  const delimiter = `--${boundary}`
  const parts: Part[] = []
  let start = text.indexOf(delimiter)
  while (start >= 0 && parts.length < 1_000) {
    const begin = start + delimiter.length
    if (text.startsWith('--', begin))
      return parts
    const end = text.indexOf(`\r\n${delimiter}`, begin)
    const head = text.indexOf('\r\n\r\n', begin)
    if (end < 0 || head < 0 || head > end)
      return undefined
    parts.push(readPart(text.slice(begin, head), bytes.subarray(head + 4, Math.max(end, head + 4))))
    start = end + 2
  }
  return undefined
}

/** The value of a part: JSON parsed, with the types it says, text decoded, anything else as a string with one character per byte. */
export function partValue({ type, bytes, filename }: Part): unknown {
  if (isJson(type))
    return wrapTyped(readJsonText(decode(type, bytes)))
  return type.startsWith('text/') || (type === '' && filename === undefined) ? decode(type, bytes) : latin1(bytes)
}

/** What is said of the first part that names a charset and is not written in it. */
export function findUnreadable(parts: Part[]): string | undefined {
  const found = parts.find(({ type, bytes }) =>
    (isJson(type) || type.startsWith('text/'))
    && typeParameter(type, 'charset') !== undefined
    && readerOf(type)?.(bytes) === undefined)
  return found && `The part ${JSON.stringify(found.name.slice(0, 60))} is not in the charset that its Content-Type says.`
}

function decode(type: string, bytes: Uint8Array): string {
  return readerOf(type)?.(bytes) ?? new TextDecoder().decode(bytes)
}

function readPart(head: string, bytes: Uint8Array): Part {
  const part: Part = { name: '', type: '', bytes }
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase()
    const value = line.slice(colon + 1).trim()
    if (name === 'content-type')
      part.type = value.toLowerCase()
    if (name === 'content-disposition') {
      part.name = quoted(value, 'name') ?? ''
      part.filename = quoted(value, 'filename') ?? extended(value)
    }
  }
  return part
}

/** `form-data; name="a"` → `a`, its bytes read as UTF-8. */
function quoted(value: string, name: string): string | undefined {
  for (const piece of splitQuoted(value, ';')) {
    const equals = piece.indexOf('=')
    if (piece.slice(0, Math.max(equals, 0)).trim().toLowerCase() === name) {
      // Pages send a backslash as it is, and only a quote is escaped.
      return utf8(piece.slice(equals + 1).trim().replace(/^"(.*)"$/, '$1').replaceAll('\\"', '"'))
    }
  }
  return undefined
}

/** `filename*=UTF-8''%E2%82%AC.txt`, which RFC 7578, 4.2 forbids in forms, and which clients send for names beyond ASCII. RFC 8187. */
function extended(value: string): string | undefined {
  const written = quoted(value, 'filename*')
  if (written === undefined)
    return undefined
  const [, charset = '', text = written] = /^([^']*)'[^']*'(.*)$/s.exec(written) ?? []
  const bytes = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return /^iso-8859-1$/i.test(charset) ? bytes : utf8(bytes)
}

/** Text of which each character is one byte of UTF-8. */
function utf8(text: string): string {
  return new TextDecoder().decode(Uint8Array.from(text, character => character.charCodeAt(0)))
}
