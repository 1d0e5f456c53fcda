import { afterEach, describe, expect, it } from 'vitest'
import process from 'node:process'
import { dateTimePattern, listOffsets, withOffset } from '../../../../components/try-it/fields/date-time.ts'
import { english } from '../../english.ts'

const { TZ } = process.env
const winter = new Date('2026-01-15T12:00:00Z')

/** The offsets to choose from where the reader's clock runs in a time zone. */
function offsetsIn(zone: string, current?: string): string[] {
  process.env.TZ = zone
  return listOffsets(current, winter, english).map(({ value }) => value)
}

afterEach(() => {
  if (TZ === undefined)
    delete process.env.TZ
  else
    process.env.TZ = TZ
})

describe('the offsets to choose from', () => {
  it.each([
    ['UTC', ['Z']],
    ['Europe/Berlin', ['Z', '+01:00']],
    ['America/New_York', ['Z', '-05:00']],
    ['Asia/Kolkata', ['Z', '+05:30']],
    ['America/St_Johns', ['Z', '-03:30']],
  ])('are UTC and that of the clock: %s', (zone, offsets) => expect(offsetsIn(zone)).toEqual(offsets))

  it('hold the current one, once', () => {
    expect(offsetsIn('Europe/Berlin', '+09:00')).toEqual(['Z', '+01:00', '+09:00'])
    expect(offsetsIn('Europe/Berlin', '+01:00')).toEqual(['Z', '+01:00'])
    expect(offsetsIn('Europe/Berlin', 'Z')).toEqual(['Z', '+01:00'])
  })
})

describe('a wall clock', () => {
  it.each([
    ['2026-01-15T12:00', 'Z', '2026-01-15T12:00:00Z'],
    ['2026-01-15T12:00:30', '+01:00', '2026-01-15T12:00:30+01:00'],
    ['2026-01-15T12:00:30.5', 'Z', '2026-01-15T12:00:30.5Z'],
  ])('%s%s has its seconds', (clock, offset, text) => {
    expect(withOffset(clock, offset)).toBe(text)
    expect(dateTimePattern.exec(text)?.[2]).toBe(offset)
  })

  it('is no picker\'s where it has more digits, or no offset', () => {
    for (const text of ['2026-01-15T12:00:00.1234Z', '2026-01-15T12:00:00', '2026-01-15'])
      expect(dateTimePattern.test(text), text).toBe(false)
  })
})
