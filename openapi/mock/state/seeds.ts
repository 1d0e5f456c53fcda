import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { JsonObject } from '../message/exchange.ts'
import type { Seed } from './resource.ts'
import { isOwnName } from './item-id.ts'
import { isTrue } from '../operation/repair.ts'
import { propertiesOf } from '../../schema/facts.ts'
import { mendRecord } from './shown.ts'

/**
 * Items with distinct ids; the examples of the path parameter must be among them, or the samples would not work. Where the
 * schema does not allow such an example as an id, the item is found by it all the same, and shows an id that is allowed.
 */
export function createSeeds(
  document: ApiDocument,
  schema: Schema,
  id: string,
  examples: Record<string, unknown>[],
  wanted: (string | number)[],
): Seed[] {
  const seeds = new Map<string, JsonObject>()
  const add = (value: unknown, example: Record<string, unknown>): void => {
    if ((typeof value !== 'string' && typeof value !== 'number') || seeds.has(String(value)))
      return
    const isAllowed = isTrue(document, propertiesOf(document, schema).get(id), value)
    seeds.set(
      String(value),
      mendRecord(document, schema, { ...(example as JsonObject), [id]: value }, isAllowed ? [id] : []),
    )
  }
  for (const example of examples)
    add(example[id] ?? wanted[0], example)
  const [first] = examples
  for (const value of first ? wanted : [])
    add(value, first ?? {})
  return [...seeds]
}

/** An example below a path of its own: `tenantId` is that of the path. */
export function placeSeed(seed: JsonObject, path: Record<string, string>): JsonObject {
  // The texts of a file with any character beyond Latin-1 take two bytes a character, and longer to write; JSON's take one.
  const record = JSON.parse(JSON.stringify(seed)) as JsonObject
  for (const [name, value] of Object.entries(path)) {
    if (!isOwnName(name) && (typeof record[name] === 'string' || typeof record[name] === 'number')) {
      record[name] = typeof record[name] === 'number' ? Number(value) : value
    }
  }
  return record
}
