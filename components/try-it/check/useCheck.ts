import type { Ref } from 'vue'
import type { Operation } from '../../../openapi/model/types.ts'
import type { Answer } from '../send.ts'
import type { Breach } from './check-answer.ts'
import { computed, nextTick, onScopeDispose, shallowRef, watch } from 'vue'
import { contractFile } from '../../../openapi/document/contract-file.ts'
import { toHref } from '../../shared/usePage.ts'
import { anchorOf } from './anchor.ts'
import { ask } from './checker.ts'
import { lightFields } from './light.ts'

/** A breach and where the page says what is right. */
export interface ShownBreach extends Breach {
  anchor?: string
}

export type CheckState = 'checking' | 'fine' | 'unchecked' | 'partial' | 'failed' | 'broken'

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

/**
 * The text of an answer as it is given to a worker: a long one as bytes, since a text would be copied. The last line of a stream
 * that the reader stopped is incomplete and left out; any other answer that is incomplete is left out as a whole.
 */
export function handOver(
  { text, blob, isCut, isBroken, isStopped }: Pick<Answer, 'text' | 'blob' | 'isCut' | 'isBroken' | 'isStopped'>,
): string | Blob | undefined {
  if (text === undefined || isCut || isBroken)
    return undefined
  if (isStopped)
    return text.slice(0, text.lastIndexOf('\n') + 1)
  return text.length > longText ? blob : text
}

/** Holds the answer on screen to what its operation declares in the API's contract, and lights the fields that it breaks. */
export function useCheck(
  answer: () => Answer,
  { contract, operation, isOwnSite }: { contract: string, operation: Operation, isOwnSite: () => boolean },
): Check {
  const state = shallowRef<CheckState>('checking')
  const breaches = shallowRef<ShownBreach[]>([])

  watch(answer, async (current) => {
    const { status, headers, bytes } = current
    state.value = 'checking'
    breaches.value = []
    // The worker takes one thing after the other: the lines of an answer, which its view asks for, come before its check.
    await nextTick()
    try {
      const verdict = await ask({
        kind: 'answer',
        contract,
        pointer: operation.pointer,
        answer: {
          status,
          headers,
          text: handOver(current),
          bytes,
          seesAllHeaders: isOwnSite(),
        },
      })
      if (answer() !== current)
        return
      breaches.value = verdict.breaches.map(breach => ({ ...breach, anchor: anchorOf(operation, current, breach) }))
      state.value = stateOf(verdict, current)
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

/** What is said of a check. A body that did not come whole was not checked, whatever the document declares. */
export function stateOf(
  { breaches, isWhole }: { breaches: readonly unknown[], isWhole: boolean },
  { isCut = false, isBroken = false }: Pick<Answer, 'isCut' | 'isBroken'>,
): CheckState {
  if (breaches.length > 0)
    return 'broken'
  return isCut || isBroken ? 'partial' : isWhole ? 'fine' : 'unchecked'
}
