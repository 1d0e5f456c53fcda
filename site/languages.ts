import type { ResolvedConfig } from './config/resolve.ts'
import type { English, Translate } from '../components/shared/messages/messages.ts'
import type { Words } from '../openapi/document/phrase.ts'
import { en } from '../components/shared/messages/en/index.ts'
import { findCatalogue } from '../components/shared/messages/catalogues.ts'
import { createPhrase } from '../openapi/document/phrase.ts'

/** A language of a site with its words. */
export interface SiteLanguage {
  /** BCP 47. */
  lang: string
  words: Words
  /** Says them where pages are made. */
  t: Translate
}

/** The languages of a site, by VitePress's keys; `root` is that of pages that lie in no other's folder. */
export function listLanguages({ lang, messages = {} }: Pick<ResolvedConfig, 'lang' | 'messages'>): Record<string, SiteLanguage> {
  return { root: toLanguage(lang, messages) }
}

/** A language that nobody translated has English words, but those that the owner of the site gives. */
export function toLanguage(lang: string, messages: Words = {}): SiteLanguage {
  const words = { ...(findCatalogue(lang) ?? en), ...messages }
  return { lang, words, t: createPhrase<English>(lang, words) }
}
