import type { MediaType, Parameter, Schema } from '../../openapi/model/index.ts'
import type { Json } from '../../openapi/samples/json.ts'
import { expandCookie, expandHeader, expandPath, expandQuery } from '../../openapi/samples/style.ts'

/**
 * How a list or an object stands in the request, with stand-ins for its values: `tags=a&tags=b`, `filter[status]=a`. A plain
 * value stands there as it is, and what is written as a media type says so by its name.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#style-values
 */
export function toWireForm(parameter: Parameter): string | undefined {
  if (parameter.contentType !== undefined)
    return parameter.contentType
  const value = standIn(parameter.schema, parameter.style === 'deepObject')
  return value === undefined ? undefined : decodeMarks(expand(parameter, value))
}

/**
 * How the lists and objects of a form stand in its body, by the anchors of their fields, where the document says how.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#encoding-object
 */
export function listBodyForms({ schema, encoding = {} }: MediaType): [anchor: string, form: string][] {
  return (schema?.properties ?? []).flatMap(({ name, anchor, schema }): [string, string][] => {
    const { style, explode, contentType } = Object.hasOwn(encoding, name) ? (encoding[name] ?? {}) : {}
    const value = standIn(schema, style === 'deepObject')
    if (value === undefined || contentType !== undefined || (style === undefined && explode === undefined))
      return []
    const form = expandQuery({ name, style: style ?? 'form', explode: explode ?? (style ?? 'form') === 'form', isForm: true }, value)
    return [[anchor, decodeMarks(form.join('&'))]]
  })
}

function expand(parameter: Parameter, value: Json): string {
  switch (parameter.in) {
    case 'path':
      return expandPath(parameter, value)
    case 'header':
      return expandHeader(parameter, value)
    case 'cookie':
      return expandCookie(parameter, value).join('; ')
    default:
      return expandQuery(parameter, value).join('&')
  }
}

/** Placeholder values for a schema; for a choice, those of its first option. Where names nest in brackets, they nest as its parts do. */
function standIn(schema: Schema, isDeep: boolean): Json | undefined {
  const { type, items, properties = [] } = shapeOf(schema)
  if (type === 'array') {
    const isNumeric =
      items?.types.every(type => type === 'integer' || type === 'number') === true && items.types.length > 0
    return isDeep && items && isNested(items)
      ? [part(items, 'a')]
      : isNumeric ? [{ number: '1' }, { number: '2' }] : ['a', 'b']
  }
  if (type !== 'object')
    return undefined
  const [one, other] = properties
  return new Map([
    [one?.name ?? 'key', isDeep && one ? part(one.schema, 'a') : 'a'],
    ...(other ? [[other.name, isDeep ? part(other.schema, 'b') : 'b'] as const] : []),
  ])
}

/** One value below a name, as deep as it has to be: of an object the first simple property. */
function part(schema: Schema, text: string, depth = 0): Json {
  const { type, items, properties = [] } = shapeOf(schema)
  if (depth > 3 || !isNested(schema))
    return text
  if (type === 'array')
    return [items ? part(items, text, depth + 1) : text]
  const property = properties.find(({ schema }) => !isNested(schema)) ?? properties[0]
  return new Map([[property?.name ?? 'key', property ? part(property.schema, text, depth + 1) : text]])
}

function isNested(schema: Schema): boolean {
  return /^(?:array|object)$/.test(shapeOf(schema).type ?? '')
}

/** A schema, or the first option of a choice, with the first type that is not null. */
function shapeOf(schema: Schema): Pick<Schema, 'items' | 'properties'> & { type?: string | undefined } {
  const { types, items, properties, variants } = schema
  const first = variants?.[0]?.options[0]?.schema
  return types.length === 0 && first !== undefined
    ? shapeOf(first)
    : { type: types.find(type => type !== 'null'), ...(items && { items }), ...(properties && { properties }) }
}

/** Brackets and separators are easier to read as they are meant; samples show them as they are sent. */
function decodeMarks(text: string): string {
  return text.replaceAll('%5B', '[').replaceAll('%5D', ']')
}
