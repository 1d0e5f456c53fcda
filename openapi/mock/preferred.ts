import { statusPhrase } from '../document/status.ts'
import type { Choice } from './operation/operation.ts'
import type { Answer, Exchange } from './message/exchange.ts'
import type { Mock } from './mock.ts'
import type { Plan } from './plan.ts'
import { answerFault } from './error/errors.ts'
import { createFault } from './error/fault.ts'
import { negotiate } from './message/media-type.ts'

/** A status that was asked for, and which of its answers. */
export interface Wanted {
  code: number
  choice: Choice
}

/** The answer of a status that was asked for; an error that has no example says what it is, as a real one does. */
export function answerPreferred(mock: Mock, plan: Plan, exchange: Exchange, wanted: Wanted): Answer {
  const answer = showStatus(mock, plan, exchange, wanted)
  return { ...answer, applied: ['code', ...(answer.applied ?? [])] }
}

function showStatus(
  { document, now, overrides: { describe } }: Mock,
  { operation, responder }: Plan,
  exchange: Exchange,
  { code, choice }: Wanted,
): Answer {
  const shown = responder.example(code, negotiate(responder.types(code), exchange.header('accept')), choice)
  if (code < 400 || choice.seed !== undefined || responder.hasExample(code) || shown.body === undefined)
    return shown
  const phrase = statusPhrase(code) || 'Error'
  const made = answerFault(createFault(code, phrase.toLowerCase().replaceAll(' ', '_'), `${phrase}.`), {
    document,
    operation,
    path: exchange.path,
    method: exchange.method,
    now: new Date(now()),
    describe,
  })
  const typeOf = ({ headers }: Answer): string | undefined => headers.find(([name]) => name === 'Content-Type')?.[1]
  return typeOf(made) === typeOf(shown) ? { ...shown, body: made.body } : shown
}

/** Whether an operation has a response for a status that was asked for. */
export function isDeclared({ operation: { responses } }: Plan, code: number): boolean {
  const digit = Math.floor(code / 100)
  return responses.has(String(code))
    || responses.has(`${digit}XX`)
    || responses.has(`${digit}xx`)
    || responses.has('default')
}
