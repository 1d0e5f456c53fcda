import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { JsonObject } from '../message/exchange.ts'
import type { Slot } from '../../schema/rows.ts'
import type { Content, MockOperation } from '../operation/operation.ts'
import type { Making } from '../state/record/making.ts'
import type { Resource } from '../state/resource.ts'
import { isObject, own, setOwn } from '../../document/json/value.ts'
import { adoptNumerals, copyNumerals } from '../../document/json/numerals.ts'
import { itemsOf, propertiesOf, typesOf } from '../../schema/facts.ts'
import { answered, isSameSchema, wrap } from '../operation/answered.ts'
import { responseFor, successStatus } from '../operation/operation.ts'
import { essence } from '../message/media-type.ts'
import { isTrue } from '../../schema/validate/matches.ts'
import { repairSent } from '../operation/repair.ts'
import { sentSchema } from '../state/action.ts'
import { pickId } from '../state/id/item-id.ts'
import { createRecord } from '../state/record/records.ts'
import { showingOf } from '../state/record/shown.ts'

/** What an answer takes over from a body. */
export interface EchoSource {
  body: unknown
  /** The example that the document declares, if any: its other fields stay in the answer. */
  declared?: unknown
  /** The example of the answer, declared or generated: the envelope around a record. */
  example: unknown
  making: Omit<Making, 'path' | 'count' | 'taken'>
}

/** Makes an answer of what was sent; undefined where nothing of it belongs into the answer. */
export type Echo = (source: EchoSource) => unknown

/**
 * How an operation that keeps nothing gives back what it was sent. A body without a declared form comes back as it came, and so
 * does plain text unless the document gives an answer; of any other body, the properties that the answer has too come back.
 * Undefined where answer and body have nothing in common.
 */
export function createEcho(document: ApiDocument, operation: MockOperation): Echo | undefined {
  if (operation.method === 'DELETE' || operation.method === 'GET')
    return undefined
  const text = textThrough(operation)
  if (text) {
    return ({ body, declared }) =>
      declared === undefined && typeof body === 'string' && isTrue(document, text, body) ? body : undefined
  }
  const sent = sentSchema(operation)
  const result = answered(operation)
  if (sent === undefined || !result)
    return undefined
  if (isSameForm(document, sent, result.schema))
    return ({ body }) => body
  const slot = sharedSlot(document, sent, result.schema)
  if (!slot)
    return undefined
  const resource = toResource(document, operation, { schema: slot.schema, sent })
  const showing = showingOf(document, slot.schema, resource)
  return ({ body, declared, example, making }) => {
    if (!isObject(body))
      return undefined
    const before = slot.envelope.reduce<unknown>((value, name) => own(value, name), declared)
    const shown = isObject(before)
      ? over(document, resource, { before, body })
      : showing.present(showing.complete(createRecord(document, resource, {
          input: body as JsonObject,
          making: { ...making, path: '', count: () => 1, taken: new Map() },
        })))
    return repairSent(document, slot.answer, wrap(declared ?? example, slot, shown))
  }
}

/** A declared example, with the sent values in place of its own. */
function over(
  document: ApiDocument,
  resource: Resource,
  { before, body }: { before: object, body: Record<string, unknown> },
): JsonObject {
  const shown = { ...before } as JsonObject
  copyNumerals(before, shown)
  const taken = {}
  for (const [name, value] of Object.entries(body)) {
    const property = resource.properties.get(name)
    if (property !== undefined && isTrue(document, property, value)) {
      setOwn(shown, name, value)
      setOwn(taken, name, value)
    }
  }
  adoptNumerals(body, taken)
  adoptNumerals(taken, shown)
  return shown
}

/** The schema of the answer where plain text is all that is taken, and all that is answered. */
function textThrough(operation: MockOperation): Schema | undefined {
  const isText = (content: Content[] = []) => content.length > 0 && content.every(({ type }) => essence(type) === 'text/plain')
  const answers = responseFor(operation, successStatus(operation))?.content
  return isText(operation.body?.content) && isText(answers) ? answers?.[0]?.mediaType.schema ?? {} : undefined
}

/** Whether an answer is what was sent: of the same schema, or both of any form. */
function isSameForm(document: ApiDocument, sent: Schema, answer: Schema): boolean {
  const [one, other] = [itemsOf(document, sent), itemsOf(document, answer)]
  return (isFree(document, sent) && isFree(document, answer))
    || (one !== undefined
      && other !== undefined
      && isSameSchema(document, one, other)
      && !typesOf(document, one).has('object'))
}

/** Whether a schema leaves the contents of an object open. */
function isFree(document: ApiDocument, schema: Schema): boolean {
  const types = typesOf(document, schema)
  return propertiesOf(document, schema).size === 0 && (types.size === 0 || (types.size === 1 && types.has('object')))
}

/** Where what was sent stands in an answer: the answer itself, or the property that has most in common with it. */
function sharedSlot(document: ApiDocument, sent: Schema, answer: Schema): Slot | undefined {
  const names = propertiesOf(document, sent)
  const shared = (schema: Schema): number =>
    [...propertiesOf(document, schema).keys()].filter(name => names.has(name)).length
  const slots: Slot[] = [
    { schema: answer, envelope: [], answer },
    ...[...propertiesOf(document, answer)]
      .filter(([, property]) => typesOf(document, property).has('object'))
      .map(([name, schema]) => ({ schema, envelope: [name], answer })),
  ]
  const [best] = slots.map(slot => ({ slot, count: shared(slot.schema) })).sort((a, b) => b.count - a.count)
  return best && best.count > 0 ? best.slot : undefined
}

/** The record in an answer, described like one of a collection, though it is not stored. */
function toResource(
  document: ApiDocument,
  { path }: MockOperation,
  { schema, sent }: { schema: Schema, sent: Schema },
): Resource {
  const properties = propertiesOf(document, schema)
  const id = pickId(document, { path, properties, examples: [], wanted: [] }) ?? []
  const declared = new Set([...properties.keys(), ...propertiesOf(document, sent).keys()])
  return {
    path,
    kind: 'collection',
    id,
    idSchema: id.length === 1 ? properties.get(id[0] ?? '') : undefined,
    isSerial: false,
    hasItems: false,
    schema,
    properties,
    declared: () => declared,
    links: [],
    examples: () => [],
    seeds: () => [],
    aliases: () => new Map(),
    shownIds: () => [],
    nested: () => [],
  }
}
