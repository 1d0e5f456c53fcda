import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { SchemaError, Validate, Validators } from '../../schema/validate/validator.ts'
import type { Violation } from '../error/fault.ts'
import type { Content, MockOperation } from '../operation/operation.ts'
import type { ReadBody } from './body.ts'
import { joinPointer } from '../../document/json/pointer.ts'
import { flagged, propertiesOf, requiredOf } from '../../schema/facts.ts'
import { remember } from '../../document/remember.ts'

/** Checks a body against its schema. */
export function validateBody(
  document: ApiDocument,
  operation: MockOperation,
  { body, validators }: { body: ReadBody, validators: Validators },
): Violation[] {
  if (!body.present) {
    return operation.body?.required ? missingBody(document, operation.body.content[0]) : []
  }
  if (body.content?.mediaType.schema === undefined)
    return []
  const errors = validatorOf(body.content, validators)?.(body.value) ?? []
  return errors.length === 0
    ? []
    : inOrder(document, body.content.mediaType.schema, errors).map(error => ({ ...error, in: 'body' }))
}

/** Cache of validators by content; each mock opens its own operations, and so has its own contents. */
const validates = new WeakMap<Content, Validate | undefined>()

function validatorOf(content: Content, validators: Validators): Validate | undefined {
  return remember(validates, content, () => validators.schema(joinPointer(content.pointer, 'schema'), 'request'))
}

/** Violations of a missing body: those of an empty object, or, where it needs no fields, that the body is missing. */
function missingBody(document: ApiDocument, content: Content | undefined): Violation[] {
  // What the API alone sets is not missing in a request.
  const properties = propertiesOf(document, content?.mediaType.schema)
  const names = [...requiredOf(document, content?.mediaType.schema)].filter(
    name => !flagged(document, properties.get(name) ?? true, 'readOnly'),
  )
  return names.length === 0
    ? [createMissing('', 'a body is required')]
    : names.map(name => createMissing(joinPointer('', name), 'is required', { missingProperty: name }))
}

function createMissing(pointer: string, message: string, params: Violation['params'] = {}): Violation {
  return {
    in: 'body',
    pointer,
    keyword: 'required',
    params,
    message,
  }
}

/** Violations in the order of the fields, as the document lists them. */
function inOrder(document: ApiDocument, schema: Schema, errors: SchemaError[]): SchemaError[] {
  if (errors.length < 2)
    return errors
  const names = [...propertiesOf(document, schema).keys()]
  return errors
    .map(error => ({ error, place: names.indexOf(error.pointer.split('/', 2)[1] ?? '') }))
    .sort((a, b) => a.place - b.place)
    .map(({ error }) => error)
}
