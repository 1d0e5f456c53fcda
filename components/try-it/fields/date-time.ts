import type { Translate } from '../../shared/messages/messages.ts'

/** A date and time of RFC 3339 as a picker can show it: the wall clock, then the offset. */
export const dateTimePattern = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:\d\d)$/

/** The offsets to choose from: UTC, that of the reader's clock at this moment, and the current one. */
export function listOffsets(
  current: string | undefined,
  now: Date,
  t: Translate,
): { value: string, label: string }[] {
  const here = offsetOf(now)
  const offsets = [
    { value: 'Z', label: 'UTC' },
    ...(here === '+00:00' ? [] : [{ value: here, label: t('console.here', { offset: here }) }]),
  ]
  return current === undefined || offsets.some(({ value }) => value === current)
    ? offsets
    : [...offsets, { value: current, label: current }]
}

/** A wall clock, to the second at least, with an offset. */
export function withOffset(clock: string, offset: string): string {
  return `${/T\d\d:\d\d$/.test(clock) ? `${clock}:00` : clock}${offset}`
}

function offsetOf(date: Date): string {
  const minutes = -date.getTimezoneOffset()
  const digits = (value: number): string => String(value).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${digits(Math.floor(Math.abs(minutes) / 60))}:${digits(Math.abs(minutes) % 60)}`
}
