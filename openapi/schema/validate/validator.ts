import type { Direction } from '../direction.ts'

/** One way in which a value breaks a schema. */
export interface SchemaError {
  /** JSON pointer of the value: `/email`, `/address/city`, `` for the whole. RFC 6901. */
  pointer: string
  /** The JSON Schema keyword that failed: `minLength`. */
  keyword: string
  /** What the keyword says: `{ limit: 8 }`. */
  params: Record<string, unknown>
  /** In English, starting lower-case: `must be at least 8 characters`. */
  message: string
  /** The value may be valid: finding out would take more steps than one request is worth. */
  undecided?: true
}

/**
 * Checks a value; all errors at once, in the order of the schema. Numbers are compared as they were written, as far as the numerals are
 * kept by what holds them (see `keepNumeral`); the numeral of a number that stands alone is given.
 */
export type Validate = (value: unknown, numeral?: string) => SchemaError[]

/** Makes the checks of schemas by pointer, when they are first needed. */
export interface Validators {
  /** Undefined where the pointer leads nowhere. */
  schema: (pointer: string, direction: Direction) => Validate | undefined
}
