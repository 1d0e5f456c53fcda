import type { Answer } from '../../../../components/try-it/send.ts'
import { describe, expect, it } from 'vitest'
import { english } from '../../english.ts'
import { announce, describeAddress, describeAnswer, describeRetry, formatSize, toExtension } from '../../../../components/try-it/answer/describe.ts'

it.each([
  [429, '1', 'Try again in 1 second.'],
  [429, '90', 'Try again in 90 seconds.'],
  [503, '121', 'Try again in 3 minutes.'],
  [429, '3600', 'Try again in 60 minutes.'],
  [429, '119', 'Try again in 119 seconds.'],
  [429, '120', 'Try again in 2 minutes.'],
  [429, '7199', 'Try again in 120 minutes.'],
  [429, '7200', 'Try again in 2 hours.'],
  [429, '7201', 'Try again in 3 hours.'],
  [399, '90', ''],
  [400, '90', 'Try again in 90 seconds.'],
  [202, '90', ''],
  [503, 'Fri, 31 Dec 1999 23:59:59 GMT', ''],
  [429, '-1', ''],
])('says of %s with Retry-After %s when to try again: %s', (status, value, words) => {
  expect(describeRetry({ status, headers: [['Retry-After', value]] }, english)).toBe(words)
})

it('says nothing where the answer does not', () => {
  expect(describeRetry({ status: 429, headers: [] }, english)).toBe('')
})

it.each([
  [0, 'en', '0 B'],
  [999, 'en', '999 B'],
  [1000, 'en', '1.0 kB'],
  [1250, 'de', '1,3 kB'],
  [999_900, 'en', '999.9 kB'],
  [999_999, 'en', '1,000.0 kB'],
  [1_000_000, 'en', '1.0 MB'],
])('writes %i bytes in %s as %s', (bytes, lang, size) => expect(formatSize(bytes, { lang })).toBe(size))

it.each([
  [404, '', '404 Not Found'],
  [404, 'Nothing', '404 Nothing'],
  [299, '', '299 Success'],
])('calls the answer %i %j %s', (status, statusText, words) => expect(describeAnswer({ status, statusText })).toBe(words))

it.each([
  ['application/json', 'json'],
  ['application/vnd.a+xml', 'xml'],
  ['application/x-tar', 'tar'],
  ['application/octet-stream', 'bin'],
  ['', 'bin'],
])('saves %s with the extension %s', (type, extension) => expect(toExtension(type)).toBe(extension))

describe('what came of a request, as it is said', () => {
  const answer = { kind: 'answer', status: 429, statusText: '', milliseconds: 12, headers: [['retry-after', '1']] } as unknown as Answer
  const said = '429 Too Many Requests, in 12 milliseconds.'

  it('is the status, when to try again, and how many fields need another look', () => {
    expect(announce(answer, 0, english)).toBe(`${said} Try again in 1 second.`)
    expect(announce(answer, 1, english)).toBe(`${said} Try again in 1 second. 1 field needs another look.`)
    expect(announce({ ...answer, headers: [], note: 'Cut.' }, 2, english)).toBe(`${said} Cut. 2 fields need another look.`)
  })

  it('is why there was no answer', () =>
    expect(announce({ kind: 'failure', title: 'Cancelled.', advice: 'Send it again.' }, 3, english)).toBe('Cancelled. Send it again.'))
})

it('hides the keys of an address, and no empty one', () => {
  const key = (place: 'query' | 'header', key: string) => ({ in: place, key }) as never
  const url = 'https://a.test/?k=s3&l=&m=h'
  expect(describeAddress({ url, keys: [key('query', 's3'), key('query', ''), key('header', 'h')] })).toBe('https://a.test/?k=••••••••&l=&m=h')
})
