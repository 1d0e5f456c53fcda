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

/** What a header's value looks like as a regular expression that every language reads, and what its groups are. */
export function headerPattern({ format }: WebhookSignature): { pattern: string, groups: ('signature' | 'timestamp')[] } {
  const groups: ('signature' | 'timestamp')[] = []
  const pattern = format.split(/(\{\w+\})/).map((piece) => {
    if (piece === '{signature}' || piece === '{timestamp}') {
      groups.push(piece === '{signature}' ? 'signature' : 'timestamp')
      return piece === '{signature}' ? '([^,; ]+)' : '([0-9]+)'
    }
    return piece.replace(/[.|]/g, '\\$&')
  }).join('')
  return { pattern: `^${pattern}`, groups }
}
