import type { Checked } from './checked.ts'
import type { Fault, Violation } from './error/fault.ts'
import type { Answer } from './message/exchange.ts'
import type { Mock } from './mock.ts'
import type { Principal } from './request/principal.ts'
import type { Outcome, Visit } from './visit.ts'
import { createFault, isFault } from './error/fault.ts'
import { checkKeywords } from './keywords.ts'
import { negotiate } from './message/media-type.ts'
import { withoutReadOnly } from './request/read-only.ts'
import { answerPreferred, isDeclared, showStatus } from './preferred.ts'
import { countRequest } from './rate-limit.ts'
import { checkBodyType } from './request/body-type.ts'
import { readRequestBody } from './request/body.ts'
import { choose } from './request/prefer.ts'
import { unlessShown } from './request/shown-example.ts'
import { validateBody } from './request/validate-body.ts'
import { answerRequest } from './respond.ts'
import { invalid } from './state/refusals.ts'

/** The checks after the route, in their order; a request that was counted before is not counted again. */
export async function check(mock: Mock, visit: Visit, isCounted = false): Promise<Outcome> {
  const { plan, exchange, preferences } = visit
  const principal = await mock.authorizer.authorize(plan.operation.security, exchange)
  if (isFault(principal))
    return { result: principal }
  const { code } = preferences
  if (code !== undefined && isDeclared(plan, code)) {
    const choice = choose(preferences, principal, exchange)
    return { result: answerPreferred(mock, visit, { code, choice }), principal }
  }
  const failed = mock.errorRate > 0 ? failByChance(mock, visit) : undefined
  if (failed)
    return { result: failed, principal, notice: 'This error was made on purpose: --errors.' }
  const counted =
    mock.rateLimit === undefined || isCounted ? undefined : await countRequest(mock, mock.rateLimit, principal)
  return counted?.refusal
    ? { result: counted.refusal, principal, limit: counted.headers }
    : await checkContent(mock, visit, { principal, limit: counted?.headers })
}

/** One of the operation's declared errors, for the share of requests that `errorRate` asks for. */
function failByChance(mock: Mock, visit: Visit): Answer | undefined {
  if (mock.chance.below(1_000_000) >= mock.errorRate * 1_000_000)
    return undefined
  const declared = [...visit.plan.operation.responses.keys()].filter(status => /^[45](?:\d\d|XX)$/i.test(status))
  const status = declared[mock.chance.below(declared.length)] ?? '500'
  return showStatus(mock, visit, { code: Number(status.replace(/XX/i, '00')), choice: {} })
}

/** Whether an operation takes a request as it is: its content, and the answer that is wanted of it. */
export async function takes(mock: Mock, visit: Visit): Promise<boolean> {
  const content = await readContent(mock, visit)
  return !isFault(content) && content.violations.length === 0
}

interface Content extends Pick<Checked, 'values' | 'body' | 'type'> {
  violations: Violation[]
}

/** Reads and checks the content of a request; a fault where it cannot be read or answered. */
async function readContent(mock: Mock, { plan, exchange, path }: Visit): Promise<Content | Fault> {
  const { operation } = plan
  const content = checkBodyType(operation, exchange)
  if (isFault(content))
    return content
  const type = negotiate(plan.successTypes, exchange.header('accept'))
  if (type === undefined && plan.successTypes.length > 0)
    return createFault(406, 'not_acceptable', `The answer is one of ${plan.successTypes.join(', ')}.`)
  const read = plan.readParameters(exchange, path)
  if (!read)
    return createFault(400, 'malformed_query', 'The query holds a malformed percent escape.')
  const whole = await readRequestBody(mock.document, operation, { content, exchange, limits: mock.limits })
  if (isFault(whole))
    return whole
  const body = mock.strictReadOnly ? whole : withoutReadOnly(mock.document, whole)
  const violations = unlessShown(mock.document, { operation, values: read.values, body }, read.violations.concat(
    validateBody(mock.document, operation, { body, validators: mock.validators }),
    checkKeywords(mock, body),
  ))
  return { type, values: read.values, body, violations }
}

/** Checks the content of a request, and refuses or answers it. */
async function checkContent(
  mock: Mock,
  visit: Visit,
  { principal, limit }: { principal: Principal, limit: Outcome['limit'] },
): Promise<Outcome> {
  const { plan, exchange, preferences } = visit
  const content = await readContent(mock, visit)
  if (isFault(content))
    return { result: content, principal, limit }
  const { violations, values, body, type } = content
  if (violations.length > 0 && !mock.isLenient)
    return { result: invalid(plan.operation, violations), principal, limit }
  const notice = violations.length === 0 ? undefined : explain(violations)
  // An operation that declares only errors answers with one: a success would be invented.
  if (plan.success >= 400 && !plan.override) {
    const choice = choose(preferences, principal, exchange)
    return { result: showStatus(mock, visit, { code: plan.success, choice }), principal, limit, notice }
  }
  const result = await answerRequest(mock, plan, { exchange, preferences, principal, values, body, type })
  return { result, principal, limit, notice }
}

/** The most broken rules that a header or a line of the log names. */
const mostNamed = 10

/** Broken rules by place and keyword, never by value: `body /email format`. */
export function explain(violations: Violation[]): string {
  return violations
    .slice(0, mostNamed)
    .map(({ in: location, pointer, keyword }) => `${location} ${pointer === '' ? '' : `${pointer} `}${keyword}`)
    .join('; ')
}
