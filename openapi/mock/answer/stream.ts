import type { ApiDocument } from '../../document/document.ts'
import { toExampleText } from '../../schema/example/example-text.ts'
import { essence, isJsonSequence } from '../message/media-type.ts'

/** A pause between items, so that a client sees them come one by one. */
const gap = 20

/**
 * The items of a sequential media type, written one at a time; undefined for other types. It can be read more than once.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#sequential-media-types
 */
export function streamItems(document: ApiDocument, value: unknown, type: string): AsyncIterable<string> | undefined {
  const name = essence(type)
  const isEvents = name === 'text/event-stream'
  if (!isEvents && !isJsonSequence(name))
    return undefined
  const items = Array.isArray(value) ? (value as unknown[]) : [value]
  const texts =
    typeof value === 'string'
      ? value.split(isEvents ? /\n{2,}/ : /\n/).filter(text => text !== '')
      : items.map(item => (isEvents ? toExampleText(document, [item], { mediaType: type }) : JSON.stringify(item)))
  // RFC 7464 puts a record separator before each text.
  const [before, after] = [name === 'application/json-seq' ? '\x1E' : '', isEvents ? '\n\n' : '\n']
  return {
    async* [Symbol.asyncIterator]() {
      for (const [index, text] of texts.entries()) {
        if (index > 0)
          await new Promise(resolve => setTimeout(resolve, gap))
        yield before + text + after
      }
    },
  }
}
