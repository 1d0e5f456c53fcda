import { expect, it } from 'vitest'
import { english } from '../../english.ts'
import { describeRetry } from '../../../../components/try-it/answer/describe.ts'

it.each([
  [429, '1', 'Try again in 1 second.'],
  [429, '90', 'Try again in 90 seconds.'],
  [503, '121', 'Try again in 3 minutes.'],
  [429, '3600', 'Try again in 60 minutes.'],
  [429, '7201', 'Try again in 3 hours.'],
  [202, '90', ''],
  [503, 'Fri, 31 Dec 1999 23:59:59 GMT', ''],
  [429, '-1', ''],
])('says of %s with Retry-After %s when to try again: %s', (status, value, words) => {
  expect(describeRetry({ status, headers: [['Retry-After', value]] }, english)).toBe(words)
})

it('says nothing where the answer does not', () => {
  expect(describeRetry({ status: 429, headers: [] }, english)).toBe('')
})
