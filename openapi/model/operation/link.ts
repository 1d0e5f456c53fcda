import type { Link, Response as SpecResponse } from '../../document/openapi.ts'
import { resolve } from '../../document/resolve.ts'
import type { Context } from '../context.ts'
import { compact } from '../describe.ts'
import { isObject } from '../../document/json/value.ts'
import { stringifyExact } from '../../document/json/numerals.ts'
import type { OperationLink, ResponseLink } from '../types.ts'
import { safeServerUrl } from '../url.ts'

/**
 * The next calls a response leads to.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#link-object
 */
export function toLinks(
  context: Context,
  response: SpecResponse,
  find: (id: string) => OperationLink | undefined,
): ResponseLink[] {
  return Object.entries(response.links ?? {}).flatMap(([name, source]) => {
    const link = isObject(source) ? resolve<Link>(context.document, source)?.value : undefined
    if (!link)
      return []
    const target = link.operationId ?? link.operationRef
    const operation = typeof target === 'string' ? find(target) : undefined
    const parameters = Object.entries(link.parameters ?? {}).map(([name, value]) => ({
      name,
      value: toText(value),
    }))
    if (link.requestBody !== undefined) {
      parameters.push({ name: 'body', value: toText(link.requestBody) })
    }
    return [
      compact({
        name,
        description: context.prose(link.description),
        operation,
        target: operation === undefined && typeof target === 'string' ? target : undefined,
        server: safeServerUrl(link.server?.url),
        parameters,
      }),
    ]
  })
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : stringifyExact(value)
}
