import type { Parameter, Schema } from '../../../openapi/model/types.ts'
import type { Json } from '../../../openapi/samples/json.ts'
import { tryDecodePercent } from '../../../openapi/document/text/percent.ts'
import { parseJson } from '../../../openapi/samples/json.ts'
import { isJsonParameter } from '../../../openapi/samples/value.ts'
import { controlOf, fromControlText, isFileControl } from '../fields/control.ts'

/** Names and values as they are written, with their escapes. */
export type WrittenPairs = readonly (readonly [name: string, value: string])[]

type Decode = (text: string) => string

/** Escapes of a query or a form, where `+` is a space. */
export const decodeForm: Decode = text => tryDecodePercent(text.replaceAll('+', ' '))

/**
 * Reads a query or cookie parameter from the pairs that it is written in; undefined where it is not among them.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#style-values
 */
export function readFromPairs(
  parameter: Parameter,
  pairs: WrittenPairs,
  { decode, isOther }: { decode: Decode, isOther: (name: string) => boolean },
): Json | undefined {
  const { name, style, explode, schema } = parameter
  const kind = kindOf(schema)
  const decoded = pairs.map(([key, value]) => [decode(key), decode(value)] as const)
  if (parameter.contentType === undefined && kind === 'object' && style === 'deepObject')
    return readDeep(name, schema, decoded)
  if (parameter.contentType === undefined && kind === 'object' && style === 'form' && explode) {
    const isOwn = (key: string): boolean => schema.properties?.some(property => property.name === key) === true
      || (schema.additional !== undefined && !isOther(key))
    const own = decoded.filter(([key]) => isOwn(key))
    const typedOwn = own.map(([key, value]): [string, Json] => [key, typed(value, propertyOf(schema, key))])
    return own.length === 0 ? undefined : new Map(typedOwn)
  }
  const names = [name, ...(kind === 'array' ? [`${name}[]`] : [])]
  const values = pairs.filter(([key]) => names.includes(decode(key))).map(([, value]) => value)
  const [first] = values
  if (first === undefined)
    return style === 'deepObject' ? readDeep(name, schema, decoded) : undefined
  if (parameter.contentType !== undefined)
    return readContent(parameter, decode(first))
  if (kind === 'array' && (explode || values.length > 1))
    return values.map(value => typed(decode(value), schema.items))
  const separator = style === 'spaceDelimited' ? /%20|\+| /g : style === 'pipeDelimited' ? /%7C|\|/gi : /,/g
  return kind === 'primitive'
    ? typed(decode(first), schema)
    : collect(schema, first === '' ? [] : first.split(separator), { decode })
}

/** Reads a path or header parameter; undefined where it is not written in its style. */
export function readFromText(parameter: Parameter, text: string, decode: Decode): Json | undefined {
  const { style, explode, schema } = parameter
  if (parameter.contentType !== undefined)
    return readContent(parameter, decode(text))
  const kind = kindOf(schema)
  if (style === 'matrix')
    return readMatrix(parameter, text, decode)
  if (style === 'label' && !text.startsWith('.'))
    return undefined
  const bare = style === 'label' ? text.slice(1) : text
  if (kind === 'primitive')
    return typed(decode(bare), schema)
  const parts = bare === '' ? [] : bare.split(style === 'label' && explode ? '.' : ',').map(part => part.trim())
  return collect(schema, parts, { decode, isNamed: explode && kind === 'object' })
}

function readMatrix({ name, explode, schema }: Parameter, text: string, decode: Decode): Json | undefined {
  const [before, ...parts] = text.split(';')
  const kind = kindOf(schema)
  if (before !== '' || parts.length === 0)
    return undefined
  if (kind === 'object' && explode)
    return collect(schema, parts, { decode, isNamed: true })
  const values = parts.flatMap((part) => {
    const [key = ''] = part.split('=', 1)
    return decode(key) === name ? [part.slice(key.length + 1)] : []
  })
  const [first] = values
  if (first === undefined)
    return undefined
  if (kind === 'primitive')
    return typed(decode(first), schema)
  return collect(schema, explode ? values : first.split(','), { decode })
}

