import type { SchemaObject } from '../../document/openapi.ts'
import type { At } from './generation.ts'
import { realisticNumber } from './realistic/realistic.ts'

interface Wanted {
  at: At
  integer: boolean
  /** What the spec shows of such a number elsewhere. */
  shown?: unknown
}

/** Whole numbers of so many bits, as OpenAPI's registry of formats has them; 2^53 is where JavaScript's end. */
const ranges: Record<string, [number, number]> = {
  int8: [-128, 127],
  uint8: [0, 255],
  int16: [-32_768, 32_767],
  uint16: [0, 65_535],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint32: [0, 2 ** 32 - 1],
  int64: [-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  uint64: [0, Number.MAX_SAFE_INTEGER],
}

/**
 * Makes a number by its name, moved into the schema's bounds and onto its grid; undefined where none is both. The nearest is
 * then for `guessNumber` to say.
 */
export function generateNumber(keywords: SchemaObject, { at, integer, shown }: Wanted): number | undefined {
  const { multipleOf } = keywords
  const step = integer ? wholeStep(multipleOf) : multipleOf
  const [low, high] = boundsOf(keywords)
  if (at.fresh !== undefined)
    return freshNumber({ low, high, step: step ?? (high - low <= 1 ? 0.01 : 1) }, at.fresh, keywords)
  let value = typeof shown === 'number' && (!integer || Number.isInteger(shown)) ? shown : realisticNumber(at, integer)
  if (value < low || value > high) {
    const room = Number.isFinite(high - low) ? high - low : 1000
    // Near the end of a range they begin anew.
    const offset =
      integer || step !== undefined
        ? (at.variant % 1000) % (Math.floor(room) + 1)
        : Math.min((at.variant % 1000) / 10, room)
    value = Number.isFinite(low) ? low + offset : high - offset
  }
  const candidates = [
    onGrid(value, step),
    onGrid(value, step, Math.ceil),
    onGrid(value, step, Math.floor),
    low,
    high,
    low + (step ?? 0),
    high - (step ?? 0),
    onGrid(low, step, Math.ceil),
    onGrid(high, step, Math.floor),
    onGrid(low + (step ?? 0), step, Math.floor),
    onGrid((low + high) / 2, step, Math.floor),
    (low + high) / 2,
  ]
  for (const tolerance of [0, 1e-9]) {
    const found = candidates.find(
      candidate => Number.isFinite(candidate) && isInside(keywords, candidate, { step, tolerance }),
    )
    if (found !== undefined)
      return found
  }
  return undefined
}

/** A number that is as good as can be had where the bounds and the grid leave none. */
export function guessNumber(keywords: SchemaObject, { at, integer }: Wanted): number {
  const [low, high] = boundsOf(keywords)
  const value = Math.max(Math.min(realisticNumber(at, integer), high), low)
  return Number.isFinite(value) ? value : 1
}

/** Walks through what the bounds leave. */
function freshNumber(
  { low, high, step }: { low: number, high: number, step: number },
  turn: number,
  keywords: SchemaObject,
): number | undefined {
  const first = Number.isFinite(low) ? onGrid(low, step, Math.ceil) : Number.isFinite(high) ? high - 1000 * step : step
  const count = Number.isFinite(high - first) ? Math.floor((high - first) / step + 1e-9) + 1 : Infinity
  const value = Number((first + (turn % count) * step).toPrecision(15))
  return [value, Number((value + step).toPrecision(15))].find(one => isInside(keywords, one, { step, tolerance: 1e-9 }))
}

function wholeStep(multipleOf: number | undefined): number {
  if (multipleOf === undefined || multipleOf <= 0)
    return 1
  for (let times = 1; times <= 1000; times++) {
    if (Number.isInteger(Number((multipleOf * times).toPrecision(12))))
      return Number((multipleOf * times).toPrecision(12))
  }
  return multipleOf
}

function boundsOf({
  minimum = -Infinity,
  maximum = Infinity,
  exclusiveMinimum,
  exclusiveMaximum,
  format,
}: SchemaObject): [number, number] {
  const [least, most] = ranges[format ?? ''] ?? [-Infinity, Infinity]
  return [
    Math.max(least, minimum, typeof exclusiveMinimum === 'number' ? exclusiveMinimum : -Infinity),
    Math.min(most, maximum, typeof exclusiveMaximum === 'number' ? exclusiveMaximum : Infinity),
  ]
}

function onGrid(value: number, step: number | undefined, round: (value: number) => number = Math.round): number {
  return step === undefined || step <= 0 ? value : Number((round(value / step) * step).toPrecision(15))
}

function isInside(
  { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity }: SchemaObject,
  value: number,
  { step, tolerance }: { step: number | undefined, tolerance: number },
): boolean {
  const times = step === undefined || step <= 0 ? 0 : value / step
  return value >= minimum
    && value <= maximum
    && value > exclusiveMinimum
    && value < exclusiveMaximum
    && Math.abs(times - Math.round(times)) <= tolerance * Math.max(1, Math.abs(times))
}
