import { describe, expect, it } from 'vitest'
import { createPhrase, listPlaces, split } from '../../../../openapi/document/text/phrase.ts'

const words = {
  plain: 'Send',
  sent: 'Sent to {host} in {ms} ms',
  pages: { one: '{count} page of {all}', other: '{count} pages of {all}' },
} as const

describe('createPhrase', () => {
  const t = createPhrase<typeof words>('en', words)

  it('says a word with its values', () => {
    expect(t('plain')).toBe('Send')
    expect(t('sent', { host: 'example.com', ms: '12' })).toBe('Sent to example.com in 12 ms')
  })

  it('refuses unknown keys, missing and superfluous values where it is compiled', () => {
    // @ts-expect-error there is no such key
    t('plane')
    // @ts-expect-error a value is missing
    t('sent', { host: 'example.com' })
    // @ts-expect-error a word without places takes none
    t('plain', { host: 'example.com' })
    expect.assertions(0)
  })

  it('takes the plural form that its language has for a number', () => {
    expect([0, 1, 2].map(count => t('pages', { count, all: 'x' }))).toEqual(['0 pages of x', '1 page of x', '2 pages of x'])
    const arabic = createPhrase<{ days: { other: '{count}' } }>('ar', {
      days: { zero: 'z', one: 'o', two: 't', few: 'f {count}', many: 'm {count}', other: 'x {count}' },
    })
    expect([0, 1, 2, 3, 11, 100].map(count => arabic('days', { count }))).toEqual(['z', 'o', 't', 'f 3', 'm 11', 'x 100'])
  })

  it('takes the other form where a language has one that the word does not', () => {
    expect(createPhrase<typeof words>('ar', words)('pages', { count: 3, all: '9' })).toBe('3 pages of 9')
  })

  it('writes numbers as its language does, and texts as they are', () => {
    expect(createPhrase<typeof words>('de', words)('pages', { count: 1234567, all: 1234.5 })).toBe('1.234.567 pages of 1.234,5')
    expect(createPhrase<typeof words>('ar', words)('sent', { host: '1234', ms: 5678 })).toMatch(/1234 in 5[,٬]678 ms/)
  })

  it('puts values in as they are, even where they look like places', () => {
    expect(t('sent', { host: '{ms} $&', ms: '1' })).toBe('Sent to {ms} $& in 1 ms')
  })
})

describe('split', () => {
  it('cuts a text at its places', () => {
    expect(split('{a} and {b}, {not this}')).toEqual([{ place: 'a' }, ' and ', { place: 'b' }, ', {not this}'])
  })
})

describe('listPlaces', () => {
  it('lists each place of any form once', () => {
    expect(listPlaces(words.pages)).toEqual(['count', 'all'])
    expect(listPlaces('none')).toEqual([])
  })
})
