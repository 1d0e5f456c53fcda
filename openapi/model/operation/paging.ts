import type { ApiDocument } from '../../document/document.ts'
import type { MediaType } from '../../document/openapi.ts'
import type { PlacedOperation } from '../../document/operations.ts'
import type { Paging } from '../../schema/paging.ts'
import { isObject } from '../../document/json/value.ts'
import { resolve } from '../../document/resolve.ts'
import { exampleOf } from '../../schema/example/example.ts'
import { findPaging } from '../../schema/paging.ts'
import { listParameters } from './parameter.ts'
import { listResponses } from './response.ts'

/** How the list is paged that an operation without side effects answers with first. */
export function toPaging(document: ApiDocument, { operation, pathItem, method }: PlacedOperation): Paging | undefined {
  const success = listResponses(document, operation).find(({ status }) => status.startsWith('2'))?.response
  if (!success || method.toLowerCase() !== 'get')
    return undefined
  const [type = '', source] = Object.entries(success.content ?? {})[0] ?? []
  const mediaType = isObject(source) ? resolve<MediaType>(document, source)?.value : undefined
  if (mediaType?.schema === undefined || !/[/+]json$/i.test(type.split(';', 1)[0]?.trim() ?? ''))
    return undefined
  return findPaging(document, {
    parameters: listParameters(document, pathItem, operation).filter(parameter => parameter.in === 'query'),
    schema: mediaType.schema,
    example: exampleOf(document, mediaType, { direction: 'response', mediaType: type }).value,
    headers: Object.keys(success.headers ?? {}),
  })
}
