import type { Direction } from '../direction.ts'

/** One way in which a value breaks a schema. */
export interface SchemaError {
  /** JSON pointer of the value: `/email`, `/address/city`, `` for the whole. RFC 6901. */
  pointer: string
  /** The JSON Schema keyword that failed: `minLength`. */
  keyword: string
  /** What the keyword says: `{ limit: 8 }`. */
  params: Record<string, unknown>
  /** In words, starting lower-case: `must be at least 8 characters`. */
  message: string
}

/** Checks a value; all errors at once, in the order of the schema. */
export type Validate = (value: unknown) => SchemaError[]

/**
 * Makes the checks of schemes by pointer, when they are first needed. In Node Ajv compiles them; where a policy forbids
 * that, they come from a build.
 */
export interface Validators {
  /** Undefined where the schema cannot be compiled; then the value is not checked. */
  schema: (pointer: string, direction: Direction) => Validate | undefined
}
