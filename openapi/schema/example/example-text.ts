import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Holder } from '../../document/json/value.ts'
import { isObject } from '../../document/json/value.ts'
import { stringifyExact } from '../../document/json/numerals.ts'
import { bareText } from './bare-text.ts'
import { toXml } from './xml-text.ts'

/**
 * How tables write a row. What is between tabs has no quotes, and cannot hold a tab or a line's end.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180#section-2
 * @see https://www.iana.org/assignments/media-types/text/tab-separated-values
 */
const rowsOf: Record<string, (cells: string[]) => string> = {
  'text/csv': cells =>
    cells.map(text => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(','),
  'text/tab-separated-values': cells => cells.map(text => text.replace(/[\t\r\n]+/g, ' ')).join('\t'),
}

/** A value as its media type writes it, on one line in plain text; JSON for those that are made of fields (forms), since their wire form is not for reading. */
export function toExampleText(
  document: ApiDocument,
  value: unknown,
  { mediaType = 'application/json', schema, place }: { mediaType?: string, schema?: Schema, place?: Holder } = {},
): string {
  const type = mediaType.split(';')[0]?.trim().toLowerCase() ?? ''
  if (/[/+]json$/.test(type))
    return stringifyExact(value, 2, place)
  if (/^application\/(?:x-)?(?:jsonl|ndjson|json-seq)$|jsonl$|x-ndjson/.test(type)) {
    if (typeof value === 'string')
      return value
    return (Array.isArray(value) ? value : [value]).map(item => stringifyExact(item)).join('\n')
  }
  if (type === 'text/event-stream') {
    // What has the fields of an event is a stream as it goes on the wire.
    if (typeof value === 'string' && /^(?:data|event|id|retry)?:/m.test(value))
      return value
    return (Array.isArray(value) ? value : [value]).map(toEvent).join('\n\n')
  }
  const row = Object.hasOwn(rowsOf, type) ? rowsOf[type] : undefined
  if (row && Array.isArray(value))
    return toRows(value).map(row).join('\n')
  if (/[/+]xml$/.test(type)) {
    // A text that is no markup needs an element around it to be XML.
    if (typeof value !== 'string')
      return toXml(document, value, schema)
    return value.trimStart().startsWith('<') ? value : (bareText(type) ?? toXml(document, value, schema))
  }
  return typeof value === 'string' ? value : stringifyExact(value, type.startsWith('text/') ? 0 : 2, place)
}

/** @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation */
function toEvent(event: unknown): string {
  const fields = isObject(event) && 'data' in event ? event : { data: event }
  return ['event', 'id', 'retry', 'data']
    .flatMap((name) => {
      const value = (fields as Record<string, unknown>)[name]
      if (value === undefined || value === null)
        return []
      const text = typeof value === 'string' ? value : stringifyExact(value)
      return text.split('\n').map(line => `${name}: ${line}`)
    })
    .join('\n')
}

/** Cells under the names of their fields; lists are rows without names. */
function toRows(rows: unknown[]): string[][] {
  const names = [...new Set(rows.flatMap(row => (isObject(row) ? Object.keys(row) : [])))]
  const cells = rows.map(row =>
    Array.isArray(row) ? row : isObject(row) ? names.map(name => (Object.hasOwn(row, name) ? row[name] : '')) : [row],
  )
  return [...(names.length > 0 ? [names] : []), ...cells].map(row => row.map(toCell))
}

function toCell(value: unknown): string {
  return typeof value === 'string' ? value : value === null || value === undefined ? '' : stringifyExact(value)
}
