import type { JsonType, SchemaObject } from '../../document/openapi.ts'
import type { Check, Run } from './run.ts'
import { isWhole, toDecimal } from '../../document/json/decimal.ts'
import { isObject, sameJson } from '../../document/json/value.ts'
import { numeralAt } from '../../document/json/numerals.ts'
import { fail, numeralOf } from './run.ts'

type IsOfType = (value: unknown, run: Run) => boolean

const types: Record<JsonType, IsOfType> = {
  null: value => value === null,
  boolean: value => typeof value === 'boolean',
  string: value => typeof value === 'string',
  number: value => typeof value === 'number',
  integer: (value, run) => typeof value === 'number' && isInteger(value, run),
  array: value => Array.isArray(value),
  object: isObject,
}

/** 1.0 is an integer, and so is 1e400; 9007199254740993.5 is none, whatever JavaScript makes of it. */
function isInteger(value: number, run: Run): boolean {
  const numeral = numeralOf(run)
  const decimal = numeral === undefined ? undefined : toDecimal(numeral)
  return decimal ? isWhole(decimal) : Number.isInteger(value)
}

/** What `type` asks. Always one check, and the first one: collecting errors ends where the type is wrong. */
export function typeChecks({ type }: SchemaObject): [Check] {
  const names = [type ?? []].flat()
  const tests = names.map(name => (typeof name === 'string' && Object.hasOwn(types, name) ? types[name] : undefined))
  const known = tests.filter(test => test !== undefined)
  // A misspelled type checks nothing; the document's findings report it.
  if (known.length === 0 || known.length < tests.length)
    return [() => true]
  const isOfType = anyOf(known)
  const params = { type }
  return [(run, value, at) => isOfType(value, run) || fail(run, at, 'type', params)]
}

/** One test of several. Most schemas name one or two types, and are asked for each value: no list is walked for those. */
function anyOf(tests: IsOfType[]): IsOfType {
  const [first, second] = tests
  if (!first || !second)
    return first ?? (() => false)
  return tests.length === 2
    ? (value, run) => first(value, run) || second(value, run)
    : (value, run) => tests.some(test => test(value, run))
}

/** What `enum` and `const` ask. */
export function valueChecks(schema: SchemaObject): Check[] {
  const { enum: choices } = schema
  return [
    ...(Array.isArray(choices) ? [enumCheck(choices)] : []),
    ...(Object.hasOwn(schema, 'const') ? [constCheck(schema)] : []),
  ]
}

function constCheck(schema: SchemaObject): Check {
  const params = { allowedValue: schema.const }
  const numeral = numeralAt(schema, 'const')
  return (run, value, at) => isSame(run, schema.const, numeral, value) || fail(run, at, 'const', params)
}

function enumCheck(choices: unknown[]): Check {
  const texts = new Set(choices.filter(choice => typeof choice !== 'object' && typeof choice !== 'number'))
  const others = [...choices.keys()].filter(index => !texts.has(choices[index]))
  const params = { allowedValues: choices }
  return (run, value, at) =>
    texts.has(value)
    || others.some(index => isSame(run, choices[index], numeralAt(choices, index), value))
    || fail(run, at, 'enum', params)
}

function isSame(run: Run, wanted: unknown, numeral: string | undefined, value: unknown): boolean {
  const written = typeof value === 'number' ? numeralOf(run) : undefined
  return sameJson(wanted, value, [written === undefined && !run.isExact ? undefined : numeral, written])
}
