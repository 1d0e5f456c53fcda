import type { IconName } from '../shared/Icon.vue'
import { useData } from 'vitepress'
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

/** What can be done on the open page. */
export function useCommands(): () => Command[] {
  const { isDark } = useData()
  const { api } = usePage()
  const t = useMessages()
  return () => [
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
