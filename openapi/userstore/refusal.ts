import type { Fault, MockContext, Violation } from '../mock/index.ts'

type Broken = Partial<Violation> & Pick<Violation, 'pointer'>

/** Another user has this. */
export function taken(name: string): Broken {
  return { pointer: `/${name}`, keyword: 'x-unique', message: 'is already taken' }
}

/** A password that gives itself away. */
export function matching(parameter: string): Broken {
  return {
    pointer: '/password',
    keyword: 'x-cant-match',
    params: { parameter },
    message: `must not be the same as ${parameter}`,
  }
}

/** The API's list of broken rules, for those that only the sandbox's users can break. */
export function refuse(fail: MockContext['fail'], violations: Broken[]): Fault {
  const count = new Set(violations.map(({ pointer }) => pointer)).size
  return fail(400, {
    code: 'validation_error',
    message: count === 1 ? '1 field is missing or not valid.' : `${count} fields are missing or not valid.`,
    violations: violations.map(violation => ({ in: 'body', ...violation })),
  })
}
