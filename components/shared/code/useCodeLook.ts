import type { Ref } from 'vue'
import { onMounted, shallowRef } from 'vue'
import { NUMBERS_STORAGE, WRAP_STORAGE } from './language-script.ts'

/** A choice for all code of the site. */
interface Choice {
  isOn: Ref<boolean>
  choose: (isWanted: boolean) => void
}

const looks = {
  wrap: { isOn: shallowRef(false), storage: WRAP_STORAGE },
  numbers: { isOn: shallowRef(false), storage: NUMBERS_STORAGE },
}

/**
 * Whether long lines of code wrap, and whether lines are numbered. The script in the head has set it on the page by what is
 * remembered, before anything was painted.
 */
export function useCodeLook(name: keyof typeof looks): Choice {
  const { isOn, storage } = looks[name]
  onMounted(() => isOn.value = document.documentElement.dataset[name] !== undefined)

  function choose(isWanted: boolean): void {
    isOn.value = isWanted
    document.documentElement.toggleAttribute(`data-${name}`, isWanted)
    try {
      if (isWanted)
        localStorage.setItem(storage, 'yes')
      else
        localStorage.removeItem(storage)
    }
    catch {
      // Storage may be switched off: the choice then lasts as long as the page.
    }
  }

  return { isOn, choose }
}
