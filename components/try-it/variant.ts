import type { RequestBody, Schema } from '../../openapi/model/types.ts'
import type { Json } from '../../openapi/samples/json.ts'
import type { Draft } from './draft/draft.ts'
import type { ExamplePlace } from './option-example.ts'
import { parseJson, toPrettyText } from '../../openapi/samples/json.ts'
import { innerSchema, listShapes, numberedAnchor } from '../reference/schema/shapes.ts'
import { exampleOf, fillOption } from './option-example.ts'

/** The option to switch to, and of which `oneOf` or `anyOf` of a schema, by their numbers. */
export interface Choice {
  variant: number
  option: number
}

/**
 * Switches a value to another option: constants that tell the options apart are set, fields that only the old one has
 * are replaced by the new one's.
 */
export function switchOption(
  value: Json | undefined,
  { schema, variant, option }: Choice & { schema: Schema },
  place: ExamplePlace,
): Json | undefined {
  const variants = schema.variants?.[variant]
  const chosen = variants?.options[option]
  if (!variants || !chosen)
    return undefined
  const next = chosen.schema
  const inside = { ...place, anchor: `${numberedAnchor(place.anchor, variant)}-${option}` }
  if (!next.properties && !schema.properties)
    return exampleOf(next, inside)
  const object = new Map(value instanceof Map ? value : [])
  const names = new Set([...(next.properties ?? []), ...(schema.properties ?? [])].map(({ name }) => name))
  for (const { schema } of variants.options) {
    for (const { name } of schema.properties ?? []) {
      if (!names.has(name))
        object.delete(name)
    }
  }
  fillOption(object, { variants, chosen: option }, inside)
  return object
}

/** The list of options that was picked from, and the options that are picked in all lists. */
interface Picked {
  anchor: string
  picks: Readonly<Record<string, number>>
}

/** Switches to the option that was picked in the list of fields at an anchor, and to those picked inside it. */
export function followPicker(draft: Draft, { content }: RequestBody, picked: Picked): void {
  for (const [index, { names, schema }] of listShapes(content).entries()) {
    for (const type of schema && names.includes(draft.mediaType) ? [draft.mediaType] : names) {
      const value = parseJson(draft.bodies[type] ?? '')
      const next = schema && change({ value, schema, anchor: numberedAnchor('body', index), name: '' }, picked)
      if (next !== undefined) {
        draft.bodies[type] = toPrettyText(next)
        draft.mediaType = type
        return
      }
    }
  }
}

interface VariantPlace {
  value: Json | undefined
  schema: Schema
  anchor: string
  name: string
}

/** The value with the option chosen where the anchor stands; undefined where the anchor is not inside this value. Anchors are those of `SchemaBody`. */
function change({ value, schema, anchor, name }: VariantPlace, picked: Picked): Json | undefined {
  const inner = innerSchema(schema)
  if (inner !== schema && schema.items) {
    const [first, ...rest] = Array.isArray(value) ? value : []
    const next = change({ value: first, schema: schema.items, anchor, name }, picked)
    return next === undefined ? undefined : [next, ...rest]
  }
  for (const [index, { options }] of (inner.variants ?? []).entries()) {
    const own = numberedAnchor(anchor, index)
    if (own === picked.anchor) {
      const { picks } = picked
      return switchOption(value, { schema: inner, variant: index, option: picks[own] ?? 0 }, { name, anchor, picks })
    }
    for (const [number, { schema }] of options.entries()) {
      const next = change({ value, schema, anchor: `${own}-${number}`, name }, picked)
      if (next !== undefined)
        return next
    }
  }
  for (const { name, schema, anchor } of inner.properties ?? []) {
    const object = value instanceof Map ? value : new Map<string, Json>()
    const next = change({ value: object.get(name), schema, anchor, name }, picked)
    if (next !== undefined)
      return new Map(object).set(name, next)
  }
  return undefined
}
