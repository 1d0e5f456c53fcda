import type { ApiDocument } from '../../../document/document.ts'
import type { Schema } from '../../../document/openapi.ts'
import type { JsonObject } from '../../message/exchange.ts'
import type { Link, Resource } from '../resource.ts'
import { tryDecodePercent } from '../../../document/text/percent.ts'
import { conventionsOf } from '../../../schema/conventions.ts'
import { isTrue } from '../../../schema/validate/matches.ts'
import { isParameter } from '../../operation/path-template.ts'
import { singular } from '../../../schema/example/realistic/singular.ts'
import { propertiesOf, typesOf } from '../../../schema/facts.ts'
import { words } from '../../../document/text/words.ts'
import { createIdCast } from './item-id.ts'
import { readAt, writeAt } from './record-id.ts'

/**
 * The properties that name a record's parent, inferred from the parameters above its collection: of the parameter's own name,
 * `tenantId`, or named after the collection above, `user_id` below `/users/{id}` and `owner` below `/owners/{name}`.
 */
export function findLinks(
  document: ApiDocument,
  path: string,
  { properties, id }: { properties: Map<string, Schema>, id: readonly string[] },
): Link[] {
  const conventions = conventionsOf(document)
  const segments = path.split('/')
  return segments.flatMap((text, segment): Link[] => {
    if (!isParameter(text))
      return []
    const parameter = words(text.slice(1, -1))
    const above = words(singular(segments[segment - 1] ?? ''))
    const wanted = [
      ...(conventions.is('ownName', parameter) ? [] : [parameter]),
      ...(above === '' ? [] : [`${above} id`, `${above} ${parameter}`, above]),
    ]
    return findProperty(document, { properties, id }, wanted).map(found => ({ ...found, segment }))
  })
}

/** The first property of a record with one of the wanted names, the id aside. */
function findProperty(
  document: ApiDocument,
  { properties, id }: { properties: Map<string, Schema>, id: readonly string[] },
  wanted: string[],
): Omit<Link, 'segment'>[] {
  // The object with the record's own name often holds the parent's too: `metadata.namespace`.
  const [holder] = id
  const places: { above: string[], properties: Map<string, Schema> }[] = [
    { above: [], properties },
    ...(holder === undefined || id.length === 1
      ? []
      : [{ above: [holder], properties: propertiesOf(document, properties.get(holder)) }]),
  ]
  for (const name of wanted) {
    for (const { above, properties } of places) {
      for (const [key, schema] of properties) {
        const property = [...above, key]
        if (words(key) === name && isScalar(document, schema) && property.join('/') !== id.join('/'))
          return [{ property, schema }]
      }
    }
  }
  return []
}

function isScalar(document: ApiDocument, schema: Schema): boolean {
  const types = typesOf(document, schema)
  return !types.has('object') && !types.has('array') && !types.has('boolean')
}

/** A record below a path, whose parent properties are set to the values in the path. */
export function linked(
  document: ApiDocument,
  { links }: Resource,
  { record, concrete }: { record: JsonObject, concrete: string },
): JsonObject {
  if (links.length === 0)
    return record
  const segments = concrete.split('/')
  let made = record
  for (const { property, schema, segment } of links) {
    const text = segments[segment] ?? ''
    const value = createIdCast(document, schema)(tryDecodePercent(text))
    if (readAt(made, property) !== value && isTrue(document, schema, value))
      made = writeAt(made, property, value)
  }
  return made
}
