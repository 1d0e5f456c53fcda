import type { WebhookSignature } from '../../document/webhook-signature.ts'
import type { Operation } from '../../model/types.ts'
import { isJson } from '../answer.ts'
import { variableOf } from '../credentials.ts'

/** What a program has to know to receive one kind of event. */
export interface Event {
  /** The status that it answers. */
  status: number
  /** The event is JSON. */
  isJson: boolean
  /** The variable of the environment that holds the secret. */
  variable: string
  signature?: WebhookSignature
}

/** A piece of what is signed: text, or one of what an event has. */
export type Signed = { text: string } | { name: 'timestamp' | 'id' | 'body' }

export function toEvent({ responses, requestBody, signature }: Operation, api: string): Event {
  const status = responses.map(response => Number(response.status)).find(status => status >= 200 && status < 300) ?? 200
  return {
    status,
    isJson: requestBody?.content.some(({ type }) => isJson(type)) === true,
    variable: `${variableOf([api])}_WEBHOOK_SECRET`,
    ...(signature && { signature }),
  }
}

export function listSigned({ signed }: WebhookSignature): Signed[] {
  return signed.split(/(\{\w+\})/).filter(piece => piece !== '').map((piece): Signed =>
    /^\{(?:timestamp|id|body)\}$/.test(piece) ? { name: piece.slice(1, -1) as 'body' } : { text: piece })
}

/**
 * Regular expressions that every language reads, with what they find in a header as their one group. Each piece is found by
 * itself, since a header holds a signature for every secret that is valid while one is replaced: `t=1,v1=a,v1=b`, `v1,a v1,b`.
 */
export function headerPatterns({ format }: WebhookSignature): { signature: string, timestamp?: string } {
  // No digest in hex or base64 holds one of these, so they only part the pieces of a header.
  const parting = [',', ';', ' ', ...['.', ':', '|', '-'].filter(character => format.includes(character))].join('')
  const { before, after } = placeOf('{signature}', format)
  const rest = /^[\w=]/.test(after) ? escapePattern(after) : ''
  return {
    signature: `${before}([^${parting}]+)${rest}`,
    ...(format.includes('{timestamp}') && { timestamp: timestampPattern(format) }),
  }
}

function timestampPattern(format: string): string {
  const { before } = placeOf('{timestamp}', format)
  const isNamed = /\w/.test(before)
  return `${!isNamed && format.startsWith('{timestamp}') ? '^' : ''}${before}([0-9]+)${!isNamed && format.endsWith('{timestamp}') ? '$' : ''}`
}

/** The text on both sides of a name in braces; before it, without what parts it from the piece before. */
function placeOf(name: string, format: string): { before: string, after: string } {
  const pieces = format.split(/(\{\w+\})/)
  const index = pieces.indexOf(name)
  const before = pieces[index - 1] ?? ''
  const own = before.replace(/^\W+/, '') || before
  const begins = /^\w/.test(own) && (index === 1 || own !== before)
  return { before: `${begins ? '\\b' : ''}${escapePattern(own)}`, after: pieces[index + 1] ?? '' }
}

/** Escapes what a template may hold. */
export function escapePattern(text: string): string {
  return text.replace(/[.|]/g, '\\$&')
}
