import type { Ref } from 'vue'
import { watch } from 'vue'
import { useRoute } from 'vitepress'

/** Brings popovers to browsers without them (Chrome before 114, Firefox before 125, Safari before 17); others load nothing. */
export async function ensurePopovers(): Promise<void> {
  if (!Object.hasOwn(HTMLElement.prototype, 'popover'))
    await import('@oddbird/popover-polyfill')
}

/** Whether a popover is open, also where the browser does not know the pseudo-class and the polyfill sets a class. */
export function isPopoverOpen(element: HTMLElement): boolean {
  return CSS.supports('selector(:popover-open)')
    ? element.matches(':popover-open')
    : element.classList.contains(':popover-open')
}

/** Closes a menu of links when one of them has been followed: the router leaves the page as it is otherwise. */
export function closeOnRoute(menu: Readonly<Ref<HTMLElement | null>>): void {
  const route = useRoute()
  watch(() => route.path, () => {
    if (menu.value !== null && isPopoverOpen(menu.value))
      menu.value.hidePopover()
  }, { flush: 'post' })
}
