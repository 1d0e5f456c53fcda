import type { Ref } from 'vue'
import { useData, useRoute } from 'vitepress'
import { nextTick, shallowRef, watch } from 'vue'

/**
 * Tells readers who do not see the page that it has changed: its title is announced, and the focus moves from the link that
 * was followed to the page's heading. A link into a page moves the focus itself.
 */
export function useRouteFocus(): { announced: Ref<string> } {
  const route = useRoute()
  const { page } = useData()
  const announced = shallowRef('')
  watch(
    () => route.path,
    async () => {
      await nextTick()
      announced.value = page.value.title
      const heading = document.querySelector<HTMLElement>('#content h1') ?? document.querySelector<HTMLElement>('#content')
      if (location.hash !== '' || !heading)
        return
      heading.tabIndex = -1
      heading.focus({ preventScroll: true })
    },
    { flush: 'post' },
  )
  return { announced }
}
