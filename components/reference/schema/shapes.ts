import type { MediaType, Schema } from '../../../openapi/model/types.ts'

/** Media types that carry the same schema. */
export interface Shape {
  names: string[]
  mediaType: MediaType
  schema?: Schema
  /** The schema is that of each item of a sequence. */
  sequential: boolean
  /** The schema of each item, where the sequence as a whole has a schema too. */
  item?: Schema
}

export function listShapes(content: MediaType[]): Shape[] {
  const byText = new Map<string, Shape>()
  for (const mediaType of content) {
    const { type, schema, itemSchema, encoding, prefixEncoding, itemEncoding } = mediaType
    const key = JSON.stringify([
      withoutAnchors(schema),
      withoutAnchors(itemSchema),
      encoding,
      prefixEncoding,
      itemEncoding,
    ])
    const shape = byText.get(key)
    if (shape === undefined) {
      byText.set(key, {
        names: [type],
        mediaType,
        schema: schema ?? itemSchema,
        sequential: schema === undefined && itemSchema !== undefined,
        ...(schema !== undefined && itemSchema !== undefined && { item: itemSchema }),
      })
    }
    else {
      shape.names.push(type)
    }
  }
  return [...byText.values()]
}

/** The anchor of the n-th shape of a body: `body`, `body-2`. */
export function numberedAnchor(anchor: string, index: number): string {
  return index === 0 ? anchor : `${anchor}-${index + 1}`
}

/** The schema shown for an array: its innermost items; a tuple is shown itself. */
export function innerSchema(outer: Schema): Schema {
  return listItems(outer).at(-1) ?? outer
}

/** The items of a schema, their items, and so on, until a schema that is not a plain list or has facts of its own. */
export function listItems(outer: Schema): Schema[] {
  const items: Schema[] = []
  for (
    let schema = outer;
    schema.items && !schema.properties && !schema.variants && !schema.tuple && !schema.conditions;
    schema = schema.items
  )
    items.push(schema.items)
  return items
}

/** Whether its values are one text, number or switch each, never a list or an object. */
export function isSingle({ types, variants = [], ...schema }: Schema): boolean {
  return hasBody({ ...schema, types })
    ? false
    : variants.length > 0
      ? variants.every(({ options }) => options.every(option => isSingle(option.schema)))
      : types.length > 0 && !types.includes('object') && !types.includes('array')
}

const tellingFields = [
  'patterns',
  'enum',
  'description',
  'format',
  'const',
  'default',
  'contentMediaType',
  'contentEncoding',
  'deprecated',
  'externalDocs',
  'xml',
] as const

/** Whether a schema has more to show than its type. */
export function isTelling({ constraints, examples, ...schema }: Schema): boolean {
  return constraints.length > 0 || examples.length > 0 || tellingFields.some(field => schema[field] !== undefined)
}

const bodyFields = [
  'properties',
  'variants',
  'items',
  'tuple',
  'additional',
  'conditions',
  'omitted',
  'bases',
  'cut',
] as const

const factFields = ['patterns', 'format', 'const', 'contentMediaType', 'contentEncoding', 'closed', 'xml'] as const

/** Whether there may be something to show inside a schema: most fields hold a plain value. */
export function hasBody(schema: Schema): boolean {
  return bodyFields.some(field => schema[field] !== undefined)
}

/** Whether a schema, or the parameter that has it, may have short facts to show. */
export function hasFacts({
  schema,
  examples = [],
  sent,
}: {
  schema: Schema
  examples?: unknown[]
  sent?: string
}): boolean {
  return schema.constraints.length > 0
    || schema.examples.length > 0
    || examples.length > 0
    || sent !== undefined
    || factFields.some(field => schema[field] !== undefined)
}

function withoutAnchors(schema: Schema | undefined): unknown {
  return JSON.parse(JSON.stringify(schema ?? null, (key, value) => (key === 'anchor' ? undefined : value)))
}

/** Fields of a form that nobody described are ignored as often as refused: that there are no others says little. */
export function isForm(type: string): boolean {
  return /^(?:application\/x-www-form-urlencoded|multipart\/)/i.test(type)
}
