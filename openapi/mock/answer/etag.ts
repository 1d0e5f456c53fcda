import type { ApiDocument } from '../../document/document.ts'
import type { JsonObject } from '../message/exchange.ts'
import type { Fault } from '../error/fault.ts'
import { createFault } from '../error/fault.ts'
import { conventionsOf } from '../../schema/conventions.ts'
import { tagOf } from '../state/record/tag.ts'
import { changedAt } from '../state/record/times.ts'

/** The strong validator of a record: its own `etag` where it has one, else a hash of its content. RFC 9110, 8.8.3. */
export function etagOf(document: ApiDocument, record: JsonObject): string {
  const name = conventionsOf(document).find('etag', Object.keys(record))
  const own = name === undefined ? undefined : record[name]
  return typeof own === 'string' && /^[\x21\x23-\x7E]+$/.test(own.replace(/^(?:W\/)?"(.*)"$/, '$1'))
    ? /^(?:W\/)?".*"$/.test(own) ? own : `"${own}"`
    : tagOf(record)
}

/**
 * Whether a list of tags, or `*`, names a record by weak comparison, or by strong one (RFC 9110, 8.8.3.2). Some APIs write
 * tags without their quotation marks.
 */
export function namesTag(header: string, tag: string, comparison: 'weak' | 'strong' = 'weak'): boolean {
  const opaque = (text: string): string => text.replace(/^W\//, '').replace(/^"(.*)"$/, '$1')
  return header.trim() === '*'
    || header.split(',').map(entry => entry.trim()).some(entry =>
      opaque(entry) === opaque(tag) && (comparison === 'weak' || !(entry.startsWith('W/') || tag.startsWith('W/'))),
    )
}

/** Whether something changed after a time in a header, which knows whole seconds; undefined where that is no HTTP date. RFC 9110, 5.6.7. */
export function isChangedSince(changed: Date, header: string | undefined): boolean | undefined {
  const since = header !== undefined && /^[A-Z][a-z]+,? .*(?:GMT|\d{4})$/.test(header) ? Date.parse(header) : Number.NaN
  return Number.isNaN(since) ? undefined : Math.floor(changed.getTime() / 1_000) * 1_000 > since
}

/** The conditions of a change, from its headers. */
export interface Conditions {
  ifMatch?: string
  ifNoneMatch?: string
  ifUnmodifiedSince?: string
  /** Whether a change without `If-Match` is refused. */
  isRequired: boolean
}

/** Refuses a change where the record is no longer as the client saw it. RFC 9110, 13.1.1 to 13.1.4 and 13.2.2; RFC 6585, 3. */
export function checkPrecondition(
  document: ApiDocument,
  record: JsonObject | undefined,
  { ifMatch, ifNoneMatch, ifUnmodifiedSince, isRequired }: Conditions,
): Fault | undefined {
  const tag = record && etagOf(document, record)
  if (ifNoneMatch !== undefined && tag !== undefined && namesTag(ifNoneMatch, tag))
    return createFault(412, 'precondition_failed', 'It is there already.')
  const changed = record && changedAt(document, record)
  const isSince = ifMatch !== undefined || !changed ? undefined : isChangedSince(changed, ifUnmodifiedSince)
  if (isSince !== undefined)
    return isSince ? createFault(412, 'precondition_failed', 'It has changed since then.') : undefined
  if (ifMatch === undefined) {
    return isRequired && record
      ? createFault(428, 'precondition_required', 'Send If-Match with the ETag of what you want to change.')
      : undefined
  }
  return tag !== undefined && namesTag(ifMatch, tag, 'strong')
    ? undefined
    : createFault(412, 'precondition_failed', 'It has changed since you read it: its ETag is another one now.')
}
