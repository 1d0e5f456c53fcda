import { onMounted, shallowRef } from 'vue'
import { keep } from '../storage.ts'
import { FOLD_STORAGE } from './language-script.ts'

/** A kind of panel that a reader may fold: all requests, or all responses. */
export type FoldKind = 'request' | 'response'

/** One choice for all pages. */
const folded = shallowRef<ReadonlySet<string>>(new Set())

/**
 * Which panels are folded where samples stand between the text, as on a phone. The script in the head has set it on the page by what
 * is remembered, before anything was painted; styles decide by that in which windows it counts.
 */
export function useFolds() {
  onMounted(() => folded.value = new Set(document.documentElement.dataset.folded?.split(' ')))

  return {
    isFolded: (kind: FoldKind) => folded.value.has(kind),
    fold(kind: FoldKind, isWanted: boolean): void {
      const kinds = new Set(folded.value)
      if (isWanted)
        kinds.add(kind)
      else
        kinds.delete(kind)
      folded.value = kinds
      const text = [...kinds].join(' ')
      document.documentElement.dataset.folded = text
      keep(FOLD_STORAGE, text)
    },
  }
}
