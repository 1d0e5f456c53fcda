import type { Ref } from 'vue'
import { onMounted, shallowRef } from 'vue'
import { keep } from '../storage.ts'
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
    keep(storage, isWanted ? 'yes' : undefined)
  }

  return { isOn, choose }
}
