import type { Schema, Variants } from '../../openapi/model/types.ts'
import type { Json } from '../../openapi/samples/json.ts'
import { parseJson } from '../../openapi/samples/json.ts'
import { numberedAnchor } from '../reference/schema/shapes.ts'

/** The place of a value, and the options that the reader has picked on the page, by their anchors. */
export interface ExamplePlace {
  name: string
  anchor: string
  picks: Readonly<Record<string, number>>
  depth?: number
}

/** Optional fields are included down to this depth. */
const maxDepth = 3

const texts: Readonly<Record<string, string>> = {
  'date-time': '2026-01-31T12:00:00Z',
  'date': '2026-01-31',
  'time': '12:00:00Z',
  'email': 'ada@example.com',
  'uuid': '7f3a1c52-8d4e-4b6a-9c21-5e0f7a9b3d68',
  'uri': 'https://example.com',
}

/** A value of a schema as far as the page shows it, in the options that are picked: the document's example, else a placeholder. */
export function exampleOf(schema: Schema, place: ExamplePlace): Json {
  const written = writtenExample(schema)
  if (written !== undefined)
    return written
  const object = new Map<string, Json>()
  fillFields(object, schema, place)
  for (const [index, variants] of (schema.variants ?? []).entries()) {
    const { chosen, inside } = enter(place, index)
    const option = variants.options[chosen]
    if (option && !option.schema.properties && !schema.properties)
      return exampleOf(option.schema, inside)
    fillOption(object, { variants, chosen }, inside)
  }
  return object.size > 0 ? object : plainExample(schema, place)
}

/** The option that is picked where the n-th choice of a schema stands, and the place inside of it. */
function enter(place: ExamplePlace, index: number): { chosen: number, inside: ExamplePlace } {
  const own = numberedAnchor(place.anchor, index)
  const chosen = place.picks[own] ?? 0
  return {
    chosen,
    inside: {
      ...place,
      anchor: `${own}-${chosen}`,
    },
  }
}

/** Sets an option's own fields, and the constants that tell it from the others. */
export function fillOption(
  object: Map<string, Json>,
  { variants, chosen }: { variants: Variants, chosen: number },
  place: ExamplePlace,
): void {
  const option = variants.options[chosen]
  if (option)
    fillFields(object, option.schema, place)
  for (const [index, inner] of (option?.schema.variants ?? []).entries()) {
    const { chosen, inside } = enter(place, index)
    fillOption(object, { variants: inner, chosen }, inside)
  }
  if (variants.discriminator !== undefined && option?.value !== undefined)
    object.set(variants.discriminator, option.value)
}

function fillFields(object: Map<string, Json>, { properties = [] }: Schema, { picks, depth = 0 }: ExamplePlace): void {
  for (const { name, anchor, required, schema } of properties) {
    const isShown = required || (depth < maxDepth && !schema.deprecated)
    if (schema.const !== undefined || (isShown && !object.has(name))) {
      object.set(
        name,
        exampleOf(schema, {
          name,
          anchor,
          picks,
          depth: depth + 1,
        }),
      )
    }
  }
}

function writtenExample(schema: Schema): Json | undefined {
  const [example] = schema.examples
  if (schema.const === undefined && example !== undefined && schema.types.includes('string'))
    return textOf(example, schema.types)
  const written = parseJson(schema.const ?? example ?? schema.default ?? '')
  return written ?? (schema.enum?.[0] && parseJson(JSON.stringify(schema.enum[0].value)))
}

/** An example of text is shown as it is: `4242` is no number where only text is allowed. */
function textOf(example: string, types: Schema['types']): Json {
  const value = parseJson(example)
  const isOnlyText = types.every(type => type === 'string' || type === 'null')
  return value === undefined || (isOnlyText && typeof value !== 'string') ? example : value
}

function plainExample(schema: Schema, place: ExamplePlace): Json {
  switch (schema.types[0]) {
    case 'object':
      return new Map()
    case 'array':
      return schema.items ? [exampleOf(schema.items, place)] : []
    case 'boolean':
      return true
    case 'integer':
    case 'number':
      return { number: String(schema.bounds?.minimum ?? 1) }
    case 'null':
      return null
    default:
      return textExample(schema, place)
  }
}

function textExample({ format = '', bounds = {} }: Schema, { name }: ExamplePlace): string {
  if (bounds.pattern !== undefined)
    return ''
  return (texts[format] ?? `Sample ${name.replace(/[_-]+/g, ' ')}`.trim())
    .padEnd(Math.min(bounds.minLength ?? 0, 200), '.')
    .slice(0, bounds.maxLength)
}
