import type { ErrorFacts, ErrorPlace, Start, Violation } from './error-facts.ts'
import type { Schema } from '../../document/openapi.ts'
import { statusPhrase } from '../../document/status.ts'
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

const statusNames = /^(?:status|status code|http status|http code|code|error code)$/
const messageNames = /^(?:message|detail|details|error message|error description|description|msg|reason)$/
const fieldNames = /^(?:field|param|parameter|property|attribute|field name|param name|parameter name)$/
const pointerNames = /^(?:pointer|json pointer)$/

/** The value for a property of that name, from the fault; undefined where nothing is known of it. */
export function knownFact(fault: ErrorFacts, slot: Slot, context: ErrorPlace): unknown {
  const found = deref(context.document, slot.schema)
  const types = typesOf(context.document, slot.schema)
  if (found?.const !== undefined)
    return found.const
  if (found?.enum?.length === 1)
    return found.enum[0]
  if (types.has('integer') || types.has('number'))
    return numberFact(fault, slot)
  if (!types.has('string') && types.size > 0)
    return undefined
  const choices = found?.enum?.filter(choice => typeof choice === 'string')
  return choices ? pickCode(choices, fault) : textFact(fault, slot, context, found?.format)
}

function numberFact(fault: ErrorFacts, { name, before }: Slot): unknown {
  // Under a name with `status` or `http` any HTTP status counts; under others, numbers below 400 may be the API's own.
  const least = /status|http/.test(name) ? 100 : 400
  return statusNames.test(name) && (before === undefined || (Number(before) >= least && Number(before) < 600))
    ? fault.status
    : undefined
}

function textFact(
  fault: ErrorFacts,
  { name, siblings, before, start }: Slot,
  context: ErrorPlace,
  format: string | undefined,
): unknown {
  if (messageNames.test(name))
    return fault.message
  if (name === 'error' || name === 'error code' || name === 'code') {
    const hasMessage = siblings.some(sibling => /message|detail|description|msg|reason/.test(sibling))
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
  return fault.violations?.[0] && placeFact(name, fault.violations[0])
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
function placeFact(name: string, violation: Violation): string | undefined {
  if (fieldNames.test(name))
    return fieldPath(violation).join('.') || undefined
  return pointerNames.test(name) ? violation.pointer : undefined
}

/** Whether a property names the wrong field. Where no field is wrong, the example's value there is about another fault. */
export function tellsField(name: string): boolean {
  return fieldNames.test(name) || pointerNames.test(name)
}
