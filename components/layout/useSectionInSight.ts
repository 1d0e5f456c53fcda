import type { Ref } from 'vue'
import { onMounted, onScopeDispose, shallowRef, watch } from 'vue'

/** How far below the top of the window a section begins to be the one that is read, in pixels. */
const reach = 140

/**
 * Which of the sections of a page a reader is in: the last that begins above a line near the top of the window; at the very end of a page
 * the last that is in sight at all. Undefined above the first.
 */
export function useSectionInSight(anchors: Readonly<Ref<string[]>>): Readonly<Ref<string | undefined>> {
  const inSight = shallowRef<string>()
  let frame = 0

  function find() {
    frame = 0
    const isAtEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2 && scrollY > 0
    const line = isAtEnd ? innerHeight : reach
    const begun = anchors.value
      .map(anchor => ({ anchor, top: document.getElementById(anchor)?.getBoundingClientRect().top ?? Infinity }))
      .filter(({ top }) => top <= line)
    inSight.value = begun.reduce<typeof begun[number] | undefined>((last, one) =>
      last === undefined || one.top >= last.top ? one : last, undefined)?.anchor
  }

  function findSoon() {
    if (frame === 0)
      frame = requestAnimationFrame(find)
  }

  watch(anchors, findSoon, { flush: 'post' })
  onMounted(() => {
    addEventListener('scroll', findSoon, { passive: true })
    addEventListener('resize', findSoon, { passive: true })
    findSoon()
  })
  onScopeDispose(() => {
    if (frame !== 0)
      cancelAnimationFrame(frame)
    if (typeof removeEventListener === 'function') {
      removeEventListener('scroll', findSoon)
      removeEventListener('resize', findSoon)
    }
  })
  return inSight
}
