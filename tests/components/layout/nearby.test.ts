import { describe, expect, it } from 'vitest'
import { listNearby } from '../../../components/layout/nearby.ts'

describe('listNearby', () => {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

  it('lists all of a short list', () => {
    expect(listNearby(numbers(60), 30)).toEqual({
      entries: numbers(60),
      before: 0,
      after: 0,
    })
  })

  it('lists what stands around the current entry of a long one', () => {
    const { entries, before, after } = listNearby(numbers(270), 100)
    expect(entries).toEqual(numbers(40).map(index => index + 80))
    expect([before, after]).toEqual([80, 150])
  })

  it('begins at the beginning where nothing is current, and ends at the end', () => {
    expect(listNearby(numbers(61), -1)).toMatchObject({ before: 0, after: 21 })
    expect(listNearby(numbers(61), 60)).toMatchObject({ before: 21, after: 0 })
  })
})
