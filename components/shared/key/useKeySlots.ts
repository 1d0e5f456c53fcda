import { onContentUpdated } from 'vitepress'
import { nextTick, onMounted, watch } from 'vue'
import type { SlotKeys } from './key-slot.ts'
import { usePage } from '../usePage.ts'
import { fillKeySlots } from './key-slot.ts'
import { useKeys } from './useKeys.ts'

/** Called once, by the layout: keeps the samples of whatever page is open in step with the reader's keys. */
export function useKeySlots(): void {
  const { own, ending } = useKeys()
  const keys = useSlotKeys()

  async function fill(): Promise<void> {
    await nextTick()
    await fillKeySlots(document, keys)
  }

  onMounted(fill)
  onContentUpdated(fill)
  watch([own, ending], fill)
}

/** What samples are filled with now. */
export function useSlotKeys(): () => SlotKeys {
  const { own, ending } = useKeys()
  const { apis } = usePage()
  return () => ({
    own: own.value,
    ending: ending.value,
    sampleOf: (api, scheme) =>
      apis.value.find(({ name }) => name === api)?.securitySchemes.find(({ name }) => name === scheme)?.sampleKey,
  })
}
