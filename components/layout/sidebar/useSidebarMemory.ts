import type { Ref } from 'vue'
import { onMounted, onScopeDispose, shallowRef } from 'vue'
import { keep, recallJson } from '../../shared/storage.ts'

const place = 'reference:sidebar'
const folds = 'reference:folded'

/**
 * What the navigation of an API keeps: over a reload how far it was scrolled, and for longer which groups are folded. Between pages it
 * is the same element, and stays as it is.
 */
export function useSidebarMemory(element: Readonly<Ref<HTMLElement | undefined>>, api: () => string) {
  const folded = shallowRef<ReadonlySet<string>>(new Set())
  const keyOf = (group: string) => `${api()} ${group}`

  function keepPlace() {
    keep(place, JSON.stringify([api(), element.value?.scrollTop ?? 0]), 'tab')
  }

  onMounted(() => {
    const names = recallJson(folds)
    folded.value = new Set(Array.isArray(names) ? names.map(String) : [])
    const kept = recallJson(place, 'tab')
    if (element.value !== undefined && Array.isArray(kept) && kept[0] === api())
      element.value.scrollTop = Number(kept[1])
    addEventListener('pagehide', keepPlace)
  })
  onScopeDispose(() => {
    if (typeof removeEventListener === 'function')
      removeEventListener('pagehide', keepPlace)
  })

  return {
    isFolded: (group: string) => folded.value.has(keyOf(group)),
    toggle(group: string) {
      const key = keyOf(group)
      const names = new Set(folded.value)
      if (!names.delete(key))
        names.add(key)
      folded.value = names
      keep(folds, JSON.stringify([...names]))
    },
  }
}
