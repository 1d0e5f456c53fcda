import type { Ref, VNode } from 'vue'
import type { CodeTab } from './code-group.ts'
import { nextTick, onMounted, provide, shallowRef, useId, watch } from 'vue'
import { CODE_GROUP, keepInPlace, readTabs } from './code-group.ts'
import { toLanguage, useLanguages } from './useLanguages.ts'

interface TabsOptions {
  props: Readonly<{ remember: boolean, pick?: { title: string } }>
  /** The blocks of the group. */
  blocks: () => VNode[]
  /** The element that the tabs stand in. */
  bar: Readonly<Ref<HTMLElement | null>>
}

export interface Tabs {
  /** Begins the ids of tabs and panels. */
  id: string
  /** The group shows what the reader chose, not what the server rendered. */
  ready: Ref<boolean>
  tabs: () => CodeTab[]
  /** The language shown. */
  shown: () => string | undefined
  /** The tab that the keyboard reaches, also while what is shown was chosen from the menu. */
  reachable: () => string | undefined
  choose: (language: string) => Promise<void>
  /** Goes from tab to tab by the arrow keys, Home and End. */
  move: (event: KeyboardEvent) => Promise<void>
}

/**
 * The tabs of a code group: which there are, which is shown, and how a reader chooses another.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
 */
export function useTabs({ props, blocks, bar }: TabsOptions): Tabs {
  const { chosen, choose: rememberLanguage } = useLanguages()
  const id = useId()
  const ready = shallowRef(false)
  const picked = shallowRef<string>()

  provide(CODE_GROUP, {
    shown: () => shown(),
    tabId: language =>
      tabs().some(tab => tab.more && tab.language === language) ? `${id}-more` : `${id}-tab-${language}`,
    panelId: language => `${id}-panel-${language}`,
  })

  function tabs(): CodeTab[] {
    return readTabs(blocks())
  }

  /** Until it is mounted a group shows what the server rendered; the script in the head bridges the gap. */
  function shown(list = tabs()): string | undefined {
    const wanted = props.remember ? chosen.value : [picked.value]
    const known = ready.value ? wanted.find(name => list.some(tab => tab.language === name)) : undefined
    return known ?? (list.find(tab => tab.active) ?? list[0])?.language
  }

  function reachable(): string | undefined {
    const inSight = tabs().filter(tab => !tab.more)
    return (inSight.find(tab => tab.language === shown()) ?? inSight[0])?.language
  }

  async function choose(language: string): Promise<void> {
    if (!bar.value)
      return
    await keepInPlace(bar.value, async () => {
      if (props.remember)
        rememberLanguage(language)
      else
        picked.value = language
      await nextTick()
    })
  }

  async function move(event: KeyboardEvent): Promise<void> {
    const buttons = [...bar.value?.querySelectorAll<HTMLButtonElement>('[role=tab]') ?? []]
    const index = buttons.indexOf(event.target as HTMLButtonElement)
    const forward = getComputedStyle(event.currentTarget as Element).direction === 'rtl' ? -1 : 1
    const next = {
      ArrowRight: index + forward,
      ArrowLeft: index - forward,
      Home: 0,
      End: -1,
    }[event.key]
    const button = next === undefined ? undefined : buttons.at(next % buttons.length)
    if (index < 0 || !button)
      return
    event.preventDefault()
    await choose(button.dataset.language ?? '')
    button.focus({ preventScroll: true })
    button.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  watch(() => props.pick, (pick) => {
    if (pick !== undefined)
      picked.value = toLanguage(pick.title)
  }, { immediate: true })
  onMounted(() => ready.value = true)

  return { id, ready, tabs, shown, reachable, choose, move }
}
