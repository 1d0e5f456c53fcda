import type { ApiDocument } from '../../document/document.ts'
import type { Page } from '../operation/page.ts'
import type { MockOperation } from '../operation/operation.ts'
import type { Slot } from '../../schema/rows.ts'
import type { Responder } from './answers.ts'
import { propertiesOf } from '../../schema/facts.ts'
import { findPaging, valueAt } from '../../schema/paging.ts'
import { readForm } from '../operation/list-form.ts'
import { parameterValue } from '../operation/examples.ts'

/** What answers a list. */
interface Listing {
  operation: MockOperation
  responder: Responder
  success: number
  slotOf: (type: string | undefined) => Slot | undefined
}

/**
 * The page after the one that an example shows, of a list that is not kept: it is empty, so that whoever reads page after page
 * comes to an end. Undefined where the example is what is asked for.
 */
export function pageAfterExample(
  document: ApiDocument,
  { operation, responder, success, slotOf }: Listing,
  { query, type }: { query: Record<string, unknown>, type: string | undefined },
): Page | undefined {
  const slot = operation.method === 'GET' ? slotOf(type) : undefined
  if (!slot)
    return undefined
  const parameters = operation.parameters.map(({ parameter }) => parameter).filter(({ in: place }) => place === 'query')
  const example = responder.exampleValue(success, type)
  const turn = findPaging(document, { parameters, schema: slot.answer, example, headers: [] })?.turn
  if (!turn || !('parameter' in turn))
    return undefined
  const sent = query[turn.parameter]
  const shown = parameterValue(document, parameters.find(({ name }) => name === turn.parameter) ?? { name: '', in: 'query' })
  const isAfter = turn.by === 'cursor'
    ? sent !== undefined && String(sent) === String(valueAt(example, turn.path))
    : turn.by !== 'record' && Number(sent) > (turn.by === 'page' ? turn.first : 0) && String(sent) !== String(shown)
  if (!isAfter)
    return undefined
  const { usual, most } = readForm(document, operation, propertiesOf(document, slot.schema))
  return { rows: [], total: 0, offset: 0, limit: Math.min(usual, most), number: Number(sent) || 1, first: {}, last: {} }
}
