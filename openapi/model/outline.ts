import type { Operation, Schema, SchemaPage } from './types.ts'

/**
 * The anchors of a page that are published with it: parameters, responses, and the first fields of the body or of
 * the schema. A removed deeper anchor leads to the nearest of these.
 */
export function outlineOf(page: Operation | SchemaPage): string[] {
  const anchors =
    'parameters' in page
      ? [
          ...page.parameters.map(({ anchor }) => anchor),
          ...(page.requestBody?.content ?? []).flatMap(({ schema, itemSchema }) => [
            ...firstFields(schema),
            ...firstFields(itemSchema),
          ]),
          ...page.responses.map(({ anchor }) => anchor),
        ]
      : firstFields(page.schema)
  return [...new Set(anchors)]
}

function firstFields(schema: Schema | undefined, depth = 0): string[] {
  if (schema === undefined)
    return []
  return [
    ...(schema.properties ?? []).map(({ anchor }) => anchor),
    ...(depth === 0
      ? [
          schema.items,
          ...(schema.variants ?? []).flatMap(({ options }) => options.map(option => option.schema)),
        ].flatMap(inner => firstFields(inner, depth + 1))
      : []),
  ]
}

/** The nearest anchor above one that is gone: `body-address` for `body-address-zip`. */
export function nearestAnchor(anchor: string, alive: ReadonlySet<string>): string | undefined {
  for (let end = anchor.lastIndexOf('-'); end > 0; end = anchor.lastIndexOf('-', end - 1)) {
    if (alive.has(anchor.slice(0, end)))
      return anchor.slice(0, end)
  }
  return undefined
}
