import type { App, InjectionKey } from 'vue'
import type { Router, SiteData } from 'vitepress'
import type { English, Room, RoomWords, Translate } from './messages.ts'
import { inject, shallowReactive } from 'vue'
import { useData } from 'vitepress'
import { createPhrase } from '../../../openapi/document/text/phrase.ts'

/** A room whose words reach a reader. */
type ShownRoom = Exclude<Room, 'made'>

/** The words of a site, by VitePress's keys of its languages: `root`, `de`. What is a function is loaded when it is needed. */
export type MessageSource = Record<string, { lang: string } & Record<ShownRoom, RoomWords | (() => Promise<RoomWords>)>>

/** The words that an app has, and how it gets more. */
export interface AppMessages {
  /** By locale, what says the words that are there. */
  phrases: Record<string, Translate>
  load: (room: ShownRoom, locale: string) => void | Promise<void>
}

const MESSAGES: InjectionKey<AppMessages> = Symbol('messages')

/** Gives an app its words. Those that come with the page are there at once, unless they have to be fetched. */
export function provideMessages(app: App, source: MessageSource): AppMessages {
  const phrases = shallowReactive<Record<string, Translate>>({})
  const words: Record<string, RoomWords> = {}
  const add = (locale: string, lang: string, more: RoomWords) => {
    words[locale] = { ...words[locale], ...more }
    phrases[locale] = createPhrase<English>(lang, words[locale])
  }
  const load: AppMessages['load'] = (room, locale) => {
    const { lang, [room]: loadable } = source[locale] ?? {}
    if (lang === undefined || loadable === undefined)
      return
    if (typeof loadable !== 'function')
      return add(locale, lang, loadable)
    return (loadable as () => Promise<RoomWords>)().then(more => add(locale, lang, more))
  }
  for (const locale of Object.keys(source)) {
    if (typeof source[locale]?.page !== 'function')
      void load('page', locale)
  }
  const messages = { phrases, load }
  app.provide(MESSAGES, messages)
  return messages
}

/** Has the words of a page be there before the page is: of the first, and of each that the router opens. */
export function followMessages({ phrases, load }: AppMessages, router: Router, { base, locales }: SiteData): void {
  const { onBeforePageLoad } = router
  router.onBeforePageLoad = async (href) => {
    const folder = new URL(href, 'http://site.invalid').pathname.slice(base.length).split('/', 1)[0] ?? ''
    const locale = Object.hasOwn(locales, folder) ? folder : 'root'
    if (phrases[locale] === undefined)
      await load('page', locale)
    return await onBeforePageLoad?.(href)
  }
}

/** The words of the interface in the language of the open page: `const t = useMessages()`, then `t('layout.skip')`. */
export function useMessages(): Translate {
  const { phrases } = useAppMessages()
  const { localeIndex } = useData()
  const phrase = (): Translate | undefined => phrases[localeIndex.value] ?? phrases.root
  const say = (...asked: unknown[]) => (phrase() as ((...asked: unknown[]) => string) | undefined)?.(...asked) ?? ''
  return Object.defineProperty(say, 'lang', { get: () => phrase()?.lang ?? 'en' }) as unknown as Translate
}

/** Loads words that pages come without, in the language of the open page; to be awaited before they are said. */
export function useMessageLoader(): (room: Exclude<ShownRoom, 'page'>) => Promise<void> {
  const { load } = useAppMessages()
  const { localeIndex } = useData()
  return async room => load(room, localeIndex.value)
}

function useAppMessages(): AppMessages {
  const messages = inject(MESSAGES)
  if (messages === undefined)
    throw new Error('provideMessages(app, source) has not been called.')
  return messages
}
