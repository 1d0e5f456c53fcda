import type { Schema } from '../document/openapi.ts'
import type { ApiDocument } from '../document/document.ts'
import { flatten } from './flatten.ts'

/** Which way a schema is read: requests leave out what only the server sets, responses what only the client sends. */
export type Direction = 'request' | 'response'

/**
 * Whether a schema's values do not travel in a direction: `readOnly` in requests, `writeOnly` in responses, on the schema itself, on what
 * it refers to, or on a part of its `allOf`.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#schema-object
 */
export function isLeftOut(
  document: ApiDocument,
  schema: Schema | undefined,
  direction: Direction | undefined,
): boolean {
  if (direction === undefined || typeof schema !== 'object' || schema === null)
    return false
  const { keywords } = flatten(document, schema)
  return direction === 'request' ? keywords.readOnly === true : keywords.writeOnly === true
}
