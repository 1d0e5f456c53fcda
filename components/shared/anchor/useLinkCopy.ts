import type { Ref } from 'vue'
import { onMounted, onScopeDispose } from 'vue'
import { tryDecodePercent } from '../../../openapi/document/text/percent.ts'
import { useCopy } from '../code/useCopy.ts'
import { useMessages } from '../messages/useMessages.ts'

/**
 * Copies the address of a part of the page when a reader follows the link by which it names itself: that of a heading, a field, a
 * status or an example. `message` says so for two seconds. The link is followed as any other.
 */
export function useLinkCopy(): { message: Readonly<Ref<string>> } {
  const t = useMessages()
  const { message, copy } = useCopy(() => t('shared.linkCopied'))

  function onClick({ target, button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('main a[href^="#"]') : null
    if (link !== null && button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey && namesItself(link))
      void copy(link.href)
  }

  onMounted(() => addEventListener('click', onClick))
  onScopeDispose(() => {
    if (typeof removeEventListener === 'function')
      removeEventListener('click', onClick)
  })
  return { message }
}

/** Whether a link leads to what it stands in or beside; others lead elsewhere on the page. */
function namesItself(link: HTMLAnchorElement): boolean {
  return link.matches('.AnchorLink') || document.getElementById(tryDecodePercent(link.hash.slice(1)))?.contains(link) === true
}
