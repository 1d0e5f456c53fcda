import type { Operation, RequestBody as SpecRequestBody } from '../../document/openapi.ts'
import { resolve } from '../../document/resolve.ts'
import { compact } from '../describe.ts'
import { toContent } from './media-type.ts'
import type { Direction } from '../../schema/direction.ts'
import type { PageState } from '../page-state.ts'
import type { RequestBody } from '../types.ts'

/** @see https://spec.openapis.org/oas/v3.2.0#request-body-object */
export function toRequestBody(
  state: Pick<PageState, 'context' | 'walk'>,
  { operation, direction }: { operation: Operation, direction: Direction },
): RequestBody | undefined {
  const { context } = state
  const body = operation.requestBody && resolve<SpecRequestBody>(context.document, operation.requestBody)?.value
  return body
    && compact({
      description: context.prose(body.description),
      required: body.required === true,
      content: toContent(state, body.content, { anchor: 'body', direction }),
    })
}
