import type { Ref } from 'vue'
import { readonly, shallowRef } from 'vue'
import { keep, recall } from '../../shared/storage.ts'

/** How many levels of fields stand open: a number, or all. What is folded at first is the second level and below. */
export type Depth = number | 'all'

const storage = 'reference:depth'
const depth = shallowRef<Depth>(1)
let isRecalled = false

/** The depth that a reader chose, on every page and in later visits; `recall` reads it once something is mounted. */
export function useDepth(): { depth: Readonly<Ref<Depth>>, choose: (depth: Depth) => void, recall: () => void } {
  return {
    depth: readonly(depth),
    choose(chosen) {
      depth.value = chosen
      keep(storage, chosen === 1 ? undefined : String(chosen))
    },
    recall() {
      if (!isRecalled)
        depth.value = read()
      isRecalled = true
    },
  }
}

const folded = '.SchemaBody > details'

/**
 * Opens the fields of a part of a page down to a depth, and closes those below. Where all are open, so are all answers; otherwise
 * those that stand open at first. What holds `kept` stays open.
 */
export function openTo(root: Element, depth: Depth, kept: Element | null = null): void {
  for (const details of root.querySelectorAll<HTMLDetailsElement>(`${folded}, details.ResponseEntry`)) {
    const isOpen = depth === 'all' || details.contains(kept) || (details.matches(folded) ? levelOf(details) <= depth : 'first' in details.dataset)
    if (details.open !== isOpen)
      details.open = isOpen
  }
}

/** Of fields in fields: 2 of those behind a field of the first level. */
function levelOf(details: Element): number {
  const outer = details.parentElement?.closest(folded)
  return outer ? levelOf(outer) + 1 : 2
}

function read(): Depth {
  const kept = recall(storage)
  return kept === 'all' ? 'all' : /^[1-9]$/.test(kept ?? '') ? Number(kept) : 1
}
