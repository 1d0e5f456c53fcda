import type { ResolvedConfig } from './config/resolve.ts'
import type { English, Translate } from '../components/shared/messages/messages.ts'
import type { Words } from '../openapi/document/text/phrase.ts'
import { en } from '../components/shared/messages/en/index.ts'
import { findCatalogue } from '../components/shared/messages/catalogues.ts'
import { createPhrase } from '../openapi/document/text/phrase.ts'

/** A language of a site with its words. */
export interface SiteLanguage {
  /** BCP 47. */
  lang: string
  dir: 'ltr' | 'rtl'
  words: Words
  /** Says them where pages are made. */
  t: Translate
}

/** By VitePress's keys; `root` is that of pages that lie in no other's folder. */
export type SiteLanguages = { root: SiteLanguage } & Record<string, SiteLanguage>

/** Scripts that are written from right to left. */
const rightToLeft = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg'])

/** The languages of a site, by VitePress's keys; `root` is that of pages that lie in no other's folder. */
export function listLanguages(
  { lang, messages = {}, locales = {} }: Pick<ResolvedConfig, 'lang' | 'messages' | 'locales'>,
): SiteLanguages {
  const { root, ...others } = locales
  return {
    root: toLanguage(lang, { ...messages, ...root?.messages }),
    ...Object.fromEntries(Object.entries(others).map(([key, { lang = key, messages }]) =>
      [key, toLanguage(lang, messages)])),
  }
}

/** The language that a page of the site is in, by its file: `de` of `de/guide/start.md`. */
export function localeOf(path: string, locales: string[]): string | undefined {
  const folder = path.split('/', 1)[0] ?? ''
  return path !== folder && locales.includes(folder) ? folder : undefined
}

/** A language that nobody translated has English words, but those that the owner of the site gives. */
export function toLanguage(lang: string, messages: Words = {}): SiteLanguage {
  const words = { ...(findCatalogue(lang) ?? en), ...messages }
  return {
    lang,
    dir: rightToLeft.has(new Intl.Locale(lang).maximize().script ?? '') ? 'rtl' : 'ltr',
    words,
    t: createPhrase<English>(lang, words),
  }
}
