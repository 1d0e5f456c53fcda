import type { Answered } from './answer.ts'
import type { Draft } from './request.ts'
import type { Schemas } from './schemas.ts'
import type { OperationSpec, Spec } from './spec.ts'
import { checkAnswer } from './answer.ts'
import { calledPath } from './request.ts'

/** The operations that a request of this one reaches as well: the same method at the same path. */
export function variantsOf({ operations }: Spec, { method, path }: OperationSpec): OperationSpec[] {
  return operations.filter(
    other => other.path !== path && other.method === method && calledPath(other.path) === calledPath(path),
  )
}

/** What is wrong in an answer to a request, for its own operation and for each other one that takes the very same request. */
export function checkVariants(
  spec: Spec,
  draft: Draft,
  { answer, schemas }: { answer: Answered, schemas: Schemas },
): string | undefined {
  const wrong = checkAnswer(draft.operation, answer, schemas)
  if (wrong === undefined)
    return undefined
  const isRight = (other: OperationSpec): boolean =>
    takes(other, draft, schemas) && checkAnswer(other, answer, schemas) === undefined
  return [...variantsOf(spec, draft.operation), ...namedBy(spec, draft)].some(isRight) ? undefined : wrong
}

/** The operations whose own path a request names by a value: `/pets/{id}` with `mine`, where `/pets/mine` is another operation's. */
function namedBy({ operations }: Spec, { operation, values }: Draft): OperationSpec[] {
  const path = [...values].reduce(
    (path, [{ in: where, name }, value]) => where === 'path' ? path.replaceAll(`{${name}}`, String(value)) : path,
    calledPath(operation.path),
  )
  return operations.filter(other => other !== operation && other.method === operation.method && other.path === path)
}

/** Whether a request fits an operation: all that it requires is sent, and the body is one of its own. */
function takes(
  { parameters, bodies, bodyRequired }: OperationSpec,
  { values, body }: Draft,
  schemas: Schemas,
): boolean {
  const sent = new Set([...values.keys()].map(({ in: where, name }) => `${where} ${name}`))
  const isComplete = parameters.every(({ required, in: where, name }) => !required || sent.has(`${where} ${name}`))
  const own = body && bodies.find(({ type }) => type === body.type)
  return isComplete
    && (body ? own !== undefined && schemas.violation(own.schema, body.value, 'request') === undefined : !bodyRequired)
}
