import type { RequestBody, Schema } from '../../openapi/model/types.ts'
import type { Json } from '../../openapi/samples/json.ts'
import type { Draft } from './draft.ts'
import { parseJson, toPrettyText } from '../../openapi/samples/json.ts'
import { innerSchema, listShapes, numberedAnchor } from '../reference/shapes.ts'

/**
 * A value gone over to another option: constants that tell the options apart are set, fields that only the old one has
 * give way to the new one's examples where it needs them.
 */
export function switchOption(value: Json | undefined, schema: Schema, variant: number, option: number): Json | undefined {
  const variants = schema.variants?.[variant]
  const chosen = variants?.options[option]
  if (!variants || !chosen)
    return undefined
  const next = chosen.schema
  if (!next.properties && !schema.properties)
    return exampleOf(next)
  const object = new Map(value instanceof Map
    ? value
    : [])
  const names = new Set([
    ...next.properties ?? [],
    ...schema.properties ?? [],
  ].map(({ name }) => name))
  for (const { schema } of variants.options) {
    for (const { name } of schema.properties ?? []) {
      if (!names.has(name))
        object.delete(name)
    }
  }
  for (const { name, required, schema } of next.properties ?? []) {
    if (schema.const !== undefined || (required && !object.has(name)))
      object.set(name, exampleOf(schema))
  }
  if (variants.discriminator && chosen.value !== undefined)
    object.set(variants.discriminator, chosen.value)
  return object
}

/** Goes over to the option that was chosen in the list of fields, whose picker is known by its anchor. */
export function followPicker(draft: Draft, { content }: RequestBody, anchor: string, option: number): void {
  for (const [index, { names, schema }] of listShapes(content).entries()) {
    for (const type of schema && names.includes(draft.mediaType)
      ? [draft.mediaType]
      : names) {
      const value = parseJson(draft.bodies[type] ?? '')
      const next = schema && change({
        value,
        schema,
        anchor: numberedAnchor('body', index),
      }, anchor, option)
      if (next !== undefined) {
        draft.bodies[type] = toPrettyText(next)
        draft.mediaType = type
        return
      }
    }
  }
}

interface Place { value: Json | undefined, schema: Schema, anchor: string }

/** The value with the option chosen where the anchor stands; undefined where it does not stand in here. Anchors as `SchemaBody` makes them. */
function change({ value, schema, anchor }: Place, target: string, option: number): Json | undefined {
  const inner = innerSchema(schema)
  if (inner !== schema && schema.items) {
    const [first, ...rest] = Array.isArray(value)
      ? value
      : []
    const next = change({ value: first, schema: schema.items, anchor }, target, option)
    return next === undefined
      ? undefined
      : [
          next,
          ...rest,
        ]
  }
  for (const [index, { options }] of (inner.variants ?? []).entries()) {
    const own = numberedAnchor(anchor, index)
    if (own === target)
      return switchOption(value, inner, index, option)
    for (const [number, { schema }] of options.entries()) {
      const next = change({ value, schema, anchor: `${own}-${number}` }, target, option)
      if (next !== undefined)
        return next
    }
  }
  for (const { name, schema, anchor } of inner.properties ?? []) {
    const object = value instanceof Map
      ? value
      : new Map<string, Json>()
    const next = change({
      value: object.get(name),
      schema,
      anchor,
    }, target, option)
    if (next !== undefined)
      return new Map(object).set(name, next)
  }
  return undefined
}

/** The least that a schema shows of its values. */
function exampleOf(schema: Schema): Json {
  const written = parseJson(schema.const ?? schema.examples[0] ?? schema.default ?? '')
  if (written !== undefined)
    return written
  const [first] = schema.enum ?? []
  if (typeof first?.value === 'string')
    return first.value
  if (schema.properties) {
    return new Map(schema.properties.filter(({ required }) => required).map(({ name, schema }) => [
      name,
      exampleOf(schema),
    ]))
  }
  switch (schema.types[0]) {
    case 'object': return new Map()
    case 'array': return schema.items
      ? [
          exampleOf(schema.items),
        ]
      : []
    case 'boolean': return true
    case 'integer':
    case 'number': return {
      number: String(schema.bounds?.minimum ?? 0),
    }
    case 'null': return null
    default: return ''
  }
}
