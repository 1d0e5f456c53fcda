import type { Schema as SpecSchema } from '../document/openapi.ts'
import type { ApiDocument } from '../document/document.ts'
import { flatten } from './flatten.ts'

/** Which way a schema is read: requests leave out what only the server sets, responses what only the client sends. */
export type Direction = 'request' | 'response'

/** What only the other side sets is left out (`readOnly` in requests, `writeOnly` in responses). */
export function isHidden(
  context: { document: ApiDocument },
  schema: SpecSchema,
  direction: Direction | undefined,
): boolean {
  if (direction === undefined || typeof schema === 'boolean')
    return false
  const { keywords } = flatten(context.document, schema)
  return direction === 'request' ? keywords.readOnly === true : keywords.writeOnly === true
}
