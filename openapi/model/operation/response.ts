import type { ApiDocument } from '../../document/document.ts'
import type { Header, Operation, Response as SpecResponse } from '../../document/openapi.ts'
import { resolve } from '../../document/resolve.ts'
import { compact } from '../describe.ts'
import { isObject } from '../../document/json.ts'
import { toLinks } from './link.ts'
import { toContent } from './media-type.ts'
import type { PageState } from '../page-state.ts'
import { toParameter } from './parameter.ts'
import type { Direction } from '../../schema/direction.ts'
import { compareStatus, statusPhrase } from '../../document/status.ts'
import type { OperationLink, Parameter, Response } from '../types.ts'

export interface PlacedResponse {
  status: string
  response: SpecResponse
  name?: string
}

/** The responses of an operation in ascending order. */
export function listResponses(document: ApiDocument, operation: Operation): PlacedResponse[] {
  return Object.entries(operation.responses ?? {})
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
}

/** The name of a response: `summary` of OpenAPI 3.2, `x-summary` of before, else the phrase of its status. */
export function responseLabel({ status, response }: PlacedResponse): string {
  const label = response.summary ?? response['x-summary']
  return typeof label === 'string' && label !== '' ? label : statusPhrase(status)
}

/** Whether a description says no more than the phrase beside it: `OK`, `200 OK`, `Created.`. */
export function isPhrase(description: string | undefined, label: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  const text = plain(description ?? '').replace(/^\d{3} /, '')
  return text === '' || text === plain(label)
}

interface HeadersPlace {
  anchor: string
  direction: Direction
}

export interface ResponsePlace {
  find: (id: string) => OperationLink | undefined
  direction: Direction
}

/** @see https://spec.openapis.org/oas/v3.2.0#response-object */
export function toResponse(
  state: PageState,
  placed: PlacedResponse,
  { find, direction }: ResponsePlace,
): Response {
  const { context, walk, anchors } = state
  const { status, response } = placed
  const anchor = anchors('response', status)
  const label = responseLabel(placed)
  return compact<Response>({
    status,
    anchor,
    label,
    description: isPhrase(response.description, label) ? undefined : context.prose(response.description),
    headers: toHeaders(state, response, { anchor, direction }),
    content: toContent(context, walk, response.content, { anchor, direction }),
    links: toLinks(context, response, find),
  })
}

function toHeaders(
  { context, walk, anchors }: PageState,
  response: SpecResponse,
  { anchor, direction }: HeadersPlace,
): Parameter[] {
  return Object.entries(response.headers ?? {}).flatMap(([name, source]) => {
    const header = isObject(source) ? resolve<Header>(context.document, source)?.value : undefined
    return header && name.toLowerCase() !== 'content-type'
      ? [
          toParameter(context, walk, header, {
            name,
            in: 'header',
            anchor: anchors(anchor, 'header', name),
            direction,
          }),
        ]
      : []
  })
}
