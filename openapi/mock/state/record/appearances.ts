import type { ApiDocument } from '../../../document/document.ts'
import type { Schema } from '../../../document/openapi.ts'
import type { Answered } from '../../operation/answered.ts'
import type { Slot } from '../../../schema/rows.ts'
import type { Atlas } from '../atlas.ts'
import { isObject } from '../../../document/json/value.ts'
import { declaredExamples } from '../../../schema/example/made.ts'
import { propertiesOf } from '../../../schema/facts.ts'
import { answered, findRecord, isSameSchema, unwrap } from '../../operation/answered.ts'
import { findRows } from '../../../schema/rows.ts'
import { openOperation } from '../../operation/operation.ts'

interface Shown { answer: Answered, slot: Slot }

/** Where a document shows the records of a collection: as an item, in lists, and after creation. */
export interface Shows {
  item?: Shown
  rows?: Shown
  created?: Shown
}

/** What a method answers at a path, where it declares a success with a schema. */
export function answerAt(
  document: ApiDocument,
  atlas: Atlas,
  { path, method }: { path: string | undefined, method: string },
): Answered | undefined {
  const entry = path === undefined ? undefined : atlas.entry(path, method)
  return entry && answered(openOperation(document, entry))
}

/** Finds where the records of a collection are shown. */
export function showsOf(
  document: ApiDocument,
  atlas: Atlas,
  { path, itemPath }: { path: string, itemPath: string | undefined },
): Shows {
  const find = (
    at: string | undefined,
    method: string,
    slotOf: (document: ApiDocument, schema: Schema) => Slot | undefined,
  ): Shown | undefined => {
    const answer = answerAt(document, atlas, { path: at, method })
    const slot = answer && slotOf(document, answer.schema)
    return slot && { answer, slot }
  }
  return {
    item: find(itemPath, 'GET', findRecord),
    rows: find(path, 'GET', findRows),
    created: find(path, 'POST', findRecord),
  }
}

/** Whether the created records are those that are listed. */
export function isAlike(document: ApiDocument, { rows, created }: Shows): boolean {
  if (!rows || !created)
    return false
  const [listed, made] = [rows, created].map(({ slot }) => [...propertiesOf(document, slot.schema).keys()])
  const shared = made?.filter(name => listed?.includes(name)) ?? []
  return isSameSchema(document, rows.slot.schema, created.slot.schema)
    || shared.length * 2 > Math.min(made?.length ?? 0, listed?.length ?? 0)
}

/** Properties of the records wherever they are shown; the record's own schema wins. */
export function allProperties(
  document: ApiDocument,
  schema: Schema,
  { item, rows, created }: Shows,
): Map<string, Schema> {
  const found = new Map(propertiesOf(document, schema))
  const isOfRecord = (shown: Shown | undefined): boolean =>
    [...propertiesOf(document, shown?.slot.schema).keys()].some(name => found.has(name))
  for (const shown of [item, rows, created].filter(isOfRecord)) {
    for (const [name, property] of propertiesOf(document, shown?.slot.schema))
      found.has(name) || found.set(name, property)
  }
  return found
}

/** Names that an answer or a body of a resource declares. */
export function declaredNames(
  document: ApiDocument,
  atlas: Atlas,
  { path, properties }: { path: string, properties: Map<string, Schema> },
): Set<string> {
  const names = new Set(properties.keys())
  for (const at of [path, atlas.itemOf(path)]) {
    for (const method of at === undefined ? [] : ['POST', 'PUT', 'PATCH']) {
      const entry = atlas.entry(at ?? '', method)
      for (const { mediaType } of (entry && openOperation(document, entry).body?.content) ?? []) {
        for (const name of propertiesOf(document, mediaType.schema).keys())
          names.add(name)
      }
    }
  }
  return names
}

/** Records among the declared examples of an item and of a list. */
export function examplesOf(document: ApiDocument, { item, rows }: Shows): Record<string, unknown>[] {
  return [
    ...(item
      ? declaredExamples(document, item.answer.content).map(({ value }) => unwrap(value, item.slot.envelope))
      : []),
    ...(rows
      ? declaredExamples(document, rows.answer.content).flatMap(({ value }) => rowsOf(value, rows.slot.envelope))
      : []),
  ].filter(isObject)
}

function rowsOf(value: unknown, envelope: string[]): unknown[] {
  const rows = unwrap(value, envelope)
  return Array.isArray(rows) ? (rows as unknown[]) : []
}
