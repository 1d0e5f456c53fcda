import type { Fault, Violation } from '../error/fault.ts'
import type { MockOperation } from '../operation/operation.ts'
import type { Resource } from './resource.ts'
import { joinPointer } from '../../document/json/pointer.ts'
import { invalidFacts, invalidStatus } from '../../schema/error/typical.ts'
import { createFault } from '../error/fault.ts'

/** The API's 404, by the name of what is missing. */
export function notFound(resource?: Resource): Fault {
  const name = resource?.path
    .split('/')
    .filter(segment => segment !== '' && !segment.startsWith('{'))
    .at(-1)
  return createFault(
    404,
    'not_found',
    name === undefined || !/^[\w -]{1,60}$/.test(name)
      ? 'There is nothing here.'
      : `There is nothing by that name among ${name}.`,
  )
}

/** The refusal where a sandbox holds the most records of a resource. */
export function full(most: number): Fault {
  return createFault(
    409,
    'sandbox_full',
    `This sandbox holds ${most} of them, and that is its limit. Delete some, or use another test key.`,
  )
}

/** 409 where the operation declares it, else a broken rule like any other. */
export function duplicate(operation: MockOperation, names: string[]): Fault {
  const violations = names.map((name): Violation => ({
    in: 'body',
    pointer: `/${name}`,
    keyword: 'x-unique',
    params: {},
    message: 'is already taken',
  }))
  return operation.responses.has('409') || !operation.responses.has('400')
    ? { ...createFault(409, 'conflict', `There is one with this ${names.join(' and ')} already.`), violations }
    : invalid(operation, violations)
}

/** A request that breaks the schema. */
export function invalid({ operation }: MockOperation, violations: Violation[]): Fault {
  const { code, message } = invalidFacts(violations)
  return { ...createFault(invalidStatus(operation), code, message), violations }
}

/** The refusal of a cursor that no answer gave out. */
export function lostCursor(parameter: string): Fault {
  const violation: Violation = {
    in: 'query',
    pointer: joinPointer('', parameter),
    keyword: 'cursor',
    params: {},
    message: 'is no cursor of this list',
  }
  return { ...createFault(400, 'invalid_cursor', '1 field is missing or not valid.'), violations: [violation] }
}
