import type { HttpPaging, HttpRequest, Key } from './http-request.ts'
import { encodeKey } from './credentials.ts'
import { firstPageOf } from './first-page.ts'
import { note } from './languages/note.ts'

export interface Sample {
  code: string
  /** The literals that hold a credential, in order. */
  slots: KeySlot[]
}

/** `code.slice(start, end)` is the literal `quote(before + key + after)`, and `key` is the sample key in it. */
export interface KeySlot {
  start: number
  end: number
  scheme: string
  in: Key['in']
  before: string
  key: string
  after: string
}

/** The code that writes a language's samples for one of its clients. */
export interface Emitter {
  emit: (request: HttpRequest, style?: SampleStyle) => Sample
  /** Text as a literal of the language; the only way by which text gets into a sample. */
  quote: Quote
}

/** How a sample is written, whatever it sends. */
export interface SampleStyle {
  /** Reads keys from the environment; by default they are in the code, so that a sample runs as it is. */
  environment?: boolean
  /** Checks the status, reports the API's error message, and retries where the API asks for it. */
  handlesErrors?: boolean
  /** Reads a list to its end, page by page. */
  allPages?: boolean
  /** Says of what types the data are, in languages that check it: Node, as TypeScript. */
  types?: boolean
}

export type Quote = (text: string) => string

/** A piece of a text: as it is, or the value of an environment variable, percent-encoded where it stands in a URL. */
export type Piece = string | { variable: string, isEncoded?: boolean }

/** An expression that puts pieces together. */
export type Interpolate = (pieces: Piece[]) => string

/** The functions with which an emitter writes text. */
export interface Pen extends Readonly<Required<Omit<SampleStyle, 'allPages'>>> {
  /** How the list is read to its end, where that is wanted. */
  paging?: HttpPaging
  quote: Quote
  /** A literal that may hold credentials, `prefix` standing before the text in which they were found. */
  secret: (text: string, keys: Key[], prefix?: string) => string
}

/** A function that writes code, and how its language writes texts. */
export interface Writer {
  quote: Quote
  interpolate: Interpolate
  write: (request: HttpRequest, pen: Pen) => string
  /** Writes all pages of a list in a loop; absent where nothing writes one. */
  writePages?: (request: HttpRequest, pen: Pen & { paging: HttpPaging }) => string | undefined
  /** What begins a comment. */
  comment?: string
}

/**
 * Turns a function that writes code into an emitter that knows where the keys stand. A literal with a key is a placeholder
 * until all is written; no literal holds the placeholder's NUL, as every `quote` escapes it.
 */
export function createEmitter({ quote, interpolate, write, writePages, comment = '//' }: Writer): Emitter {
  const emit: Emitter['emit'] = (request, { environment = false, handlesErrors = false, allPages = false, types = false } = {}) => {
    const secrets: { literal: string, slots: Omit<KeySlot, 'start' | 'end'>[] }[] = []
    const pen: Pen = {
      quote,
      environment,
      handlesErrors,
      types,
      secret(text, keys, prefix = '') {
        if (keys.length === 0)
          return quote(prefix + text)
        if (environment)
          return interpolate(toPieces(text, keys, prefix))
        const slots = keys.map(key => ({
          scheme: key.scheme,
          in: key.in,
          before: prefix + key.before,
          key: key.key,
          after: key.after,
        }))
        secrets.push({ literal: quote(prefix + text), slots })
        return `\0${secrets.length - 1}\0`
      },
    }
    const whole = allPages ? firstPageOf(request) : undefined
    const loop = whole && writePages?.(whole, { ...pen, paging: whole.paging })
    const why = writePages ? 'this client would write its address in another way' : 'this client has no loop over all pages'
    const code = loop ?? (whole ? `${note(comment, `The first page: ${why}.`)}\n` : '') + write(request, pen)
    return placeSlots(code, secrets)
  }
  return { emit, quote }
}

/** A text with the variables in the place of its credentials. */
function toPieces(text: string, keys: Key[], prefix: string): Piece[] {
  const pieces: Piece[] = []
  let rest = prefix
  let end = 0
  for (const { before, key, variables, in: place } of keys) {
    const [first = '', second] = variables
    pieces.push(rest + text.slice(end, before.length), { variable: first, isEncoded: place === 'query' })
    rest = place === 'basic' ? ':' : ''
    if (second !== undefined) {
      pieces.push(rest, { variable: second })
      rest = ''
    }
    end = before.length + key.length
  }
  return [...pieces, rest + text.slice(end)].filter(piece => piece !== '')
}

/**
 * The code with the reader's own keys, by scheme name, each encoded for its place and quoted for its language.
 */
export function insertKeys({ code, slots }: Sample, quote: Quote, keys: Record<string, string>): string {
  let out = ''
  let end = 0
  for (const group of groupByLiteral(slots)) {
    const [first] = group
    if (!first)
      continue
    out += code.slice(end, first.start) + quote(fillLiteral(group, keys))
    end = first.end
  }
  return out + code.slice(end)
}

/** The text of one literal with the reader's keys in it; slots of the same literal belong together. */
export function fillLiteral(slots: KeySlot[], keys: Record<string, string>): string {
  let text = ''
  let end = 0
  for (const slot of slots) {
    const own = Object.hasOwn(keys, slot.scheme) ? keys[slot.scheme] : undefined
    text += slot.before.slice(end) + (own === undefined ? slot.key : encodeKey(slot.in, own))
    end = slot.before.length + slot.key.length
  }
  return text + (slots.at(-1)?.after ?? '')
}

export function groupByLiteral(slots: KeySlot[]): KeySlot[][] {
  const groups: KeySlot[][] = []
  for (const slot of slots) {
    const last = groups.at(-1)
    if (last?.[0]?.start === slot.start)
      last.push(slot)
    else
      groups.push([slot])
  }
  return groups
}

function placeSlots(code: string, secrets: { literal: string, slots: Omit<KeySlot, 'start' | 'end'>[] }[]): Sample {
  if (secrets.length === 0)
    return { code, slots: [] }
  const slots: KeySlot[] = []
  let out = ''
  for (const [index, piece] of code.split('\0').entries()) {
    const secret = index % 2 === 1 ? secrets[Number(piece)] : undefined
    if (secret) {
      const start = out.length
      out += secret.literal
      slots.push(...secret.slots.map(slot => ({ start, end: out.length, ...slot })))
    }
    else {
      out += piece
    }
  }
  return { code: out, slots }
}
