import type { ApiDocument } from '../../../document/document.ts'
import type { Schema, SchemaObject } from '../../../document/openapi.ts'
import type { JsonObject } from '../../message/exchange.ts'
import { keepsNumerals } from '../../../document/json/numerals.ts'
import { valueAt } from '../../../document/json/pointer.ts'
import { deref } from '../../../schema/facts.ts'
import { isTrue } from '../../../schema/validate/matches.ts'

/** Knows records that are like one which was found valid. */
export interface Likeness {
  /** Whether a record has the properties of the last one that was kept, and values that are allowed where they differ; `false` decides nothing. */
  isLike: (record: JsonObject) => boolean
  keep: (record: JsonObject) => void
}

/** Keywords that speak of an object's own names alone, or of nothing. */
const plain = /^(?:type|nullable|properties|required|(?:min|max)Properties|title|description|summary|examples?|default|deprecated|externalDocs|xml|readOnly|writeOnly|\$comment|x-.*)$/

/**
 * Records of a resource are made alike: most of their values are those of the record made before. Where a schema judges each
 * value by itself, only the values that differ have to be checked again.
 */
export function createLikeness(document: ApiDocument, schema: Schema): Likeness {
  const parts = partsOf(document, schema)
  let names: string[] = []
  let values: unknown[] = []

  function isLike(record: JsonObject): boolean {
    if (!parts || names.length === 0 || keepsNumerals(record) || !isSameList(Object.keys(record), names))
      return false
    const given: unknown[] = Object.values(record)
    return given.every((value, index) =>
      value === values[index] || isTrue(document, parts.get(names[index] ?? ''), value))
  }

  function keep(record: JsonObject): void {
    if (!parts || keepsNumerals(record))
      return
    names = Object.keys(record)
    values = Object.values(record)
  }

  return { isLike, keep }
}

/** Whether two lists of names are the same, order included. */
export function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index])
}

/** The schemas that decide on an object's values one by one; undefined where more is said of it. */
function partsOf(document: ApiDocument, schema: Schema): Map<string, Schema> | undefined {
  const found = deref(document, schema)
  if (found === undefined || (found !== schema && !isBareReference(document, schema, found)))
    return undefined
  const { additionalProperties = true, ...others } = found
  return typeof additionalProperties === 'boolean' && Object.keys(others).every(keyword => plain.test(keyword))
    ? new Map(Object.entries(found.properties ?? {}))
    : undefined
}

/** Whether a reference stands alone, and leads straight to a schema. */
function isBareReference(document: ApiDocument, schema: Schema, target: SchemaObject): boolean {
  return typeof schema === 'object'
    && Object.keys(schema).length === 1
    && schema.$ref !== undefined
    && valueAt(document.root, schema.$ref) === target
}
