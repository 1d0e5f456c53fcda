import type { Decimal } from '../../document/json/decimal.ts'
import type { SchemaObject } from '../../document/openapi.ts'
import type { Check, Run } from './run.ts'
import { compareDecimals, decimalOf, isMultipleOf, isWhole, toDecimal } from '../../document/json/decimal.ts'
import { numeralAt } from '../../document/json/numerals.ts'
import { rangeOfFormat } from '../formats.ts'
import { fail, numeralOf } from './run.ts'

/** A number of a schema, as it was written. */
interface Written {
  value: number
  /** Where printing the number would lose something. */
  numeral: string | undefined
  decimal: Decimal
}

const bounds = {
  minimum: (order: number) => order >= 0,
  maximum: (order: number) => order <= 0,
  exclusiveMinimum: (order: number) => order > 0,
  exclusiveMaximum: (order: number) => order < 0,
}

/** What a schema asks of numbers: digit by digit, as both were written. */
export function numberChecks(schema: SchemaObject): Check[] {
  const checks: Check[] = []
  for (const keyword of ['maximum', 'minimum', 'exclusiveMaximum', 'exclusiveMinimum'] as const) {
    const limit = readWritten(schema, keyword)
    const isWithin = bounds[keyword]
    const params = { limit: limit?.numeral ?? limit?.value }
    if (limit) {
      checks.push((run, value, at) =>
        typeof value !== 'number' || isWithin(compare(run, value, limit)) || fail(run, at, keyword, params))
    }
  }
  const of = readWritten(schema, 'multipleOf')
  if (of && of.decimal.sign > 0)
    checks.push(multipleCheck(of))
  return [...checks, ...formatChecks(schema)]
}

function readWritten(schema: SchemaObject, keyword: 'multipleOf' | keyof typeof bounds): Written | undefined {
  const value = schema[keyword]
  if (typeof value !== 'number')
    return undefined
  const numeral = numeralAt(schema, keyword)
  return { value, numeral, decimal: (numeral === undefined ? undefined : toDecimal(numeral)) ?? decimalOf(value) }
}

function multipleCheck(of: Written): Check {
  const params = { multipleOf: of.numeral ?? of.value }
  const isPlain = of.numeral === undefined && Number.isSafeInteger(of.value)
  return (run, value, at) => {
    if (typeof value !== 'number')
      return true
    const isMultiple = isPlain && Number.isSafeInteger(value) && numeralOf(run) === undefined
      ? value % of.value === 0
      : isMultipleOf(toWritten(run, value), of.decimal)
    return isMultiple || fail(run, at, 'multipleOf', params)
  }
}

/** Doubles compare like their shortest numerals, so only longer numerals have to be compared digit by digit. */
function compare(run: Run, value: number, limit: Written): number {
  const numeral = numeralOf(run)
  if (numeral === undefined && limit.numeral === undefined)
    return value < limit.value ? -1 : value > limit.value ? 1 : 0
  return compareDecimals(toWritten(run, value), limit.decimal)
}

function toWritten(run: Run, value: number): Decimal {
  const numeral = numeralOf(run)
  return (numeral === undefined ? undefined : toDecimal(numeral)) ?? decimalOf(value)
}

/** The formats of numbers, whether the schema says `number` or `integer`. */
function formatChecks({ format }: SchemaObject): Check[] {
  const range = rangeOfFormat(format)
  if (!range)
    return []
  const params = { format }
  const [least, most] = [toDecimal(range.least), toDecimal(range.most)]
  const [lowest, highest] = [Number(range.least), Number(range.most)]
  return [
    (run, value, at) => {
      if (typeof value !== 'number')
        return true
      // Whole numbers that JavaScript counts exactly need no look at their digits, within bounds or rounded ones.
      if (Number.isSafeInteger(value) && numeralOf(run) === undefined)
        return (value >= lowest && value <= highest) || fail(run, at, 'format', params)
      const written = toWritten(run, value)
      return (
        least !== undefined
        && most !== undefined
        && compareDecimals(written, least) >= 0
        && compareDecimals(written, most) <= 0
        && (!range.whole || isWhole(written))
      ) || fail(run, at, 'format', params)
    },
  ]
}
