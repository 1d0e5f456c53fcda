import type { Operation, RequestBody as SpecRequestBody } from '../../document/openapi.ts'
import { resolve } from '../../document/resolve.ts'
import type { Context } from '../context.ts'
import { compact } from '../describe.ts'
import { toContent } from './media-type.ts'
import type { Direction } from '../../schema/direction.ts'
import type { SchemaWalk } from '../schema/schema.ts'
import type { RequestBody } from '../types.ts'

/** @see https://spec.openapis.org/oas/v3.2.0#request-body-object */
export function toRequestBody(
  context: Context,
  walk: SchemaWalk,
  operation: Operation,
  direction: Direction,
): RequestBody | undefined {
  const body = operation.requestBody && resolve<SpecRequestBody>(context.document, operation.requestBody)?.value
  return body
    && compact({
      description: context.prose(body.description),
      required: body.required === true,
      content: toContent(context, walk, body.content, { anchor: 'body', direction }),
    })
}
