import type { ApiDocument } from '../document/document.ts'
import type { Responder } from './answer/answers.ts'
import type { Envelope } from './answer/envelope.ts'
import type { MockOperation, OperationEntry } from './operation/operation.ts'
import type { MockHandler } from './override.ts'
import type { ReadParameters } from './request/parameters.ts'
import type { Action } from './state/action.ts'
import type { Resources } from './state/resources.ts'
import type { Validators } from '../schema/validate/validator.ts'
import { answered, isSameSchema } from './operation/answered.ts'
import { createResponder } from './answer/answers.ts'
import { createEnvelope } from './answer/envelope.ts'
import { isJson } from './message/media-type.ts'
import { openOperation, responseFor, successStatus } from './operation/operation.ts'
import { createParameterReader } from './request/parameters.ts'

/** All that answering an operation takes, prepared when it is first called. */
export interface Plan {
  operation: MockOperation
  readParameters: ReadParameters
  responder: Responder
  action?: Action
  /** How a page of a list is wrapped. */
  envelope: () => Envelope
  success: number
  /** The status of what was made: 201 where it is declared and shows the same. */
  created: number
  successTypes: string[]
  override?: MockHandler['answer']
}

export function createPlan(
  document: ApiDocument,
  entry: OperationEntry,
  resources: Resources,
  validators: Validators,
  override?: MockHandler['answer'],
): Plan {
  const operation = openOperation(document, entry)
  const responder = createResponder(document, operation)
  const success = successStatus(operation)
  const action = resources.actionOf(operation)
  let envelope: Envelope | undefined
  return {
    operation,
    readParameters: createParameterReader(document, operation, validators),
    responder,
    action,
    envelope: () =>
      (envelope ??= createEnvelope(
        document,
        action?.slot ?? { schema: true, envelope: [], answer: true },
        action?.resource.id ?? '',
        responder.exampleValue(success),
      )),
    success,
    created: operation.responses.has('201') && isAlike(document, operation, success) ? 201 : success,
    successTypes: responder.types(success),
    override,
  }
}

/** Whether what is said of 201 is what is said of another status of success, or nothing is. */
function isAlike(document: ApiDocument, operation: MockOperation, success: number): boolean {
  const content = responseFor(operation, 201)?.content ?? []
  const json = content.find(({ type }) => isJson(type))?.mediaType.schema
  const other = answered(operation)?.schema
  return success === 201
    || content.length === 0
    || (json !== undefined && other !== undefined && isSameSchema(document, json, other))
}
