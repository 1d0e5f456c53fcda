import type { ApiDocument } from '../document/document.ts'
import type { Responder } from './answer/answers.ts'
import type { Echo } from './answer/echo.ts'
import type { Envelope } from './answer/envelope.ts'
import type { PageAfter } from './answer/free-page.ts'
import type { MockOperation, OperationEntry } from './operation/operation.ts'
import type { MockHandler } from './override.ts'
import type { ReadParameters } from './request/parameters.ts'
import type { Action } from './state/action.ts'
import type { Resources } from './state/resources.ts'
import type { Validators } from '../schema/validate/validator.ts'
import type { Slot } from '../schema/rows.ts'
import { answered, isSameSchema, recordSlot } from './operation/answered.ts'
import { findRows } from '../schema/rows.ts'
import { own, sameJson } from '../document/json/value.ts'
import { exampleOf, listExamples } from '../schema/example/example.ts'
import { createEcho } from './answer/echo.ts'
import { parameterValue } from './operation/examples.ts'
import { nameOf } from './state/id/record-id.ts'
import { createResponder } from './answer/answers.ts'
import { createEnvelope } from './answer/envelope.ts'
import { createPageAfter } from './answer/free-page.ts'
import { isJson } from './message/media-type.ts'
import { openOperation, responseFor, successStatus } from './operation/operation.ts'
import { createParameterReader } from './request/parameters.ts'
import { lazy } from '../document/lazy.ts'

/** All that answering an operation takes, prepared when it is first called. */
export interface Plan {
  operation: MockOperation
  readParameters: ReadParameters
  responder: Responder
  action?: Action
  /** How an operation that keeps nothing gives back what it is sent. */
  echo: () => Echo | undefined
  /** Where the record or the list stands in an answer of a media type; undefined where such an answer shows neither. */
  slotOf: (type: string | undefined) => Slot | undefined
  /** The page after the one that the example of a media type shows, of a list that is not kept. */
  pageAfter: (type: string | undefined) => PageAfter
  /** How a page of a list is wrapped in a media type. */
  envelope: (type: string | undefined) => Envelope
  /** Whether the samples of this operation name a record by this id. */
  isShown: (id: string) => boolean
  /** Whether the samples of this operation send a value of a field. */
  isShownValue: (name: string, value: unknown) => boolean
  /** Whether an `If-Match` is the one that the samples show: it then counts as the record's current tag. */
  isShownTag: (tag: string) => boolean
  success: number
  /** The status for a new record: 201 where it is declared and has the same content. */
  created: number
  successTypes: string[]
  override?: MockHandler['answer']
}

/** What a plan is made of. */
export interface PlanSource {
  document: ApiDocument
  entry: OperationEntry
  resources: Resources
  validators: Validators
  override?: MockHandler['answer']
}

export function createPlan({ document, entry, resources, validators, override }: PlanSource): Plan {
  const operation = openOperation(document, entry)
  const responder = createResponder(document, operation)
  const success = successStatus(operation)
  const action = resources.actionOf(operation)
  const slotOf = byType(type => findSlot(document, operation, { action, type }))
  const shown = lazy(() => listShown(document, operation, action))
  const shownTag = lazy(() => {
    const found = operation.parameters.find(
      ({ parameter }) => parameter.in === 'header' && parameter.name.toLowerCase() === 'if-match',
    )
    return found && String(parameterValue(document, found.parameter))
  })
  return {
    operation,
    readParameters: createParameterReader(document, operation, validators),
    responder,
    action,
    echo: lazy(() => (action ? undefined : createEcho(document, operation))),
    slotOf,
    pageAfter: byType(type => createPageAfter(document, type, { operation, responder, success, slot: slotOf(type) })),
    envelope: byType(type =>
      createEnvelope(document, {
        slot: slotOf(type) ?? { schema: true, envelope: [], answer: true },
        id: action?.resource.id ?? [],
        example: responder.exampleValue(success, type),
      }),
    ),
    isShown: id => shown().some(record => nameOf(record, action?.resource.id ?? []) === id),
    isShownValue: (name, value) => shown().some(record => sameJson(own(record, name), value)),
    isShownTag: tag => tag === shownTag(),
    success,
    created: operation.responses.has('201') && isAlike(document, operation, success) ? 201 : success,
    successTypes: responder.types(success),
    override,
  }
}

/** The records in the bodies that the samples of an operation send. */
function listShown(document: ApiDocument, { body }: MockOperation, action: Action | undefined): unknown[] {
  return (body?.content ?? []).flatMap(({ mediaType, type }) =>
    [undefined, ...listExamples(document, mediaType).map(({ name }) => name)].map((name) => {
      const { value } = exampleOf(document, mediaType, { direction: 'request', mediaType: type, name })
      return action?.wrapper === undefined ? value : own(value, action.wrapper)
    }),
  )
}

/**
 * Where the record or the list stands in one of the media types of an answer. JSON types may differ in their schemas; in a type that
 * is not JSON the record stands as in the usual one.
 */
function findSlot(
  document: ApiDocument,
  operation: MockOperation,
  { action, type }: { action: Action | undefined, type: string | undefined },
): Slot | undefined {
  const content = responseFor(operation, successStatus(operation))?.content.find(entry => entry.type === type)
  const { schema } = content?.mediaType ?? {}
  const usual = answered(operation)?.schema
  if (!action && content && isJson(content.type) && schema !== undefined)
    return findRows(document, schema)
  if (!action || !content || !isJson(content.type) || schema === undefined || usual === undefined)
    return action?.slot
  return isSameSchema(document, schema, usual)
    ? action.slot
    : action.kind === 'list' ? findRows(document, schema) : recordSlot(document, schema, action.resource)
}

/** Keeps what is made for a media type; a plan is asked for the few that its document declares. */
function byType<T>(make: (type: string | undefined) => T): (type: string | undefined) => T {
  const made = new Map<string | undefined, { value: T }>()
  return (type) => {
    const known = made.get(type) ?? { value: make(type) }
    made.set(type, known)
    return known.value
  }
}

/** Whether 201 declares the same content as the other success status, or none at all. */
function isAlike(document: ApiDocument, operation: MockOperation, success: number): boolean {
  const content = responseFor(operation, 201)?.content ?? []
  const json = content.find(({ type }) => isJson(type))?.mediaType.schema
  const other = answered(operation)?.schema
  return success === 201
    || content.length === 0
    || (json !== undefined && other !== undefined && isSameSchema(document, json, other))
}
