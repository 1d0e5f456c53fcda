import { toWellFormed } from '../../document/text/well-formed.ts'
import type { MediaType } from '../../model/types.ts'
import type { Body, Part } from '../http-request.ts'
import type { Json } from '../json.ts'
import { fileName } from './file-name.ts'
import { isFile } from './is-file.ts'
import { headerValue } from '../header.ts'
import { isToken } from '../../document/text/token.ts'
import { toText } from '../json.ts'
import { ownValue } from '../server.ts'
import { isScalar, scalarText } from '../style.ts'

/**
 * One part for each property, and for each item of a list: files where the schema says binary, JSON for objects, text for the rest.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#encoding-multipart-media-types, RFC 7578 §4
 */
export function multipartBody(mediaType: MediaType, type: string, value: Json | undefined): Body {
  const entries = value instanceof Map ? [...value] : []
  return {
    kind: 'multipart',
    type,
    parts: entries.flatMap(([name, item]) => toParts(mediaType, name, item)),
  }
}

function toParts({ schema, encoding }: MediaType, name: string, value: Json): Part[] {
  const property = schema?.properties?.find(one => one.name === name)?.schema
  const { contentType, headers } = ownValue(encoding, name) ?? {}
  const partSchema = Array.isArray(value) ? (property?.items ?? property) : property
  const type = firstType(contentType)
  const extra = Object.entries(headers ?? {})
    .filter(([header]) => isToken(header) && !/^content-(?:type|disposition)$/i.test(header))
    .map(([header, text]): [string, string] => [header, headerValue(text)])
  return (Array.isArray(value) ? value : [value]).map((item, index) => ({
    name: formText(name),
    ...(isFile(partSchema, type ?? rangeOf(contentType))
      ? toFile(name, item, { type: type ?? partSchema?.contentMediaType, index })
      : toContent(item, type)),
    ...(extra.length > 0 ? { headers: extra } : {}),
  }))
}

function toFile(
  name: string,
  value: Json,
  { type = 'application/octet-stream', index = 0 }: { type?: string, index?: number } = {},
): Pick<Part, 'content' | 'type'> {
  const file = fileName(index > 0 ? `${name}-${index + 1}` : name, type, typeof value === 'string' ? value : undefined)
  return { content: { file }, type }
}

function toContent(value: Json, type: string | undefined): Pick<Part, 'content' | 'type'> {
  const isText = isScalar(value) && !/[/+]json$/.test(type ?? '')
  const text = toWellFormed(isText ? scalarText(value) : toText(value)).replaceAll('\0', '')
  const partType = type ?? (isScalar(value) ? undefined : 'application/json')
  return {
    content: { text: partType === undefined ? formText(text) : text },
    ...(partType === undefined ? {} : { type: partType }),
  }
}

/** Turns line ends in a form's names and texts into CRLF (HTML, multipart/form-data encoding algorithm). */
function formText(text: string): string {
  return toWellFormed(text)
    .replaceAll('\0', '')
    .replace(/\r\n|[\r\n]/g, '\r\n')
}

/** `image/png, image/jpeg` offers several: the first is sent, unless it is not a media type (RFC 9110 §8.3.1). */
function firstType(contentType: string | undefined): string | undefined {
  const type = rangeOf(contentType)
  if (type === undefined || !type.includes('*'))
    return type
  return type === 'image/*' ? 'image/png' : undefined
}

function rangeOf(contentType: string | undefined): string | undefined {
  const type = contentType?.split(',', 1)[0]?.trim()
  return type !== undefined && /^[\w!#$&^.+-]+\/[\w!#$&^.+*-]+(?:\s*;\s*[\w-]+=(?:[\w.+-]+|"[\w .+-]*"))*$/.test(type)
    ? type
    : undefined
}
