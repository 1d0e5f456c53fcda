import type { Answer, Exchange } from './message/exchange.ts'
import type { Fault } from './error/fault.ts'
import type { Mock } from './mock.ts'
import type { Plan } from './plan.ts'
import type { Preferences } from './request/prefer.ts'
import { checkBodyType, readRequestBody, validateBody } from './request/body.ts'
import { createFault, isFault } from './error/fault.ts'
import { checkKeywords } from './keywords.ts'
import { negotiate } from './message/media-type.ts'
import { withoutReadOnly } from './request/read-only.ts'
import { choose } from './request/prefer.ts'
import { answerPreferred, isDeclared, showStatus } from './preferred.ts'
import { countRequest } from './rate-limit.ts'
import { invalid } from './state/refusals.ts'
import { answerRequest } from './respond.ts'

/** The checks after the route, in their order. */
export async function check(
  mock: Mock,
  plan: Plan,
  exchange: Exchange,
  preferences: Preferences,
  path: Record<string, string>,
  told: [string, string][],
): Promise<Answer | Fault> {
  const { operation } = plan
  const principal = await mock.authorizer.authorize(operation.security, exchange)
  if (isFault(principal))
    return principal
  const { code } = preferences
  if (code !== undefined && isDeclared(plan, code))
    return answerPreferred(mock, plan, exchange, { code, choice: choose(preferences, principal, exchange) })
  const limited = mock.rateLimit === undefined ? undefined : await countRequest(mock, mock.rateLimit, principal, told)
  if (limited)
    return limited
  const content = checkBodyType(operation, exchange)
  if (isFault(content))
    return content
  const type = negotiate(plan.successTypes, exchange.header('accept'))
  if (type === undefined && plan.successTypes.length > 0)
    return createFault(406, 'not_acceptable', `The answer is one of ${plan.successTypes.join(', ')}.`)
  const read = plan.readParameters(exchange, path)
  if (!read)
    return createFault(400, 'malformed_query', 'The query holds a malformed percent escape.')
  const whole = await readRequestBody(mock.document, operation, content, exchange, mock.limits)
  if (isFault(whole))
    return whole
  const body = mock.strictReadOnly ? whole : withoutReadOnly(mock.document, whole)
  const violations = [
    ...read.violations,
    ...validateBody(mock.document, operation, body, mock.validators),
    ...checkKeywords(mock, body),
  ]
  if (violations.length > 0)
    return invalid(operation, violations)
  // An operation that declares nothing but errors answers with one: a success would be made up.
  if (plan.success >= 400 && !plan.override)
    return showStatus(mock, plan, exchange, { code: plan.success, choice: choose(preferences, principal, exchange) })
  return answerRequest(mock, plan, {
    exchange,
    preferences,
    principal,
    values: read.values,
    body,
    type,
  })
}
