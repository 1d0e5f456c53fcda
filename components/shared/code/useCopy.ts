import type { Ref } from 'vue'
import { onScopeDispose, readonly, shallowRef } from 'vue'
import { useMessages } from '../messages/useMessages.ts'

export interface Copying {
  message: Readonly<Ref<string>>
  isCopied: Readonly<Ref<boolean>>
  copy: (text: string) => Promise<void>
}

/** Copies text and says so for two seconds, in words of its own where it has some; `message` is for a live region. */
export function useCopy(done?: () => string): Copying {
  const t = useMessages()
  const message = shallowRef('')
  const isCopied = shallowRef(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  async function copy(text: string): Promise<void> {
    const isDone = await copyText(text)
    isCopied.value = isDone
    message.value = isDone ? done?.() ?? t('shared.copied') : t('shared.copyFailed')
    clearTimeout(timer)
    timer = setTimeout(() => {
      isCopied.value = false
      message.value = ''
    }, isDone ? 2000 : 6000)
  }

  onScopeDispose(() => clearTimeout(timer))
  return { message: readonly(message), isCopied: readonly(isCopied), copy }
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  }
  catch {
    return copyBySelection(text)
  }
}

/** Outside a secure context there is no clipboard API; a copy event still carries what a handler puts into it. */
function copyBySelection(text: string): boolean {
  let done = false
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    done = true
  }
  document.addEventListener('copy', put)
  document.execCommand('copy')
  document.removeEventListener('copy', put)
  return done
}
