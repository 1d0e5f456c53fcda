import type { ShallowRef } from 'vue'
import type { Navigation } from './filter-navigation.ts'
import { shallowRef, watch } from 'vue'
import { toHref } from '../../shared/usePage.ts'
import { navigationFile } from './navigation-file.ts'

/** The operations of all tags of an API: no page brings more than those of its own tag, so they are fetched when they are asked for. */
export function useAllOperations(home: () => string): { all: ShallowRef<Navigation['operations']>, load: () => Promise<void> } {
  const all = shallowRef<Navigation['operations']>({})
  let asked: string | undefined
  watch(home, () => {
    all.value = {}
    asked = undefined
  })

  return {
    all,
    async load() {
      const wanted = home()
      if (asked === wanted)
        return
      asked = wanted
      try {
        const response = await fetch(toHref(navigationFile(wanted)))
        const operations = await response.json() as Navigation['operations']
        if (home() === wanted)
          all.value = operations
      }
      catch {
        // The open tag is filtered without it; the next time that the filter is entered it is fetched again.
        asked = undefined
      }
    },
  }
}
