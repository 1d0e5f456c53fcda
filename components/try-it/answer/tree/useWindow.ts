import type { Ref } from 'vue'
import { computed, onMounted, onScopeDispose, shallowRef } from 'vue'

/** Rows that are drawn, of a list of which most are out of sight. */
export interface Window {
  first: Ref<number>
  last: Ref<number>
  /** Where the first drawn row stands, and how high the whole list is, in pixels. */
  offset: Ref<number>
  height: Ref<number>
  onScroll: () => void
  /** Scrolls a row into sight. */
  reveal: (row: number) => void
}

const rowHeight = 20
/** Up to as many rows are all drawn, so that a browser's own search finds them. */
const few = 400
const spare = 20
/** Browsers lay out no higher elements. */
const highest = 8_000_000

/** Draws as many rows as are in sight. A list that is higher than an element can be is scrolled in proportion. */
export function useWindow(element: Ref<HTMLElement | null>, count: () => number): Window {
  const top = shallowRef(0)
  const view = shallowRef(480)
  const height = computed(() => Math.min(count() * rowHeight, highest))
  const isScaled = computed(() => count() * rowHeight > highest)
  const inSight = computed(() => Math.ceil(view.value / rowHeight))
  const start = computed(() =>
    isScaled.value
      ? Math.round(top.value / Math.max(1, highest - view.value) * Math.max(0, count() - inSight.value))
      : Math.floor(top.value / rowHeight))
  const isWhole = computed(() => count() <= few)
  const first = computed(() => isWhole.value ? 0 : Math.max(0, start.value - spare))
  const last = computed(() => isWhole.value ? count() : Math.min(count(), start.value + inSight.value + spare))
  const offset = computed(() => isScaled.value
    ? Math.max(0, top.value - (start.value - first.value) * rowHeight)
    : first.value * rowHeight)

  function onScroll(): void {
    top.value = element.value?.scrollTop ?? 0
  }

  function reveal(row: number): void {
    const { value } = element
    if (!value || (row >= start.value && row < start.value + inSight.value - 1))
      return
    const middle = Math.max(0, row - Math.floor(inSight.value / 2))
    value.scrollTop = isScaled.value
      ? middle / Math.max(1, count() - inSight.value) * (highest - view.value)
      : middle * rowHeight
    onScroll()
  }

  onMounted(() => {
    const observer = new ResizeObserver(() => view.value = element.value?.clientHeight ?? view.value)
    if (element.value)
      observer.observe(element.value)
    onScopeDispose(() => observer.disconnect())
  })
  return { first, last, offset, height, onScroll, reveal }
}
