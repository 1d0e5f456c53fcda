import { nextTick, onMounted, onScopeDispose, watch } from 'vue'
import { useRoute } from 'vitepress'
import { decodePercent } from '../../openapi/document/text/percent.ts'

/** The event a closed variant listens to when a link leads into it. */
export const revealEvent = 'reference:reveal'

/** The attribute of what the address points to: a browser's own `:target` stays where it was when the router changes the address. */
const reachedMark = 'data-reached'

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
    for (let parent: HTMLElement | null = target; parent !== null; parent = parent.parentElement) {
      if (parent instanceof HTMLDetailsElement)
        parent.open = true
      if (parent.hasAttribute('data-variant'))
        parent.dispatchEvent(new CustomEvent(revealEvent))
    }
    void nextTick(() => target.scrollIntoView())
  }

  watch(
    () => route.path,
    () => {
      // An element of the page before may have become one of this page.
      unmark()
      // After all parts of the new page are there.
      if (location.hash !== '')
        requestAnimationFrame(reveal)
    },
  )
  onMounted(() => {
    document.documentElement.setAttribute('data-marks', '')
    addEventListener('hashchange', reveal)
    if (location.hash !== '')
      reveal()
  })
  onScopeDispose(() => {
    if (typeof removeEventListener === 'function')
      removeEventListener('hashchange', reveal)
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
