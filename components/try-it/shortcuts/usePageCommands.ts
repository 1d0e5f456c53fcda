import type { Ref } from 'vue'
import type { Operation } from '../../../openapi/model/types.ts'
import type { Acts } from './page-commands.ts'
import { useRouter } from 'vitepress'
import { onMounted, onUnmounted, shallowRef } from 'vue'
import { useMessages } from '../../shared/messages/useMessages.ts'
import { toHref, usePage } from '../../shared/usePage.ts'
import { useDrafts } from '../draft/useDraft.ts'
import { consoleCommands } from './commands.ts'
import { putCommands, turn, writeCurl } from './page-commands.ts'
import { listenForShortcuts } from './shortcuts.ts'

interface PageCommandsOptions {
  operation: () => Operation
  /** Opens the console, where it can be opened. */
  open: () => void
  listShortcuts: () => void
}

/** What keys and the search do on the page of an operation; answers what a screen reader is told of it. */
export function usePageCommands({ operation, open, listShortcuts }: PageCommandsOptions): { copied: Ref<string> } {
  const t = useMessages()
  const { api, reference } = usePage()
  const { go } = useRouter()
  const drafts = useDrafts()
  const copied = shallowRef('')

  async function copyAsCurl(): Promise<void> {
    const { draftOf } = await import('../live-samples.ts')
    const shown = operation()
    const name = api.value?.name
    const code = await writeCurl(shown, draftOf(drafts, name ?? '', shown), name)
    await navigator.clipboard.writeText(code).then(() => copied.value = t('shared.copied'), () => {})
  }

  const goTo = (to: 'next' | 'previous') => (): void =>
    turn(reference.value.navigation, to, href => void go(toHref(href)))
  const commands = consoleCommands(drafts)
  const acts = {
    open,
    next: goTo('next'),
    previous: goTo('previous'),
    copy: () => void copyAsCurl(),
  } satisfies Acts
  let stop: (() => void)[] = []
  onMounted(() => {
    const stopShortcuts = listenForShortcuts([
      { key: 't', act: acts.open },
      { key: 'n', act: acts.next },
      { key: 'p', act: acts.previous },
      { key: 'c', act: acts.copy },
      { key: '?', act: listShortcuts },
    ])
    stop = [putCommands(commands, acts), stopShortcuts]
  })
  onUnmounted(() => stop.forEach(end => end()))
  return { copied }
}
