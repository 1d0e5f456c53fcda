import { describe, expect, it } from 'vitest'
import { listNearby } from '../../../../components/layout/sidebar/nearby.ts'

describe('listNearby', () => {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

  it('lists all of a short list', () => {
    expect(listNearby(numbers(48), 30)).toEqual({ entries: numbers(48), before: 0, after: 0 })
  })

  it('lists what stands around the current entry of a long one', () => {
    const { entries, before, after } = listNearby(numbers(270), 100)
    expect(entries).toEqual(numbers(30).map(index => index + 85))
    expect([before, after]).toEqual([85, 155])
  })

  it('begins at the beginning where nothing is current, and ends at the end', () => {
    expect(listNearby(numbers(61), -1)).toMatchObject({ before: 0, after: 31 })
    expect(listNearby(numbers(61), 60)).toMatchObject({ before: 31, after: 0 })
  })
})
