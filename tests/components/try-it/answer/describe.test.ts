import { expect, it } from 'vitest'
import { describeRetry } from '../../../../components/try-it/answer/describe.ts'

it.each([
  [429, '1', 'in 1 second'],
  [429, '90', 'in 90 seconds'],
  [503, '121', 'in 3 minutes'],
  [429, '3600', 'in 60 minutes'],
  [429, '7201', 'in 3 hours'],
  [202, '90', ''],
  [503, 'Fri, 31 Dec 1999 23:59:59 GMT', ''],
  [429, '-1', ''],
])('says of %s with Retry-After %s when to try again: %s', (status, value, words) => {
  expect(describeRetry({ status, headers: [['Retry-After', value]] })).toBe(words)
})

it('says nothing where the answer does not', () => {
  expect(describeRetry({ status: 429, headers: [] })).toBe('')
})
