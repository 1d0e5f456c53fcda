import { isJsonSequence } from '../../../openapi/mock/message/media-type.ts'
import type { StreamEvent } from './events.ts'
import { createEventParser } from './events.ts'

/** One thing that came along a stream. */
export interface StreamItem {
  /** Milliseconds after the request was sent. */
  at: number
  event?: string
  id?: string
  text: string
  /** The stream ended within it. */
  isCut?: true
}

/** How an answer that comes bit by bit is cut into items; undefined where it is shown only as a whole. */
export interface StreamReader {
  push: (piece: string, at: number) => StreamItem[]
  /** What has come of an item that nothing ended. Of a stream that came whole, a last line needs no line end. */
  end: (at: number, isWhole: boolean) => StreamItem[]
}

/** @see https://spec.openapis.org/oas/v3.2.0#sequential-media-types */
export function createStreamReader(mediaType: string, hasLength: boolean): StreamReader | undefined {
  if (mediaType === 'text/event-stream') {
    const parser = createEventParser()
    const toItem = ({ event, id, data }: StreamEvent, at: number): StreamItem => ({ at, event, id, text: data })
    return {
      push: (piece, at) => parser.push(piece).map(event => toItem(event, at)),
      end: at => parser.rest().map(event => ({ ...toItem(event, at), isCut: true })),
    }
  }
  if (isJsonSequence(mediaType))
    return createLineReader()
  // Text whose length nobody knows may come slowly; each piece is shown as it comes.
  return mediaType === 'text/plain' && !hasLength
    ? { push: (text, at) => [{ at, text }], end: () => [] }
    : undefined
}

function createLineReader(): StreamReader {
  let rest = ''
  const toItems = (lines: string[], at: number): StreamItem[] =>
    lines.map(line => line.replace('\u001E', '').trim()).filter(text => text !== '').map(text => ({ at, text }))
  return {
    push(piece, at) {
      const lines = (rest + piece).split('\n')
      rest = lines.pop() ?? ''
      return toItems(lines, at)
    },
    end: (at, isWhole) => toItems([rest], at).map(item => isWhole ? item : { ...item, isCut: true }),
  }
}

/** The id that a client names when it comes back; an event that did not come to its end has none yet. */
export function lastId(items: readonly StreamItem[]): string | undefined {
  return items.findLast(({ id, isCut }) => id !== undefined && !isCut)?.id
}
