import type { Ref } from 'vue'
import { onMounted, shallowRef } from 'vue'
import { WRAP_STORAGE } from './language-script.ts'

/** One choice for all code of the site. */
const wraps = shallowRef(false)

/** Whether long lines of code wrap. The script in the head has set it on the page by what is remembered, before anything was painted. */
export function useWrapping(): { wraps: Ref<boolean>, wrap: (isWanted: boolean) => void } {
  onMounted(() => wraps.value = document.documentElement.dataset.wrap !== undefined)

  function wrap(isWanted: boolean): void {
    wraps.value = isWanted
    document.documentElement.toggleAttribute('data-wrap', isWanted)
    try {
      if (isWanted)
        localStorage.setItem(WRAP_STORAGE, 'yes')
      else
        localStorage.removeItem(WRAP_STORAGE)
    }
    catch {
      // Storage may be switched off: the choice then lasts as long as the page.
    }
  }

  return { wraps, wrap }
}
