import type { ApiDocument } from '../../document/document.ts'
import type { Reader } from './parameter-reader.ts'
import { coerceDeep } from '../message/coerce.ts'
import { toObject } from '../message/form.ts'
import { decodeForm } from '../message/text.ts'
import { setOwn } from '../../document/json/value.ts'

/** Names and values of a query, decoded and as they came. */
export type Pairs = [name: string, value: string, raw: string][]

/** A query parameter in its style; undefined where it is absent. */
export function readQuery(document: ApiDocument, reader: Reader, pairs: Pairs): unknown {
  const {
    parameter: { name },
    style,
    explode,
    kind,
  } = reader
  if (kind === 'object' && (style === 'deepObject' || (style === 'form' && explode))) {
    return style === 'deepObject' ? readDeepObject(document, reader, pairs) : readLooseObject(reader, pairs)
  }
  const present = pairs.filter(([key]) => key === name || (kind === 'array' && key === `${name}[]`))
  const [first] = present
  if (!first)
    return undefined
  if (kind === 'array' && (explode || present.length > 1))
    return present.map(([, value]) => reader.item(value))
  if (kind === 'primitive')
    return reader.coerce(first[1])
  const separator = style === 'spaceDelimited' ? ' ' : style === 'pipeDelimited' ? '|' : ','
  // A comma that belongs to a value is percent-encoded: the list is cut before it is decoded.
  const parts =
    separator === ',' && first[2].includes(',')
      ? first[2].split(',').map(part => decodeForm(part) ?? part)
      : first[1].split(separator)
  return collect(reader, first[1] === '' ? [] : parts, false)
}

/**
 * `filter[name]=x`, and below it `filter[owner][name]=x`, `filter[tag]=x&filter[tag]=y`: OpenAPI defines the first level
 * alone, the rest is read as samples write it, and as forms are.
 */
function readDeepObject(document: ApiDocument, { parameter: { name }, schema }: Reader, pairs: Pairs): unknown {
  const own = pairs
    .filter(([key]) => key.startsWith(`${name}[`) && key.endsWith(']'))
    .map(([key, value]): [string, string] => [`value${key.slice(name.length)}`, value])
  return own.length === 0 ? undefined : coerceDeep(document, schema, toObject(own).value)
}

/** An exploded form object has no name on the wire: its properties are parameters themselves. */
function readLooseObject({ properties, isMap, rest, others }: Reader, pairs: Pairs): unknown {
  const object = {}
  let present = false
  for (const [key, value] of pairs) {
    const coerce = properties.get(key) ?? (isMap && !others.has(key) ? rest : undefined)
    if (coerce) {
      present = true
      setOwn(object, key, coerce(value))
    }
  }
  return present ? object : undefined
}

/** Marks a parameter that is not written in its style. */
export const notInStyle = Symbol('not in style')

/** A path, header or cookie parameter in its style; {@link notInStyle} where it is in another. */
export function readText(reader: Reader, written: string): unknown {
  const parts = partsOf(reader, written)
  if (parts === undefined)
    return notInStyle
  return reader.kind === 'primitive' ? reader.coerce(parts[0] ?? '') : collect(reader, parts, reader.explode)
}

/** The parts of a value without the marks of the label and matrix styles; undefined where the marks are missing. */
function partsOf(reader: Reader, text: string): string[] | undefined {
  const { style, explode, kind } = reader
  if (style === 'matrix')
    return matrixParts(reader, text)
  if (style === 'label' && !text.startsWith('.'))
    return undefined
  const bare = style === 'label' ? text.slice(1) : text
  if (kind === 'primitive')
    return [bare]
  // Each exploded part has a mark of its own: a comma belongs to its value. RFC 6570, 3.2.5.
  return style === 'label' && explode ? cut(bare, '.') : cut(bare, ',')
}

/** `;id=a;id=b` and `;id=a,b`; an exploded object has its own names: `;r=1;g=2`. RFC 6570, 3.2.7. */
function matrixParts({ explode, parameter: { name }, kind }: Reader, text: string): string[] | undefined {
  const [before, ...parts] = text.split(';')
  if (before !== '' || parts.length === 0)
    return undefined
  if (explode && kind === 'object')
    return parts.every(part => part.includes('=')) ? parts : undefined
  const isNamed = parts.every(part => part === name || part.startsWith(`${name}=`))
  if (!isNamed || (parts.length > 1 && !(explode && kind === 'array')))
    return undefined
  const values = parts.map(part => part.slice(name.length + 1))
  return explode || kind === 'primitive' ? values : cut(values[0] ?? '', ',')
}

function cut(text: string, separator: string): string[] {
  return text === '' ? [] : text.split(separator).map(part => part.trim())
}

/** `a,b` as a list; `role,admin` (or `role=admin` exploded) as an object. */
function collect(reader: Reader, parts: string[], named: boolean): unknown {
  if (reader.kind === 'array')
    return parts.map(reader.item)
  const object = {}
  for (let index = 0; index < parts.length; index += named ? 1 : 2) {
    const part = parts[index] ?? ''
    const equals = part.indexOf('=')
    const key = named && equals >= 0 ? part.slice(0, equals) : part
    const value = named ? part.slice(equals + 1) : (parts[index + 1] ?? '')
    setOwn(object, key, (reader.properties.get(key) ?? reader.rest)(value))
  }
  return object
}
