import type { Ref } from 'vue'
import type { Operation } from '../../../openapi/model/types.ts'
import type { Answer } from '../send.ts'
import type { Breach } from './check-answer.ts'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { contractFile } from '../../../openapi/document/contract-file.ts'
import { toHref } from '../../shared/usePage.ts'
import { anchorOf } from './anchor.ts'
import { ask } from './checker.ts'
import { lightFields } from './light.ts'

/** A breach and where the page says what is right. */
export interface ShownBreach extends Breach {
  anchor?: string
}

export type CheckState = 'checking' | 'fine' | 'unchecked' | 'failed' | 'broken'

export interface Check {
  state: Ref<CheckState>
  breaches: Ref<ShownBreach[]>
}

/** Where an API's contract stands on this site, absolute: a worker has no page whose address it could be relative to. */
export function contractOf(api: string): string {
  return new URL(toHref(`/${api}/${contractFile}`), location.origin).href
}

/** An answer of more text than this is read by a worker, so that nothing waits for it. */
export const longText = 200_000

/** The text of an answer as it is given to a worker: a long one as its bytes, since a text is copied. */
export function handOver({ text, blob }: Pick<Answer, 'text' | 'blob'>): string | Blob | undefined {
  return text !== undefined && text.length > longText ? blob : text
}

/** Holds the answer on screen to what its operation declares, and lights the fields that it breaks. */
export function useCheck(
  answer: () => Answer,
  { api, operation, isOwnSite }: { api: string, operation: Operation, isOwnSite: () => boolean },
): Check {
  const state = shallowRef<CheckState>('checking')
  const breaches = shallowRef<ShownBreach[]>([])

  watch(answer, async (current) => {
    const { status, headers, bytes } = current
    state.value = 'checking'
    breaches.value = []
    try {
      const verdict = await ask({
        kind: 'answer',
        contract: contractOf(api),
        pointer: operation.pointer,
        answer: {
          status,
          headers,
          text: current.isCut ? undefined : handOver(current),
          bytes,
          seesAllHeaders: isOwnSite(),
        },
      })
      if (answer() !== current)
        return
      breaches.value = verdict.breaches.map(breach => ({ ...breach, anchor: anchorOf(operation, current, breach) }))
      state.value = verdict.breaches.length > 0 ? 'broken' : verdict.isWhole ? 'fine' : 'unchecked'
    }
    catch {
      if (answer() === current)
        state.value = 'failed'
    }
  }, { immediate: true })

  const anchors = computed(() => breaches.value.flatMap(({ anchor }) => anchor ?? []))
  watch(anchors, lightFields)
  onScopeDispose(() => lightFields([]))
  return { state, breaches }
}
