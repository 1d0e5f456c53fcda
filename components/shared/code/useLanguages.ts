import type { App, InjectionKey, Ref } from 'vue'
import { inject, onMounted, readonly, shallowRef } from 'vue'
import { keep, recall } from '../storage.ts'
import { LANGUAGE_STORAGE } from './language-script.ts'

/** The languages a reader chose, the latest first: a group shows the first that it has. */
export interface Languages {
  chosen: Readonly<Ref<readonly string[]>>
  choose: (language: string) => void
  recall: () => void
}

const LANGUAGES: InjectionKey<Languages> = Symbol('languages')

/** Gives an app its one memory of languages, shared by all code groups. */
export function provideLanguages(app: App): void {
  const chosen = shallowRef<readonly string[]>([])
  let recalled = false

  app.provide(LANGUAGES, {
    chosen: readonly(chosen),
    choose(language) {
      chosen.value = [language, ...chosen.value.filter(name => name !== language)].slice(0, 8)
      keep(LANGUAGE_STORAGE, chosen.value.join(' '))
    },
    recall() {
      if (recalled)
        return
      recalled = true
      chosen.value = read()
    },
  })
}

/** The app's languages; they are read from the reader's storage once a component is mounted, never while rendering. */
export function useLanguages(): Languages {
  const languages = inject(LANGUAGES)
  if (!languages)
    throw new Error('provideLanguages(app) has not been called.')
  onMounted(languages.recall)
  return languages
}

/** The name under which a tab's title is remembered: `cURL` and `curl` are one language. */
export function toLanguage(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\w.+#]+/g, '-')
    .slice(0, 40)
}

function read(): string[] {
  return (recall(LANGUAGE_STORAGE) ?? '').split(' ').filter(Boolean).slice(0, 8)
}
