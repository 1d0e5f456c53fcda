import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Fault } from '../error/fault.ts'
import type { Resource } from './resource.ts'
import type { JsonObject } from '../message/exchange.ts'
import type { Roles } from '../../schema/list-roles.ts'
import type { MockOperation, ParameterValues } from '../operation/operation.ts'
import type { Page } from '../operation/page.ts'
import { readForm } from '../operation/list-form.ts'
import { cut } from '../operation/page.ts'
import { nameOf, textAt } from './id/record-id.ts'
import { lostCursor } from './refusals.ts'
import { words } from '../../document/text/words.ts'
import { isObject, own } from '../../document/json/value.ts'

/** Filters, sorts and cuts a list by the query parameters that the operation declares; an unknown cursor is refused. */
export function selectPage(
  document: ApiDocument,
  operation: MockOperation,
  { resource, records, query }: { resource: Resource, records: JsonObject[], query: ParameterValues['query'] },
): { kind: 'page', page: Page } | Fault {
  const { properties } = resource
  const form = readForm(document, operation, properties)
  const { roles, columns } = form
  let rows = records
  for (const [name, value] of Object.entries(query)) {
    const property = columns.get(name)
    if (property !== undefined) {
      const wanted = textAt(query, name) ?? value
      rows = rows.filter(row => matches(textAt(row, property) ?? row[property], wanted))
    }
  }
  const search = roles.search === undefined ? undefined : query[roles.search]
  if (typeof search === 'string' && search !== '')
    rows = rows.filter(row => contains(row, search.toLowerCase()))
  const sorted = sortRows(rows, roles, { query, properties })
  const page = cut(sorted, { form, query, nameOf: row => nameOf(row, resource.id) })
  return 'parameter' in page ? lostCursor(page.parameter) : { kind: 'page', page }
}

/** Whether a value passes a filter: it is equal as text, equals one of several given values, or is a list that holds one. */
function matches(present: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted))
    return wanted.length === 0 || wanted.some(value => matches(present, value))
  if (Array.isArray(present))
    return present.some(value => matches(value, wanted))
  if (isObject(present)) {
    return isObject(wanted)
      ? Object.entries(wanted).every(([key, value]) => matches(own(present, key), value))
      : Object.values(present).includes(wanted)
  }
  return String(present) === String(wanted)
}

function contains(row: JsonObject, text: string): boolean {
  return Object.values(row).some(value => typeof value === 'string' && value.toLowerCase().includes(text))
}

function sortRows(
  rows: JsonObject[],
  { sort, direction }: Roles,
  { query, properties }: { query: Record<string, unknown>, properties: Map<string, Schema> },
): JsonObject[] {
  const asked = sort === undefined ? undefined : query[sort]
  const text = Array.isArray(asked) ? (asked[0] as unknown) : asked
  if (typeof text !== 'string')
    return rows
  const [, minus, field = '', way] = /^([+-]?)(.*?)(?:[:_. ](asc|desc))?$/i.exec(text) ?? []
  const property =
    [...properties.keys()].find(key => words(key) === words(field))
    ?? [...properties.keys()].find(key => words(key) === `${words(field)} at`)
  if (property === undefined)
    return rows
  const falling =
    minus === '-'
    || way?.toLowerCase() === 'desc'
    || (direction !== undefined && /^desc/i.test(String(query[direction])))
  return [...rows].sort((a, b) => compare(a[property], b[property]) * (falling ? -1 : 1))
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number')
    return a - b
  const [left, right] = [a ?? '', b ?? ''].map(String) as [string, string]
  return left < right ? -1 : left > right ? 1 : 0
}
