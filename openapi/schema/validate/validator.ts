import type { Violation } from '../../mock/error/fault.ts'

/** What a schema found wrong, before it is known where the value stood in the request. */
export type SchemaError = Omit<Violation, 'in'>

/** Checks a value; all errors at once, in the order of the schema. */
export type Validate = (value: unknown) => SchemaError[]

/** Which side a body is on: `readOnly` properties are refused in requests, `writeOnly` ones do not stand in responses. */
export type Direction = 'request' | 'response'

/**
 * Makes the checks of schemes by pointer, when they are first needed. In Node Ajv compiles them; where a policy forbids
 * that, they come from a build.
 */
export interface Validators {
  /** Undefined where the schema cannot be compiled; then the value is not checked. */
  schema: (pointer: string, direction: Direction) => Validate | undefined
}
