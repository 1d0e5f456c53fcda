import type { JsonObject } from '../message/exchange.ts'
import type { Fault } from '../error/fault.ts'
import { createFault } from '../error/fault.ts'
import { hash } from '../../document/hash.ts'

/** The strong validator of a record: it changes with the record, and only with it. RFC 9110, 8.8.3. */
export function etagOf(record: JsonObject): string {
  const text = JSON.stringify(record)
  return `"${hash(text).toString(36)}${text.length.toString(36)}"`
}

/** Whether a list of tags, or `*`, names a record. */
export function namesTag(header: string, tag: string): boolean {
  return header.trim() === '*' || header.split(',').some(entry => entry.trim().replace(/^W\//, '') === tag)
}

/** The conditions of a change, as its headers say them. */
export interface Conditions {
  ifMatch?: string
  ifNoneMatch?: string
}

/** A change on the condition that the record is as the client saw it. RFC 9110, 13.1.1 and 13.1.2; RFC 6585, 3. */
export function checkPrecondition(
  record: JsonObject | undefined,
  { ifMatch, ifNoneMatch }: Conditions,
  isRequired: boolean,
): Fault | undefined {
  if (ifNoneMatch !== undefined && record && namesTag(ifNoneMatch, etagOf(record)))
    return createFault(412, 'precondition_failed', 'It is there already.')
  if (ifMatch === undefined) {
    return isRequired && record
      ? createFault(428, 'precondition_required', 'Send If-Match with the ETag of what you want to change.')
      : undefined
  }
  return record && namesTag(ifMatch, etagOf(record))
    ? undefined
    : createFault(412, 'precondition_failed', 'It has changed since you read it: its ETag is another one now.')
}
