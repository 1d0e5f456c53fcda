import { typicalFacts } from '../schema/error/typical.ts'
import type { Choice } from './operation/operation.ts'
import type { Answer } from './message/exchange.ts'
import type { Mock } from './mock.ts'
import type { Plan } from './plan.ts'
import type { Visit } from './visit.ts'
import { answerFault } from './error/errors.ts'
import { createFault } from './error/fault.ts'
import { faultContext } from './fault-context.ts'
import { negotiate } from './message/media-type.ts'
import { isSuccess } from '../document/status.ts'
import { responseFor } from './operation/operation.ts'

type Planned = Pick<Visit, 'plan' | 'exchange'>

/** A status that was asked for, and which of its examples. */
export interface Wanted {
  code: number
  choice: Choice
}

/** The answer of a status that was asked for; an error without an example gets a message, as a real one has. */
export function answerPreferred(mock: Mock, visit: Planned, wanted: Wanted): Answer {
  const answer = showStatus(mock, visit, wanted)
  return { ...answer, applied: ['code', ...(answer.applied ?? [])] }
}

/** The document's answer of a status. A `default` without other responses means success, and is not shown for an error. */
export function showStatus(mock: Mock, { plan, exchange }: Planned, { code, choice }: Wanted): Answer {
  const { operation, responder } = plan
  const facts = typicalFacts(mock.document, { operation: operation.operation, pathItem: operation.item }, code)
  const fault = { ...createFault(code, facts.code, facts.message), violations: facts.violations }
  const context = { ...faultContext(mock, exchange, operation), isShown: true }
  if (code >= 400 && responseFor(operation, code)?.status === 'default' && ![...operation.responses.keys()].some(isSuccess))
    return answerFault(fault, context)
  const shown = responder.example(code, negotiate(responder.types(code), exchange.header('accept')), choice)
  if (code < 400 || choice.seed !== undefined || responder.hasExample(code) || shown.body === undefined)
    return shown
  const made = answerFault(fault, context)
  const typeOf = ({ headers }: Answer): string | undefined => headers.find(([name]) => name === 'Content-Type')?.[1]
  return typeOf(made) === typeOf(shown) && made.body !== '{}' ? { ...shown, body: made.body } : shown
}

/** Whether an operation has a response for a status that was asked for. */
export function isDeclared({ operation: { responses } }: Plan, code: number): boolean {
  const digit = Math.floor(code / 100)
  return responses.has(String(code))
    || responses.has(`${digit}XX`)
    || responses.has(`${digit}xx`)
    || responses.has('default')
}
