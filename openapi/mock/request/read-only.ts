import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { ReadBody } from './body.ts'
import { strip } from '../../schema/example/strip.ts'
import { holdsFlagged } from '../state/record/flagged.ts'
import { remember } from '../../document/remember.ts'

const holders = new WeakMap<object, boolean>()

/**
 * A body without what the API alone sets: a client that sends back what it read sends `readOnly` properties, and a server
 * ignores them. OpenAPI 3.2, 4.24.4: they "SHOULD NOT be sent as part of the request".
 */
export function withoutReadOnly(document: ApiDocument, body: ReadBody): ReadBody {
  const schema = body.content?.mediaType.schema
  if (!body.present || typeof schema !== 'object' || !holdsReadOnly(document, schema))
    return body
  return { ...body, value: strip(document, schema, { value: body.value, direction: 'request' }), sent: body.value }
}

function holdsReadOnly(document: ApiDocument, schema: Exclude<Schema, boolean>): boolean {
  return remember(holders, schema, () => holdsFlagged(document, schema, 'readOnly'))
}
