import type { RequestBody, Schema } from '../../openapi/model/types.ts'
import type { Json } from '../../openapi/samples/json.ts'
import type { Draft } from './draft/draft.ts'
import type { ExamplePlace } from './option-example.ts'
import { parseJson, toPrettyText } from '../../openapi/samples/json.ts'
import { innerSchema, listShapes, numberedAnchor } from '../reference/schema/shapes.ts'
import { exampleOf, fillOption } from './option-example.ts'

/**
 * Switches a value to another option: constants that tell the options apart are set, fields that only the old one has
 * are replaced by the new one's.
 */
export function switchOption(
  value: Json | undefined,
  schema: Schema,
  choice: { variant: number, option: number },
  place: ExamplePlace,
): Json | undefined {
  const variants = schema.variants?.[choice.variant]
  const chosen = variants?.options[choice.option]
  if (!variants || !chosen)
    return undefined
  const next = chosen.schema
  const inside = { ...place, anchor: `${numberedAnchor(place.anchor, choice.variant)}-${choice.option}` }
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
  fillOption(object, variants, choice.option, inside)
  return object
}

/** Switches to the option that was picked in the list of fields at an anchor, and to those picked inside it. */
export function followPicker(
  draft: Draft,
  { content }: RequestBody,
  anchor: string,
  picks: Readonly<Record<string, number>>,
): void {
  for (const [index, { names, schema }] of listShapes(content).entries()) {
    for (const type of schema && names.includes(draft.mediaType) ? [draft.mediaType] : names) {
      const value = parseJson(draft.bodies[type] ?? '')
      const next =
        schema
        && change(
          {
            value,
            schema,
            anchor: numberedAnchor('body', index),
            name: '',
          },
          anchor,
          picks,
        )
      if (next !== undefined) {
        draft.bodies[type] = toPrettyText(next)
        draft.mediaType = type
        return
      }
    }
  }
}

interface Place {
  value: Json | undefined
  schema: Schema
  anchor: string
  name: string
}

/** The value with the option chosen where the anchor stands; undefined where the anchor is not inside this value. Anchors are those of `SchemaBody`. */
function change(
  { value, schema, anchor, name }: Place,
  target: string,
  picks: Readonly<Record<string, number>>,
): Json | undefined {
  const inner = innerSchema(schema)
  if (inner !== schema && schema.items) {
    const [first, ...rest] = Array.isArray(value) ? value : []
    const next = change(
      {
        value: first,
        schema: schema.items,
        anchor,
        name,
      },
      target,
      picks,
    )
    return next === undefined ? undefined : [next, ...rest]
  }
  for (const [index, { options }] of (inner.variants ?? []).entries()) {
    const own = numberedAnchor(anchor, index)
    if (own === target)
      return switchOption(value, inner, { variant: index, option: picks[target] ?? 0 }, { name, anchor, picks })
    for (const [number, { schema }] of options.entries()) {
      const next = change(
        {
          value,
          schema,
          anchor: `${own}-${number}`,
          name,
        },
        target,
        picks,
      )
      if (next !== undefined)
        return next
    }
  }
  for (const { name, schema, anchor } of inner.properties ?? []) {
    const object = value instanceof Map ? value : new Map<string, Json>()
    const next = change(
      {
        value: object.get(name),
        schema,
        anchor,
        name,
      },
      target,
      picks,
    )
    if (next !== undefined)
      return new Map(object).set(name, next)
  }
  return undefined
}
