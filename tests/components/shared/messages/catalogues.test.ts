import { describe, expect, it } from 'vitest'
import type { Word } from '../../../../openapi/document/text/phrase.ts'
import { listPlaces } from '../../../../openapi/document/text/phrase.ts'
import { catalogues, findCatalogue } from '../../../../components/shared/messages/catalogues.ts'
import { en } from '../../../../components/shared/messages/en/index.ts'

const english: Record<string, Word> = en

describe.each(Object.entries(catalogues))('the words of %s', (lang, words: Record<string, Word>) => {
  it('are those of English, in its order', () => {
    expect(Object.keys(words)).toEqual(Object.keys(english))
  })

  it('have the places for values that English has', () => {
    const placesOf = (word: Word) => listPlaces(word).sort()
    for (const [key, word] of Object.entries(words))
      expect({ [key]: placesOf(word) }).toEqual({ [key]: placesOf(english[key] ?? '') })
  })

  it('have a form for each plural category of the language, and no other', () => {
    const { pluralCategories } = new Intl.PluralRules(lang).resolvedOptions()
    // Romance languages have "many" for millions, which read as all others do here.
    const needed = pluralCategories.filter(category => lang === 'ar' || category !== 'many').sort()
    for (const [key, word] of Object.entries(words)) {
      if (typeof word !== 'string')
        expect({ [key]: Object.keys(word).sort() }).toEqual({ [key]: needed })
    }
  })

  it('are not empty, and end as English does', () => {
    for (const [key, word] of Object.entries(words)) {
      for (const text of typeof word === 'string' ? [word] : Object.values(word))
        expect(text.trim(), key).toBe(text)
    }
  })
})

describe('findCatalogue', () => {
  it.each([
    ['de', 'Weiter'],
    ['de-AT', 'Weiter'],
    ['en-GB', 'Next'],
    ['pt', 'Próxima'],
    ['pt-PT', 'Próxima'],
    ['zh', '下一页'],
    ['zh-Hans-SG', '下一页'],
    ['ar-EG', 'التالي'],
  ])('takes for %s the words of its language', (lang, next) => {
    expect(findCatalogue(lang)?.['layout.next']).toBe(next)
  })

  it.each(['tlh', 'nl', 'zh-TW'])('has none for %s, which nobody translated', (lang) => {
    expect(findCatalogue(lang)).toBeUndefined()
  })
})
