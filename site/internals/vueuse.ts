import type { Ref, WritableComputedRef } from 'vue'
import { computed, getCurrentScope, onScopeDispose, ref, watchEffect } from 'vue'
import { keep, recall } from '../../components/shared/storage.ts'

/*
 * The functions that VitePress's app takes from VueUse, in its place: as far as VitePress uses them they do the same, for a
 * tenth of the bytes.
 */

/** Calls when the component that is being set up goes, where there is one. */
export function tryOnUnmounted(call: () => void): void {
  if (getCurrentScope() !== undefined)
    onScopeDispose(call)
}

/** What the reader's system asks for. */
export function usePreferredDark(): Ref<boolean> {
  const isPreferred = ref(false)
  if (typeof matchMedia === 'function') {
    const query = matchMedia('(prefers-color-scheme: dark)')
    isPreferred.value = query.matches
    query.addEventListener('change', ({ matches }) => (isPreferred.value = matches))
  }
  return isPreferred
}

interface DarkOptions {
  storageKey: string
  initialValue: () => string
}

/** Whether the page is dark: as the reader chose, else as their system asks. Choosing what the system asks for follows it again. */
export function useDark({ storageKey, initialValue }: DarkOptions): WritableComputedRef<boolean> {
  const isPreferred = usePreferredDark()
  const inBrowser = typeof document === 'object'
  const chosen = ref((inBrowser && recall(storageKey)) || initialValue())
  const isDark = computed({
    get: () => (chosen.value === 'auto' ? isPreferred.value : chosen.value === 'dark'),
    set(value) {
      chosen.value = value === isPreferred.value ? 'auto' : value ? 'dark' : 'light'
      keep(storageKey, chosen.value)
    },
  })
  if (inBrowser) {
    // Another tab has chosen.
    window.addEventListener('storage', ({ key, newValue }) => {
      if (key === storageKey)
        chosen.value = newValue ?? initialValue()
    })
    watchEffect(() => document.documentElement.classList.toggle('dark', isDark.value), { flush: 'post' })
  }
  return isDark
}
