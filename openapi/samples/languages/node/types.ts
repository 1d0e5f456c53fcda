import type { Schema } from '../../../model/types.ts'
import type { HttpRequest } from '../../http-request.ts'
import type { Json } from '../../json.ts'
import { isNumber } from '../../json.ts'
import { jsonData } from '../content.ts'
import { quoteJavaScript, syntax } from './syntax.ts'

/** The declarations of a sample in TypeScript, and the names of the types of what is sent and answered. */
export interface Typed {
  declarations: string
  body?: string
  answer?: string
}

/** The deepest that types nest, and the most fields that they name in all: a sample is no client library. */
const deepest = 3
const mostFields = 16

/** The types of a JSON body and a JSON answer, as far as the document describes them and they fit into a sample. */
export function typesOf({ body, schemas = {}, result }: HttpRequest): Typed {
  const sent = body.kind === 'json' ? jsonData(body, syntax) : undefined
  const answer = schemas.answer && declare(schemas.answer, typeName(schemas.answer, result), 'readable')
  // A document's own example may break its schema: then it says more than the type does.
  const input = schemas.body && sent !== undefined && fits(sent, schemas.body, 0)
    ? declare(schemas.body, typeName(schemas.body, 'request_data'), 'writable')
    : undefined
  const isShared = input?.name === answer?.name
  const own = input && isShared && input.code !== answer?.code ? rename(input, `New${input.name}`) : input
  return {
    declarations: [...new Set([own?.code, answer?.code])].filter(code => code !== undefined).join('\n\n'),
    ...(own && { body: own.name }),
    ...(answer && { answer: answer.name }),
  }
}

interface Declared {
  name: string
  code: string
}

/** A declaration of an object or of a list of such; of other data nothing is gained by one. */
function declare(schema: Schema, name: string, side: Side): Declared | undefined {
  const item = schema.items
  const isList = item !== undefined && (schema.properties?.length ?? 0) === 0
  if (isList && (item.properties?.length ?? 0) > 0)
    return { name, code: `type ${name} = ${typeOf(schema, { side, depth: 0, left: mostFields, indent: '' })}` }
  if ((schema.properties?.length ?? 0) === 0 || schema.variants)
    return undefined
  const type = typeOf(schema, { side, depth: 0, left: mostFields, indent: '' })
  return { name, code: type.startsWith('{') && type.endsWith('}') ? `interface ${name} ${type}` : `type ${name} = ${type}` }
}

function rename({ name, code }: Declared, other: string): Declared {
  return { name: other, code: code.replace(/^(interface|type) \w+/, `$1 ${other}`).replaceAll(`: ${name}\n`, `: ${other}\n`) }
}

/** Names that TypeScript or Node have given to something else. */
const global = /^(?:Array|Blob|Boolean|Date|Error|Event|File|FormData|Function|Headers|Map|Number|Object|Promise|Record|Request|Response|Set|String|Symbol|URL|URLSearchParams)$/

function typeName({ component, items }: Schema, fallback: string): string {
  const own = component?.name ?? (items?.component === undefined ? undefined : `${items.component.name}_list`)
  const words = (own?.split(/[./]/).at(-1) ?? (fallback === '' ? 'answer' : fallback)).split(/[^A-Z\d]+/i).filter(Boolean)
  const name = words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return /^[A-Z]\w*$/.test(name) && !global.test(name) ? name : `${/^[A-Z]/.test(name) ? name : 'Answer'}Data`
}

type Side = 'readable' | 'writable'

interface TypePlace {
  side: Side
  depth: number
  left: number
  indent: string
}

function typeOf(schema: Schema, place: TypePlace): string {
  const { types, items, tuple, variants, const: constant } = schema
  if (constant !== undefined)
    return literalOf(constant) ?? 'unknown'
  if (variants !== undefined || tuple !== undefined)
    return 'unknown'
  const values = schema.enum?.length !== undefined && schema.enum.length <= 6 && schema.enumMore === undefined
    ? schema.enum.map(({ value }) => literalOf(JSON.stringify(value) ?? ''))
    : [undefined]
  if (!values.includes(undefined))
    return values.join(' | ')
  const kinds = [...new Set(types.map((type): string => {
    switch (type) {
      case 'integer':
      case 'number':
        return 'number'
      case 'array':
        return items === undefined || place.depth >= deepest ? 'unknown[]' : listOf(typeOf(items, place))
      case 'object':
        return objectOf(schema, place)
      default:
        return type
    }
  }))]
  return kinds.length === 0 ? 'unknown' : kinds.join(' | ')
}

function listOf(item: string): string {
  return /^[\w[\]]+$/.test(item) || (item.startsWith('{') && item.endsWith('}')) ? `${item}[]` : `(${item})[]`
}

function objectOf({ properties = [], additional, cut }: Schema, place: TypePlace): string {
  const shown = properties.filter(({ schema }) => !(place.side === 'writable' ? schema.readOnly : schema.writeOnly))
  if (shown.length === 0 || place.depth >= deepest || place.left < 1 || cut !== undefined) {
    const [first] = additional ?? []
    return first === undefined || first.pattern !== undefined || place.depth >= deepest
      ? 'Record<string, unknown>'
      : `Record<string, ${typeOf(first.schema, { ...place, depth: place.depth + 1, left: 0 })}>`
  }
  // What a sample has no room for may be there all the same.
  const isWhole = shown.length <= place.left
  const left = Math.floor((place.left - shown.length) / 2)
  const indent = `${place.indent}  `
  const lines = shown.slice(0, place.left).map(({ name, required, schema }) => {
    const key = syntax.key(name).slice(0, -2)
    return `${indent}${key === '[\'__proto__\']' ? '\'__proto__\'' : key}${required ? '' : '?'}: ${typeOf(schema, { ...place, depth: place.depth + 1, left, indent })}\n`
  })
  return `{\n${lines.join('')}${isWhole ? '' : `${indent}[name: string]: unknown\n`}${place.indent}}`
}

/** A JSON text as a literal type; undefined where there is none. */
function literalOf(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'string')
      return quoteJavaScript(value)
    return value === null || typeof value === 'boolean' || Number.isSafeInteger(value) ? String(value) : undefined
  }
  catch {
    return undefined
  }
}

/** Whether data are of the type of their schema, without fields that it does not name. */
function fits(json: Json, schema: Schema, depth: number): boolean {
  if (depth > 20)
    return false
  const { types, properties = [], items, variants, additional } = schema
  if (variants !== undefined || types.length === 0)
    return types.length === 0 && variants === undefined && properties.length === 0
  if (json instanceof Map) {
    const named = new Map(properties.map(property => [property.name, property]))
    return types.includes('object')
      && properties.every(({ name, required, schema }) => !required || schema.readOnly === true || json.has(name))
      && [...json].every(([name, value]) => {
        const property = named.get(name)
        return property
          ? !property.schema.readOnly && fits(value, property.schema, depth + 1)
          : named.size === 0 && additional === undefined
      })
  }
  if (Array.isArray(json))
    return types.includes('array') && json.every(item => items === undefined || fits(item, items, depth + 1))
  const plain = isNumber(json) ? Number(json.number) : json
  if (schema.enum !== undefined && !schema.enum.some(({ value }) => value === plain))
    return false
  if (isNumber(json))
    return types.includes('number') || types.includes('integer')
  return types.includes(json === null ? 'null' : typeof json as 'string' | 'boolean')
}