/** `a,b` as a list; `role,admin`, or `role=admin` where names stand with their values, as an object. */
function collect(
  schema: Schema,
  parts: string[],
  { decode, isNamed = false }: { decode: Decode, isNamed?: boolean },
): Json {
  if (kindOf(schema) === 'array')
    return parts.map(part => typed(decode(part), schema.items))
  const object = new Map<string, Json>()
  for (let at = 0; at < parts.length; at += isNamed ? 1 : 2) {
    const part = parts[at] ?? ''
    const equals = isNamed ? part.indexOf('=') : -1
    const key = decode(equals < 0 ? part : part.slice(0, equals))
    object.set(key, typed(decode(isNamed ? part.slice(equals + 1) : parts[at + 1] ?? ''), propertyOf(schema, key)))
  }
  return object
}

/** The fields of a form by the schema of its body: a name that stands more than once is a list. */
export function readForm(schema: Schema | undefined, pairs: WrittenPairs): Map<string, Json> {
  const fields = new Map<string, Json>()
  for (const name of new Set(pairs.map(([key]) => key.replace(/\[.*/s, '')))) {
    const own = propertyOf(schema, name)
    const values = pairs.filter(([key]) => key === name || key === `${name}[]`).map(([, value]) => value)
    const [first] = values
    if (first === undefined)
      fields.set(name, readDeep(name, own, pairs) ?? '')
    else if (own && kindOf(own) === 'array' && !(values.length === 1 && Array.isArray(parseJson(first))))
      fields.set(name, values.map(value => typed(value, own.items)))
    else
      fields.set(name, own || values.length === 1 ? typed(first, own) : values)
  }
  return fields
}

/** `filter[a][b]=x`, and lists in it by number, by an empty name or by the same name again. */
function readDeep(name: string, schema: Schema | undefined, pairs: WrittenPairs): Json | undefined {
  const own = pairs.flatMap(([key, value]): { path: string[], value: string }[] =>
    key.startsWith(`${name}[`) && key.endsWith(']') ? [{ path: key.slice(name.length + 1, -1).split(']['), value }] : [])
  return own.length === 0 ? undefined : nest(own, schema, 0)
}

function nest(entries: { path: string[], value: string }[], schema: Schema | undefined, depth: number): Json {
  const isList = schema !== undefined && kindOf(schema) === 'array'
  const ends = entries.filter(({ path }) => path.length === depth || (isList && path.length === depth + 1 && /^\d*$/.test(path[depth] ?? '')))
  if (ends.length === entries.length || depth > 10) {
    return isList
      ? entries.map(({ value }) => typed(value, schema?.items))
      : typed(entries[0]?.value ?? '', schema)
  }
  const names = [...new Set(entries.map(({ path }) => path[depth] ?? ''))]
  const parts = names.map((name): [string, Json] =>
    [name, nest(
      entries.filter(({ path }) => path[depth] === name),
      isList ? schema.items : propertyOf(schema, name),
      depth + 1,
    )])
  return isList ? parts.map(([, part]) => part) : new Map(parts)
}

function readContent(parameter: Parameter, text: string): Json {
  return isJsonParameter(parameter) ? parseJson(text) ?? text : text
}

/** A text as the value that its schema asks for. */
function typed(text: string, schema: Schema | undefined): Json {
  const control = schema === undefined ? 'text' : controlOf(schema)
  const entry = schema === undefined || isFileControl(control)
    ? { value: text }
    : fromControlText(text, control, schema)
  return 'value' in entry ? entry.value : text
}

function propertyOf(schema: Schema | undefined, name: string): Schema | undefined {
  return schema?.properties?.find(property => property.name === name)?.schema ?? schema?.additional?.[0]?.schema
}

function kindOf({ types }: Schema): 'array' | 'object' | 'primitive' {
  return types.includes('array') ? 'array' : types.includes('object') ? 'object' : 'primitive'
}
