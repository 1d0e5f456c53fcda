import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Violation } from '../error/fault.ts'
import type { JsonObject } from '../message/exchange.ts'
import type { Resource } from './resource.ts'
import { own } from '../../document/json.ts'
import { joinPointer } from '../../document/resolve.ts'
import { isTrue } from '../operation/repair.ts'
import { deref, flagged, propertiesOf } from '../../schema/facts.ts'

/**
 * Violations of the record's schema that a body would cause, where the body's own schema is open: a PATCH that takes any
 * object must not set a user's age to a text. Properties that the API sets itself are ignored.
 */
export function wrongFields(
  document: ApiDocument,
  resource: Resource,
  { body, schema, record = body }: { body: JsonObject, schema?: Schema, record?: JsonObject },
): Violation[] {
  const described = propertiesOf(document, schema)
  const isClosed = isClosedTo(document, resource.schema)
  return Object.keys(body).flatMap((name): Violation[] => {
    if (described.has(name))
      return []
    const value = own(record, name)
    const property = resource.properties.get(name)
    if (property === undefined)
      return isClosed && !resource.declared().has(name) ? [violationOf(name, 'additionalProperties')] : []
    const isFine = value === undefined || value === null || flagged(
      document,
      property,
      'readOnly',
    ) || isTrue(document, property, value)
    return isFine || resource.id[0] === name ? [] : [violationOf(name, 'schema')]
  })
}

/** Whether a schema allows no properties but its own. */
export function isClosedTo(document: ApiDocument, schema: Schema): boolean {
  const found = deref(document, schema)
  return found?.additionalProperties === false || found?.unevaluatedProperties === false
}

function violationOf(name: string, keyword: 'additionalProperties' | 'schema'): Violation {
  return {
    in: 'body',
    pointer: joinPointer('', name),
    keyword,
    params: keyword === 'schema' ? {} : { additionalProperty: name },
    message: keyword === 'schema' ? 'is not what such a field may hold' : 'is not among the fields of such a record',
  }
}
