import type { PlainObject } from '../../document/json/value.ts'

/** A keyword that another version of OpenAPI would understand. It is read as it is meant. */
export interface DialectFault {
  key: string
  message: string
  advice: string
}

/**
 * What a schema says in the words of another version: 3.0 had a dialect of its own, 3.1 took JSON Schema as it is.
 *
 * @see https://learn.openapis.org/upgrading/v3.0-to-v3.1.html
 */
export function listDialectFaults(
  { type, nullable, exclusiveMinimum, exclusiveMaximum }: PlainObject,
  version: number,
): DialectFault[] {
  const faults: DialectFault[] = []
  const exclusive = Object.entries({ exclusiveMinimum, exclusiveMaximum })
  if (version >= 3.1) {
    if (nullable !== undefined) {
      faults.push({
        key: 'nullable',
        message: `"nullable" went away with OpenAPI 3.1; this document says ${version.toFixed(1)}.`,
        advice: typeof type === 'string' ? `write type: [${type}, 'null']` : 'name the type null beside the others',
      })
    }
    for (const [key, value] of exclusive.filter(([, value]) => typeof value === 'boolean')) {
      faults.push({
        key,
        message: `"${key}" is a number since OpenAPI 3.1; it is ${String(value)}.`,
        advice: `write the bound itself, in place of "${key === 'exclusiveMinimum' ? 'minimum' : 'maximum'}"`,
      })
    }
    return faults
  }
  if (Array.isArray(type) || type === 'null') {
    faults.push({
      key: 'type',
      message: `${
        type === 'null' ? 'The type null' : 'A list of types'
      } came with OpenAPI 3.1; this document says ${version.toFixed(1)}.`,
      advice: 'write one type, and "nullable: true" where null is meant, or raise the version of the document to 3.1',
    })
  }
  for (const [key] of exclusive.filter(([, value]) => typeof value === 'number')) {
    faults.push({
      key,
      message: `"${key}" is true or false before OpenAPI 3.1; it is a number.`,
      advice: `write the number as "${
        key === 'exclusiveMinimum' ? 'minimum' : 'maximum'
      }" and "${key}: true" beside it`,
    })
  }
  return faults
}
