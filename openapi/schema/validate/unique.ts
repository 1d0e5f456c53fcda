import type { Decimal } from '../../document/json/decimal.ts'
import { toDecimal } from '../../document/json/decimal.ts'
import { numeralAt } from '../../document/json/numerals.ts'

/** Whether no two items of a list are equal as JSON; it takes time in proportion to the list, whatever is in it. */
export function isUnique(items: unknown[]): boolean {
  const seen = new Set<unknown>()
  for (const [index, item] of items.entries()) {
    // Texts are written with quotes, so that none equals the JSON of an object.
    const key = typeof item === 'boolean' ? item : canonical(item, items, index)
    if (seen.has(key))
      return false
    seen.add(key)
  }
  return true
}

/** JSON with its keys in order: equal values are written alike. */
function canonical(value: unknown, holder: object, key: string | number): unknown {
  if (typeof value === 'number') {
    const numeral = numeralAt(holder, key)
    const decimal = numeral === undefined ? undefined : toDecimal(numeral)
    return decimal ? canonicalNumber(value, decimal) : value
  }
  if (typeof value !== 'object' || value === null)
    return JSON.stringify(value)
  if (Array.isArray(value))
    return `[${value.map((item, index) => canonical(item, value, index)).join()}]`
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${String(canonical(member, value, name))}`).join()}}`
}

/** A number whose numeral is more exact is compared by all its digits, any other by its value. */
function canonicalNumber(value: number, { sign, digits, point }: Decimal): unknown {
  const own = toDecimal(String(value))
  return own?.digits === digits && own.point === point ? value : `${sign}.${digits}e${point}`
}
