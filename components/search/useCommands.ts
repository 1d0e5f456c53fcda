import type { IconName } from '../shared/Icon.vue'
import { useData } from 'vitepress'
import { consoleCommands } from '../try-it/shortcuts/commands.ts'
import { useDrafts } from '../try-it/draft/useDraft.ts'
import { useMessages } from '../shared/messages/useMessages.ts'
import { usePage } from '../shared/usePage.ts'

/** Something that can be done from the search: a page to go to, or an action. */
export interface Command {
  title: string
  icon: IconName
  href?: string
  /** The router does not know the page. */
  isOutside?: boolean
  run?: () => void
}

/** What can be done on the open page. What the console does is named once its words are there. */
export function useCommands(): () => Command[] {
  const { isDark, site, localeIndex } = useData()
  const { api, reference } = usePage()
  const t = useMessages()
  const console = consoleCommands(useDrafts())
  return () => [
    ...[...console].map(([name, run]): Command => ({ title: t(`console.shortcut.${name}`), icon: 'play', run })).filter(({ title }) => title !== ''),
    ...Object.entries(site.value.locales)
      .filter(([key]) => key !== localeIndex.value)
      .map(([key, { label }]): Command => ({
        title: `${t('layout.languages')}: ${label}`,
        icon: 'arrow-right',
        href: reference.value.languages?.[key] ?? (key === 'root' ? '/' : `/${key}/`),
      })),
    {
      title: t(isDark.value ? 'layout.themeLight' : 'layout.themeDark'),
      icon: isDark.value ? 'sun' : 'moon',
      run: () => void (isDark.value = !isDark.value),
    },
    ...(api.value === undefined
      ? []
      : [
          { title: `${api.value.title}: ${t('layout.introduction')}`, icon: 'arrow-right' as const, href: api.value.href },
          ...(api.value.schemas === undefined ? [] : [{ title: `${api.value.title}: ${t('layout.schemas')}`, icon: 'arrow-right' as const, href: api.value.schemas }]),
          ...(api.value.explorer === undefined ? [] : [{ title: `${api.value.title}: ${t('layout.explorer')}`, icon: 'compass' as const, href: api.value.explorer, isOutside: true }]),
        ]),
  ]
}
