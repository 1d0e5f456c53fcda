import type { Ref } from 'vue'
import { nextTick, onMounted, onScopeDispose, shallowReadonly, shallowRef, watch } from 'vue'
import { useRoute } from 'vitepress'
import { decodePercent, tryDecodePercent } from '../../../openapi/document/text/percent.ts'

/** The event a closed variant listens to when a link leads into it. */
export const revealEvent = 'reference:reveal'

/** The attribute of what the address points to: a browser's own `:target` stays where it was when the router changes the address. */
const reachedMark = 'data-reached'

const reached = shallowRef<{ anchor: string }>()

/** What the address pointed to last, an object of its own each time: following a link twice is seen twice. */
export const lastReached: Readonly<Ref<{ anchor: string } | undefined>> = shallowReadonly(reached)

/** Whether the address points to an anchor or into it: `response-422-email` is in `response-422`. */
export function leadsInto(anchor: string): boolean {
  return reached.value?.anchor === anchor || reached.value?.anchor.startsWith(`${anchor}-`) === true
}

/**
 * Opens the folded parts that the address points into, marks what it points to, and follows removed anchors to their replacements. A browser opens `details` by itself when a page loads with a fragment, but not
 * when the router changes the page, and it knows nothing of variants.
 */
export function useAnchor(): void {
  const route = useRoute()

  function reveal() {
    const target = findTarget(location.hash)
    unmark()
    if (target === undefined)
      return
    const { movedTo } = target.dataset
    if (movedTo !== undefined && movedTo !== '') {
      location.replace(`#${movedTo}`)
      return
    }
    target.setAttribute(reachedMark, '')
    reached.value = { anchor: target.id }
    for (let parent: HTMLElement | null = target; parent !== null; parent = parent.parentElement) {
      if (parent instanceof HTMLDetailsElement)
        parent.open = true
      if (parent.hasAttribute('data-variant'))
        parent.dispatchEvent(new CustomEvent(revealEvent))
    }
    void nextTick(() => target.scrollIntoView())
  }

  /** A link to where the address points already changes nothing in it, and still leads there. */
  function followAgain({ target }: Event) {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#"]') : null
    if (link !== null && link.hash === location.hash)
      reveal()
  }

  /** Some parts of a page are fetched when it is opened; what was removed is never there, and what is around it is shown instead. */
  function revealOnceThere(tries: number) {
    if (tries > 0 && document.getElementById(tryDecodePercent(location.hash.slice(1))) === null)
      setTimeout(revealOnceThere, 50, tries - 1)
    else
      reveal()
  }

  watch(
    () => route.path,
    () => {
      reached.value = undefined
      // An element of the page before may have become one of this page.
      unmark()
      // After all parts of the new page are there.
      if (location.hash !== '')
        requestAnimationFrame(() => revealOnceThere(10))
    },
  )
  onMounted(() => {
    document.documentElement.setAttribute('data-marks', '')
    addEventListener('hashchange', reveal)
    addEventListener('click', followAgain)
    if (location.hash !== '')
      reveal()
  })
  onScopeDispose(() => {
    if (typeof removeEventListener === 'function') {
      removeEventListener('hashchange', reveal)
      removeEventListener('click', followAgain)
    }
  })
}

/** What the address points to, as far as a page that is still waking knows. */
export function findReached(): Element | null {
  return document.querySelector(`[${reachedMark}]`) ?? document.querySelector(':target')
}

function unmark(): void {
  for (const marked of document.querySelectorAll(`[${reachedMark}]`))
    marked.removeAttribute(reachedMark)
}

/** The element that a fragment names; where it was removed, the nearest enclosing field: `body-address` for `body-address-zip`. */
function findTarget(hash: string): HTMLElement | undefined {
  const name = decodePercent(hash.slice(1)) ?? ''
  for (let end = name.length; end > 0; end = name.lastIndexOf('-', end - 1)) {
    const target = document.getElementById(name.slice(0, end))
    if (target !== null)
      return target
  }
  return undefined
}
