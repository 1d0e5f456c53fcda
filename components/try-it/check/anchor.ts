import type { Operation, Response, Schema } from '../../../openapi/model/types.ts'
import type { Breach } from './check-answer.ts'
import { statusKeys } from '../../shared/status.ts'
import { pointerSegments } from '../../../openapi/document/json/pointer.ts'

/** Where a page says what a breach breaks: the field, or the nearest thing that holds it. */
export function anchorOf(
  operation: Operation,
  answer: { status: number, mediaType: string },
  breach: Breach,
): string | undefined {
  const response = responseOf(operation, answer.status)
  if (!response || breach.in === 'status' || breach.in === 'type')
    return response?.anchor
  if (breach.in === 'header') {
    const wanted = breach.name?.toLowerCase()
    return response.headers.find(({ name }) => name.toLowerCase() === wanted)?.anchor ?? response.anchor
  }
  const schema = schemaOf(response, answer.mediaType)
  return findAnchor(schema, pointerSegments(breach.pointer ?? '')) ?? response.anchor
}

/** The response that a page shows for a status. */
export function responseOf({ responses }: Operation, status: number): Response | undefined {
  return statusKeys(status)
    .map(key => responses.find(response => response.status === key))
    .find(response => response !== undefined)
}

function schemaOf({ content }: Response, type: string): Schema | undefined {
  const media = content.find(one => one.type.toLowerCase() === type) ?? content[0]
  const shown = media?.sameAs === undefined ? media : content.find(one => one.type === media.sameAs)
  const items = shown?.itemSchema
  return shown?.schema ?? (items && { label: '', types: ['array'], constraints: [], examples: [], items })
}

/** The anchor of the deepest field on the way; fields of all options are looked at. */
function findAnchor(schema: Schema | undefined, [segment, ...rest]: string[]): string | undefined {
  if (!schema || segment === undefined)
    return undefined
  const property = schema.properties?.find(({ name }) => name === segment)
  if (property)
    return findAnchor(property.schema, rest) ?? property.anchor
  if (schema.items && /^\d+$/.test(segment))
    return findAnchor(schema.items, rest)
  const options = schema.variants?.flatMap(({ options }) => options) ?? []
  return options.map(option => findAnchor(option.schema, [segment, ...rest])).find(anchor => anchor !== undefined)
}
