/** A number of JSON as it was written: `sign` × 0.`digits` × 10 ^ `point`. `digits` has no zero at its beginning or end; it is empty for 0. */
export interface Decimal {
  sign: -1 | 0 | 1
  digits: string
  point: number
}

/** Exponents beyond this are cut to it: no body is long enough to need more digits. */
const farthest = 1e15

/** Reads a numeral of JSON (RFC 8259, 6); undefined for any other text. */
export function toDecimal(numeral: string): Decimal | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([-+]?\d+))?$/i.exec(numeral)
  if (!match)
    return undefined
  const [, minus, whole = '', fraction = '', exponent = '0'] = match
  const written = whole + fraction
  const digits = trimZeros(written)
  const leading = written.search(/[1-9]/)
  return digits === ''
    ? { sign: 0, digits, point: 0 }
    : {
        sign: minus === '-' ? -1 : 1,
        digits,
        point: whole.length - leading + Math.min(Math.max(Number(exponent), -farthest), farthest),
      }
}

/** A number as JavaScript prints it, which is what JSON writes of it. */
export function decimalOf(value: number): Decimal {
  return toDecimal(String(value)) ?? { sign: value < 0 ? -1 : 1, digits: '1', point: farthest }
}

/** Compares two numbers: below 0 where the first is less, above 0 where it is more, 0 where they are equal. */
export function compareDecimals(one: Decimal, other: Decimal): number {
  if (one.sign !== other.sign || one.sign === 0)
    return one.sign - other.sign
  if (one.point !== other.point)
    return one.point > other.point ? one.sign : -one.sign
  // With the same point, the digits can be compared as texts.
  return one.digits === other.digits ? 0 : one.digits > other.digits ? one.sign : -one.sign
}

export function isWhole({ digits, point }: Decimal): boolean {
  return digits.length <= point || digits === ''
}

/** Whether one number is another one times a whole number, exactly: 19.99 is 1999 times 0.01. */
export function isMultipleOf(value: Decimal, of: Decimal): boolean {
  if (value.sign === 0 || of.sign === 0)
    return value.sign === 0
  const shift = value.point - value.digits.length - (of.point - of.digits.length)
  // A value whose decimal places go further than its digits can make up for is not a multiple.
  if (shift < 0 && -shift > value.digits.length)
    return false
  const [digits, divisor] = [BigInt(value.digits), BigInt(of.digits)]
  return shift < 0
    ? digits % (divisor * 10n ** BigInt(-shift)) === 0n
    : ((digits % divisor) * powerOfTen(shift, divisor)) % divisor === 0n
}

/** 10 to a power, modulo a divisor: takes some fifty steps, however large the exponent is. */
function powerOfTen(exponent: number, divisor: bigint): bigint {
  let [result, base] = [1n % divisor, 10n % divisor]
  for (let left = BigInt(exponent); left > 0n; left >>= 1n) {
    if (left & 1n)
      result = (result * base) % divisor
    base = (base * base) % divisor
  }
  return result
}

function trimZeros(digits: string): string {
  let [start, end] = [0, digits.length]
  while (digits[start] === '0')
    start++
  while (end > start && digits[end - 1] === '0')
    end--
  return digits.slice(start, end)
}
