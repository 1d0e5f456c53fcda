import type { SchemaObject } from '../../document/openapi.ts'
import type { At } from './generation.ts'
import { none } from './generation.ts'
import { realisticNumber } from './realistic.ts'

interface Wanted {
  at: At
  integer: boolean
  /** What the spec shows of such a number elsewhere. */
  shown?: unknown
}

/** Makes a number by its name, moved into the schema's bounds and onto its grid. */
export function generateNumber(keywords: SchemaObject, { at, integer, shown }: Wanted): number | typeof none {
  const { multipleOf } = keywords
  const step = integer ? wholeStep(multipleOf) : multipleOf
  const [low, high] = boundsOf(keywords)
  let value = typeof shown === 'number' && (!integer || Number.isInteger(shown)) ? shown : realisticNumber(at, integer)
  if (value < low || value > high) {
    const room = Number.isFinite(high - low) ? high - low : 1000
    const offset =
      integer || step !== undefined
        ? Math.min(at.variant % 1000, Math.floor(room))
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
      candidate => Number.isFinite(candidate) && isInside(keywords, candidate, step, tolerance),
    )
    if (found !== undefined)
      return found
  }
  return none
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
}: SchemaObject): [number, number] {
  return [
    Math.max(minimum, typeof exclusiveMinimum === 'number' ? exclusiveMinimum : -Infinity),
    Math.min(maximum, typeof exclusiveMaximum === 'number' ? exclusiveMaximum : Infinity),
  ]
}

function onGrid(value: number, step: number | undefined, round: (value: number) => number = Math.round): number {
  return step === undefined || step <= 0 ? value : Number((round(value / step) * step).toPrecision(15))
}

function isInside(
  { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity }: SchemaObject,
  value: number,
  step: number | undefined,
  tolerance: number,
): boolean {
  const times = step === undefined || step <= 0 ? 0 : value / step
  return value >= minimum
    && value <= maximum
    && value > exclusiveMinimum
    && value < exclusiveMaximum
    && Math.abs(times - Math.round(times)) <= tolerance * Math.max(1, Math.abs(times))
}
