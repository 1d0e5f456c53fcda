import type { ErrorFacts, ErrorPlace, Start, Violation } from './error-facts.ts'
import type { Schema } from '../../document/openapi.ts'
import { statusPhrase } from '../../document/status.ts'
import { conventionsOf } from '../conventions.ts'
import { deref, typesOf } from '../facts.ts'
import { pickCode } from './code.ts'
import { fieldPath } from './violation-fact.ts'

/** A property of an error: what it is called, and what stands beside it. */
export interface Slot {
  name: string
  siblings: string[]
  schema: Schema
  before: unknown
  start: Start
}

/** The value for a property of that name, from the fault; undefined where nothing is known of it. */
export function knownFact(fault: ErrorFacts, slot: Slot, context: ErrorPlace): unknown {
  const found = deref(context.document, slot.schema)
  const types = typesOf(context.document, slot.schema)
  if (found?.const !== undefined)
    return found.const
  if (found?.enum?.length === 1)
    return found.enum[0]
  if (types.has('integer') || types.has('number'))
    return numberFact(fault, slot, context)
  if (!types.has('string') && types.size > 0)
    return undefined
  const choices = found?.enum?.filter(choice => typeof choice === 'string')
  return choices ? pickCode(choices, fault) : textFact(fault, slot, { context, format: found?.format })
}

function numberFact(fault: ErrorFacts, { name, before }: Slot, { document }: ErrorPlace): unknown {
  // Under a name with `status` or `http` any HTTP status counts; under others, numbers below 400 may be the API's own.
  const least = /status|http/.test(name) ? 100 : 400
  const isStatus = conventionsOf(document).means('errorStatus', name)
  return isStatus && (before === undefined || (Number(before) >= least && Number(before) < 600))
    ? fault.status
    : undefined
}

function textFact(
  fault: ErrorFacts,
  { name, siblings, before, start }: Slot,
  { context, format }: { context: ErrorPlace, format: string | undefined },
): unknown {
  const { means } = conventionsOf(context.document)
  if (means('errorMessage', name))
    return fault.message
  if (means('errorCode', name)) {
    const hasMessage = siblings.some(sibling => means('errorMessage', sibling))
    return name === 'error' && !hasMessage ? fault.message : codeFact(fault, before, start)
  }
  if (name === 'title')
    return statusPhrase(fault.status) || undefined
  if (/^(?:status|status code)$/.test(name))
    return !start.isOwn || (typeof before === 'string' && /^\d+$/.test(before)) ? String(fault.status) : undefined
  if (name === 'type')
    return format?.startsWith('uri') && !start.isOwn ? 'about:blank' : undefined
  if (name === 'instance' || name === 'path')
    return context.path
  if (name === 'timestamp')
    return context.now?.toISOString()
  return fault.violations?.[0] && placeFact(context, name, fault.violations[0])
}

/** The code in an example of this status is the API's own; in any other example it may be that of another fault. */
function codeFact(fault: ErrorFacts, before: unknown, { isOwn }: Start): unknown {
  if (typeof before !== 'string')
    return fault.code
  if (isOwn)
    return before
  return before.includes(' ') ? statusPhrase(fault.status) || undefined : fault.code
}

/** Which parameter or property was wrong. */
function placeFact({ document }: ErrorPlace, name: string, violation: Violation): string | undefined {
  const { means } = conventionsOf(document)
  if (means('errorField', name))
    return fieldPath(violation).join('.') || undefined
  return means('errorPointer', name) ? violation.pointer : undefined
}

/** Whether a property names the wrong field. Where no field is wrong, the example's value there is about another fault. */
export function tellsField({ document }: ErrorPlace, name: string): boolean {
  const { means } = conventionsOf(document)
  return means('errorField', name) || means('errorPointer', name)
}
