import type { ApiDocument } from '../../../openapi/document/document.ts'
import type { MediaType } from '../../../openapi/document/openapi.ts'
import { parseExact } from '../../../openapi/document/json/exact-json.ts'
import { essence, isJson, isJsonSequence, isXml } from '../../../openapi/mock/message/media-type.ts'
import { coerceDeep } from '../../../openapi/mock/message/coerce.ts'
import { nesting } from '../../../openapi/mock/message/json-text.ts'
import { parseXml } from '../../../openapi/mock/message/xml.ts'
import type { What } from './what.ts'
import { parseEvents } from '../answer/events.ts'

/** A value of a body, where it stands, and which schema of the media type it is held to. */
export interface ReadValue {
  value: unknown
  /** How a number that is the whole body was written. */
  numeral?: string
  at: string
  of: 'schema' | 'itemSchema'
}

const maxDepth = 500

/** The values that a body's text holds; undefined where there is no schema to hold them to. */
export function readValues(
  document: ApiDocument,
  { schema, itemSchema }: MediaType,
  { type, text }: { type: string, text: string },
): { values: ReadValue[] } | { problem: What } | undefined {
  if (itemSchema !== undefined)
    return readItems(essence(type), text)
  if (schema === undefined)
    return undefined
  if (isJson(type)) {
    const read = readJson(text)
    return 'problem' in read
      ? read
      : { values: [{ value: read.value, numeral: text.trim(), at: '', of: 'schema' }] }
  }
  if (isXml(type)) {
    const read = parseXml(document, schema, { text, depth: maxDepth })
    return read && 'value' in read ? { values: [{ value: read.value, at: '', of: 'schema' }] } : { problem: { word: 'notXml', values: {} } }
  }
  return { values: [{ value: coerceDeep(document, schema, text), at: '', of: 'schema' }] }
}

/** The items of a sequential media type. */
function readItems(type: string, text: string): { values: ReadValue[] } | { problem: What } | undefined {
  if (type === 'text/event-stream') {
    return {
      values: parseEvents(text).map(({ event, data, id, retry }, index) => ({
        value: Object.fromEntries(Object.entries({ event, data, id, retry }).filter(([, part]) => part !== undefined)),
        at: `/${index}`,
        of: 'itemSchema',
      })),
    }
  }
  if (!isJsonSequence(type))
    return undefined
  const values: ReadValue[] = []
  for (const line of text.replaceAll('\u001E', '\n').split('\n').filter(line => line.trim() !== '')) {
    const read = readJson(line)
    if ('problem' in read)
      return { problem: { word: read.problem.word === 'tooDeep' ? 'itemTooDeep' : 'itemNotJson', values: { ...read.problem.values, item: values.length + 1 } } }
    values.push({ value: read.value, numeral: line.trim(), at: `/${values.length}`, of: 'itemSchema' })
  }
  return { values }
}

function readJson(text: string): { value: unknown } | { problem: Extract<What, { word: unknown }> } {
  if (nesting(text) > maxDepth)
    return { problem: { word: 'tooDeep', values: { levels: maxDepth } } }
  try {
    return { value: parseExact(text) }
  }
  catch {
    return { problem: { word: 'notJson', values: {} } }
  }
}
