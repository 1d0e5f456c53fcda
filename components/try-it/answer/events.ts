/** An event of a stream as it is dispatched. */
export interface StreamEvent {
  /** Undefined where it has no name of its own: `message`. */
  event?: string
  data: string
  /** Of this event itself; a client remembers the last one. */
  id?: string
  retry?: number
}

/** The events of a whole stream; what stands after the last empty line is no event yet. */
export function parseEvents(text: string): StreamEvent[] {
  const parser = createEventParser()
  return parser.push(text)
}

export interface EventParser {
  push: (piece: string) => StreamEvent[]
  /** An event whose empty line has not come: a browser dispatches none such. */
  rest: () => StreamEvent[]
}

/**
 * Reads an event stream piece by piece. Comments are left out, and so are blocks without data.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export function createEventParser(): EventParser {
  let rest = ''
  let isFirst = true
  let block: Partial<StreamEvent> & { lines: string[] } = { lines: [] }

  function take(line: string, events: StreamEvent[]): void {
    if (line === '') {
      const { lines, ...event } = block
      if (lines.length > 0)
        events.push({ ...event, data: lines.join('\n') })
      block = { lines: [] }
      return
    }
    const colon = line.indexOf(':')
    const name = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (name === 'data')
      block.lines.push(value)
    else if (name === 'event')
      block.event = value
    else if (name === 'id' && !value.includes('\0'))
      block.id = value
    else if (name === 'retry' && /^\d+$/.test(value))
      block.retry = Number(value)
  }

  return {
    push(piece) {
      const events: StreamEvent[] = []
      let text = rest + piece
      if (isFirst && text !== '') {
        text = text.replace(/^\uFEFF/, '')
        isFirst = false
      }
      // A carriage return at the end may be half of a line's end.
      const held = text.endsWith('\r') ? '\r' : ''
      const lines = text.slice(0, text.length - held.length).split(/\r\n|\n|\r/)
      rest = (lines.pop() ?? '') + held
      for (const line of lines)
        take(line, events)
      return events
    },
    rest() {
      const events: StreamEvent[] = []
      for (const line of [rest.replace(/\r$/, ''), ''])
        take(line, events)
      return events
    },
  }
}
