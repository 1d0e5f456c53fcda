import type { ApiDocument } from '../../document/document.ts'
import type { Paging } from '../../schema/paging.ts'
import type { JsonObject } from '../message/exchange.ts'
import type { Page } from '../operation/page.ts'
import type { MockOperation } from '../operation/operation.ts'
import type { Slot } from '../../schema/rows.ts'
import type { Responder } from './answers.ts'
import { isObject } from '../../document/json/value.ts'
import { lazy } from '../../document/lazy.ts'
import { propertiesOf } from '../../schema/facts.ts'
import { findPaging, valueAt } from '../../schema/paging.ts'
import { readForm } from '../operation/list-form.ts'
import { parameterValue } from '../operation/examples.ts'
import { pickId } from '../state/id/item-id.ts'
import { sowFurther } from '../state/seeds.ts'

/** What answers a list. */
interface Listing {
  operation: MockOperation
  responder: Responder
  success: number
  /** Where the list stands in an answer of the media type. */
  slot: Slot | undefined
}

/** The page that a query asks for; undefined where the example is what is asked for. */
export type PageAfter = (query: Record<string, unknown>) => Page | undefined

/**
 * Finds the page after the one that an example shows, of a list that is not kept: it is empty, so that whoever reads page after
 * page comes to an end. Where the parameter only repeats the example that the document gives for it, the page has other records
 * than the first.
 */
export function createPageAfter(
  document: ApiDocument,
  type: string | undefined,
  { operation, responder, success, slot }: Listing,
): PageAfter {
  if (!slot || operation.method !== 'GET')
    return () => undefined
  const parameters = operation.parameters.map(({ parameter }) => parameter).filter(({ in: place }) => place === 'query')
  const example = responder.exampleValue(success, type)
  const paging = findPaging(document, { parameters, schema: slot.answer, example, headers: [] })
  if (!paging)
    return () => undefined
  const { turn } = paging
  const parameter = 'parameter' in turn ? parameters.find(({ name }) => name === turn.parameter) : undefined
  const shown = parameter && String(parameterValue(document, parameter))
  const { usual, most } = readForm(document, operation, propertiesOf(document, slot.schema))
  const limit = Math.min(usual, most)
  const further = lazy(() => {
    const { schema } = slot
    const properties = propertiesOf(document, schema)
    const examples = rowsOf(paging, example)
    const id = pickId(document, { path: operation.path, properties, examples, wanted: [] }) ?? []
    const idSchema = id.length === 1 ? properties.get(id[0] ?? '') : undefined
    return sowFurther({ document, schema, properties, id, idSchema, examples, wanted: [] })
  })
  return (query) => {
    if (!isAfter(paging, example, query))
      return undefined
    const sent = parameter && query[parameter.name]
    const rows = parameter !== undefined && String(sent) === shown ? further() : []
    return { rows, total: rows.length, offset: 0, limit, number: Number(sent) || 1, first: {}, last: {} }
  }
}

/** Whether a query is one to which the example's page leads, or a later one. */
function isAfter(paging: Paging, example: unknown, query: Record<string, unknown>): boolean {
  const { turn } = paging
  const sent = 'parameter' in turn ? query[turn.parameter] : undefined
  switch (turn.by) {
    case 'cursor':
      return sent !== undefined && String(sent) === String(valueAt(example, turn.path))
    case 'record':
      return sent !== undefined && String(sent) === String(valueAt(rowsOf(paging, example).at(-1), [turn.id]))
    case 'page':
      return Number(sent) > turn.first
    case 'offset':
      return Number(sent) > 0
    case 'address':
      return leadsTo(valueAt(example, turn.path), query)
    case 'link':
      return false
  }
}

function rowsOf({ items }: Paging, example: unknown): JsonObject[] {
  const rows = valueAt(example, items)
  return Array.isArray(rows) ? rows.filter(isObject) as JsonObject[] : []
}

/** Whether everything that the query of an address says was sent. */
function leadsTo(address: unknown, query: Record<string, unknown>): boolean {
  const [, text = ''] = /\?([^#]*)/.exec(String(address)) ?? []
  const pairs = [...new URLSearchParams(text)]
  return pairs.length > 0 && pairs.every(([name, value]) => query[name] !== undefined && String(query[name]) === value)
}
