import type { Plugin } from 'vite'
import type { Room, RoomWords } from '../../components/shared/messages/messages.ts'
import type { SiteLanguage } from '../languages.ts'
import { roomOf } from '../../components/shared/messages/messages.ts'

const name = 'specimen:messages'
const prefix = `\0${name}`

/**
 * The module that the theme takes the words of the interface from. A site of one language has them in its first script; of
 * several, a reader's browser fetches its own.
 */
export function messagesPlugin(languages: Record<string, SiteLanguage>): Plugin {
  return {
    name,
    resolveId: id => (id === name || id.startsWith(`${name}/`) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(prefix))
        return
      const [, locale, room] = id.split('/')
      if (locale === undefined)
        return toIndex(languages, { areWaitedFor: this.environment.config.consumer === 'server' })
      return `export default ${JSON.stringify(wordsOf(languages[locale], room as Room))}`
    },
  }
}

function wordsOf({ words = {} }: Partial<SiteLanguage> = {}, room: Room): RoomWords {
  return Object.fromEntries(Object.entries(words).filter(([key]) => roomOf(key) === room))
}

/** Where pages are rendered, all words are there. */
function toIndex(languages: Record<string, SiteLanguage>, { areWaitedFor }: { areWaitedFor: boolean }): string {
  const locales = Object.keys(languages)
  const areThere = areWaitedFor || locales.length === 1
  const lines = locales.map((locale, index) =>
    [
      `${JSON.stringify(locale)}: {`,
      `lang: ${JSON.stringify(languages[locale]?.lang)},`,
      `page: ${areThere ? `page${index}` : toImport(locale, 'page')},`,
      `console: ${toImport(locale, 'console')} }`,
    ].join(' '))
  const imports = areThere ? locales.map((locale, index) => `import page${index} from '${name}/${locale}/page'\n`) : []
  return `${imports.join('')}export default { ${lines.join(', ')} }`
}

function toImport(locale: string, room: Room): string {
  return `() => import('${name}/${locale}/${room}').then(module => module.default)`
}
