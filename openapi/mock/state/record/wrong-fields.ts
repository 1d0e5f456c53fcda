import type { ApiDocument } from '../../../document/document.ts'
import type { Schema } from '../../../document/openapi.ts'
import type { Violation } from '../../error/fault.ts'
import type { JsonObject } from '../../message/exchange.ts'
import type { Resource } from '../resource.ts'
import { own } from '../../../document/json/value.ts'
import { joinPointer } from '../../../document/json/pointer.ts'
import { errorsIn, isTrue } from '../../../schema/validate/matches.ts'
import { deref, flagged, propertiesOf } from '../../../schema/facts.ts'

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
  const undescribed = Object.keys(body).filter(name => !described.has(name))
  return undescribed.flatMap((name): Violation[] => {
    const value = own(record, name)
    const property = resource.properties.get(name)
    if (property === undefined)
      return isClosed && !resource.declared().has(name) ? [unknownField(name)] : []
    const isFine =
      value === undefined
      || value === null
      || resource.id[0] === name
      || flagged(document, property, 'readOnly')
      || isTrue(document, property, value)
    return isFine ? [] : wrongIn(document, { name, property, value })
  })
}

/** Whether a schema allows no properties but its own. */
export function isClosedTo(document: ApiDocument, schema: Schema): boolean {
  const found = deref(document, schema)
  return found?.additionalProperties === false || found?.unevaluatedProperties === false
}

function unknownField(name: string): Violation {
  return {
    in: 'body',
    pointer: joinPointer('', name),
    keyword: 'additionalProperties',
    params: { additionalProperty: name },
    message: 'is not among the fields of such a record',
  }
}

/** What is wrong in a field, by its own schema. */
function wrongIn(
  document: ApiDocument,
  { name, property, value }: { name: string, property: Schema, value: unknown },
): Violation[] {
  return errorsIn(document, property, value, { direction: 'response' }).map((error): Violation => ({
    ...error,
    in: 'body',
    pointer: joinPointer('', name) + error.pointer,
  }))
}
