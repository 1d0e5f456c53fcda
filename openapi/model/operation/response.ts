import type { ApiDocument } from '../../document/document.ts'
import type { Header, MediaType, Operation, Response as SpecResponse } from '../../document/openapi.ts'
import type { PlacedOperation } from '../../document/operations.ts'
import { resolve } from '../../document/resolve.ts'
import { errorStatus, typicalFacts } from '../../schema/error/typical.ts'
import { compact } from '../describe.ts'
import type { ModelPhrase } from '../phrases.ts'
import { isObject } from '../../document/json/value.ts'
import { toLinks } from './link.ts'
import { toContent } from './media-type.ts'
import type { PageState } from '../page-state.ts'
import { toParameter } from './parameter.ts'
import type { Direction } from '../../schema/direction.ts'
import { compareStatus, statusPhrase, statusRangeOf } from '../../document/status.ts'
import type { OperationLink, Parameter, Response } from '../types.ts'

export interface PlacedResponse {
  status: string
  response: SpecResponse
  name?: string
  /** Whether other statuses of the operation have the same response. */
  isShared: boolean
}

/** The responses of an operation in ascending order. */
export function listResponses(document: ApiDocument, operation: Operation): PlacedResponse[] {
  const found = Object.entries(operation.responses ?? {})
    .filter(([status]) => !status.startsWith('x-'))
    .flatMap(([status, source]) => {
      const found = isObject(source) ? resolve<SpecResponse>(document, source) : undefined
      return found
        ? [
            compact({
              status: status.replace(/xx$/i, 'XX'),
              response: found.value,
              name: found.name,
            }),
          ]
        : []
    })
    .toSorted((one, other) => compareStatus(one.status, other.status))
  return found.map(one => ({ ...one, isShared: found.filter(({ response }) => response === one.response).length > 1 }))
}

/** The name of a response: `summary` of OpenAPI 3.2, `x-summary` of before, else the phrase of its status. */
export function responseLabel({ status, response }: PlacedResponse, t: ModelPhrase): string {
  const label = response.summary ?? response['x-summary']
  return typeof label === 'string' && label !== '' ? label : statusLabel(status, t)
}

/** The phrase of a status, which is HTTP's own and English everywhere; of a range what it means. */
export function statusLabel(status: string, t: ModelPhrase): string {
  const range = statusRangeOf(status)
  return range === undefined ? statusPhrase(status) : t(range === 'default' ? 'model.statusDefault' : `model.status${range}`)
}

/** Whether a description says no more than the phrase beside it: `OK`, `200 OK`, `4XX: Client error.`. */
export function isPhrase(description: string | undefined, label: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  const text = plain(description ?? '').replace(/^\d(?:\d\d|xx) /, '')
  return text === '' || text === plain(label)
}

interface HeadersPlace {
  anchor: string
  direction: Direction
}

export interface ResponsePlace {
  placed: PlacedOperation
  find: (id: string) => OperationLink | undefined
  direction: Direction
}

/** @see https://spec.openapis.org/oas/v3.2.0#response-object */
export function toResponse(
  state: PageState,
  found: PlacedResponse,
  { placed, find, direction }: ResponsePlace,
): Response {
  const { context, anchors } = state
  const { status, response } = found
  const anchor = anchors('response', status)
  const label = responseLabel(found, context.t)
  return compact<Response>({
    status,
    anchor,
    label,
    description: isPhrase(response.description, label) ? undefined : context.prose(response.description),
    headers: toHeaders(state, response, { anchor, direction }),
    content: toContent(state, response.content, {
      anchor,
      direction,
      error: errorOf(context.document, found, placed),
    }),
    links: toLinks(context, response, find),
  })
}

/** What is known of an error that this API answers. */
function errorOf(document: ApiDocument, { status, response, isShared }: PlacedResponse, placed: PlacedOperation) {
  const code = placed.kind === 'operation' ? errorStatus(status, placed.operation) : undefined
  if (code === undefined)
    return undefined
  const content = Object.entries(response.content ?? {}).flatMap(([type, source]) => {
    const mediaType = isObject(source) ? resolve<MediaType>(document, source)?.value : undefined
    return mediaType ? [{ type, mediaType }] : []
  })
  return { facts: typicalFacts(document, placed, code), declared: { response, content, isShared } }
}

function toHeaders(
  state: PageState,
  response: SpecResponse,
  { anchor, direction }: HeadersPlace,
): Parameter[] {
  return Object.entries(response.headers ?? {}).flatMap(([name, source]) => {
    const header = isObject(source) ? resolve<Header>(state.context.document, source)?.value : undefined
    return header && name.toLowerCase() !== 'content-type'
      ? [
          toParameter(state, header, {
            name,
            in: 'header',
            anchor: state.anchors(anchor, 'header', name),
            direction,
          }),
        ]
      : []
  })
}
