import { onContentUpdated } from 'vitepress'
import { nextTick, onMounted, watch } from 'vue'
import { fillKeySlots } from './key-slot.ts'
import { useKeys } from './useKeys.ts'

/** Called once, by the layout: keeps the samples of whatever page is open in step with the reader's keys. */
export function useKeySlots(): void {
  const { own } = useKeys()

  async function fill(): Promise<void> {
    await nextTick()
    await fillKeySlots(document, () => own.value)
  }

  onMounted(fill)
  onContentUpdated(fill)
  watch(own, fill)
}
