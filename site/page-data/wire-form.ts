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
  const value = standIn(parameter.schema)
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
    const value = standIn(schema)
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

/** A placeholder value for a schema; for a choice, that of its first option. */
function standIn({ types, items, properties = [], variants = [] }: Schema): Json | undefined {
  const first = variants[0]?.options[0]?.schema
  if (types.length === 0 && first !== undefined)
    return standIn(first)
  const [type] = types.filter(type => type !== 'null')
  if (type === 'array') {
    const isNumeric =
      items?.types.every(type => type === 'integer' || type === 'number') === true && items.types.length > 0
    return isNumeric ? [{ number: '1' }, { number: '2' }] : ['a', 'b']
  }
  if (type !== 'object')
    return undefined
  const names = properties.slice(0, 2).map(({ name }) => name)
  return new Map((names.length > 0 ? names : ['key']).map((name, index) => [name, ['a', 'b'][index] ?? 'a']))
}

/** Brackets and separators are easier to read as they are meant; samples show them as they are sent. */
function decodeMarks(text: string): string {
  return text.replaceAll('%5B', '[').replaceAll('%5D', ']')
}
