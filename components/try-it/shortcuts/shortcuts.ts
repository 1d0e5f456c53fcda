import { keep, recall } from '../../shared/storage.ts'
import { isTyping } from '../../shared/typing.ts'

/** What a key does on the page of an operation. */
export interface Shortcut {
  key: string
  act: () => void
}

const storage = 'api-docs:shortcuts'

/** Whether the reader has switched single keys off, as speech input needs it. WCAG 2.2, 2.1.4. */
export function areShortcutsOff(): boolean {
  return recall(storage) === 'off'
}

export function switchShortcuts(isOff: boolean): void {
  keep(storage, isOff ? 'off' : undefined)
}

/** Runs shortcuts, except where somebody types; `?` is never switched off, since it leads back. Returns what ends it. */
export function listenForShortcuts(shortcuts: Shortcut[]): () => void {
  const controller = new AbortController()
  window.addEventListener('keydown', (event) => {
    if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
      return
    const found = shortcuts.find(({ key }) => key === event.key)
    if (!found || (areShortcutsOff() && found.key !== '?') || document.querySelector('dialog[open]'))
      return
    event.preventDefault()
    found.act()
  }, { signal: controller.signal })
  return () => controller.abort()
}
