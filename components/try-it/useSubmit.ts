import type { Ref } from 'vue'
import type { Operation } from '../../openapi/model/types.ts'
import type { PastRequest } from './memory/history.ts'
import type { Sending, TryIt } from './useTryIt.ts'
import { computed, nextTick, shallowRef } from 'vue'
import { buildRequest } from '../../openapi/samples/request.ts'
import { isSecretName } from '../../openapi/samples/secret.ts'
import { toValues } from './draft/draft.ts'
import { keepAnswer } from './memory/answers.ts'
import { addToHistory } from './memory/history.ts'
import { toSaved, withoutSecretValues } from './memory/saved.ts'
import { useDrafts } from './draft/useDraft.ts'
import { createKeyHider } from '../shared/key/known-secrets.ts'
import { useKeys } from '../shared/key/useKeys.ts'

interface SubmitOptions {
  api: string
  operation: Operation
  tryIt: TryIt
  root: Readonly<Ref<HTMLElement | null>>
  showAnswer: () => void
}

export interface Submit {
  /** The reader is asked whether something may be changed at a live server. */
  asksFirst: Ref<boolean>
  /** What the sandbox is asked to simulate; empty for nothing. */
  simulated: Ref<string>
  past: Ref<readonly PastRequest[]>
  submit: (changes?: Sending) => Promise<void>
  confirm: () => void
  leave: () => void
  focusFirstError: () => Promise<void>
}

/** What pressing *Send* does: it asks where that is due, sends, remembers, and leads to the answer or to what is missing. */
export function useSubmit({ api, operation, tryIt, root, showAnswer }: SubmitOptions): Submit {
  const { draft, origin, outcome, sent, sentAt, errors, isReady, send } = tryIt
  const drafts = useDrafts()
  const { own } = useKeys()
  const asksFirst = shallowRef(false)
  const simulated = shallowRef('')
  const past = shallowRef<readonly PastRequest[]>([])
  /** A request that changes something at a live server is asked about, once for each server and visit. */
  const isChange = computed(() => draft.server !== '' && !/^(?:get|head|options|query)$/i.test(operation.method))

  function toSending(): Sending {
    if (draft.server !== '' || simulated.value === '')
      return {}
    if (simulated.value === 'dropped')
      return { isDropped: true }
    const wish = simulated.value === 'slow' ? 'delay=3' : `code=${simulated.value === 'expired' ? '401' : simulated.value}`
    return { headers: [['Prefer', wish]] }
  }

  async function submit(changes: Sending = toSending()): Promise<void> {
    if (isChange.value && draft.confirmed !== origin.value && isReady()) {
      asksFirst.value = true
      await nextTick()
      focus('.confirm button')
      return
    }
    // What is remembered is what was sent, whatever is typed until the answer comes.
    const kept = {
      path: openPath(createKeyHider(own.value, '…')),
      saved: toSaved(operation, draft, createKeyHider(own.value, '')),
    }
    const wasSent = await send(changes)
    if (wasSent)
      note(kept)
    await nextTick()
    if (wasSent)
      showAnswer()
    else
      await focusFirstError()
  }

  /** Focuses the first wrong field; from the JSON text of a body, the view changes to its fields. */
  async function focusFirstError(): Promise<void> {
    if (draft.raw && Object.keys(errors.value).some(key => key.startsWith('body '))) {
      draft.raw = false
      await nextTick()
    }
    focus('[aria-invalid], .problems')
  }

  /** Writes the request into the history, without anything that may be a secret; its answer stays in memory alone. */
  function note(kept: Pick<PastRequest, 'path' | 'saved'>): void {
    if (outcome.value?.kind !== 'answer' || !sent.value)
      return
    past.value = addToHistory({
      api,
      href: operation.href,
      title: operation.title,
      method: sent.value.method,
      status: outcome.value.status,
      milliseconds: outcome.value.milliseconds,
      time: sentAt.value,
      ...kept,
    })
    keepAnswer(drafts, sentAt.value, outcome.value)
  }

  /** The path and query of this request below its server, without what may be secret. */
  function openPath(hide: (text: string) => string): string {
    const values = toValues(operation, withoutSecretValues(operation, draft))
    const { pathname, searchParams } = new URL(buildRequest(operation, { values, server: 'https://history.test', security: -1 }).url)
    const query = [...searchParams].filter(([name]) => !isSecretName(name, operation.secretFields))
    const path = pathname.replaceAll(encodeURIComponent('…'), '…')
    return hide(query.length > 0 ? `${path}?${new URLSearchParams(query)}` : path)
  }

  function focus(selector: string): void {
    root.value?.querySelector<HTMLElement>(selector)?.focus()
  }

  return {
    asksFirst,
    simulated,
    past,
    submit,
    confirm() {
      draft.confirmed = origin.value
      asksFirst.value = false
      void submit()
    },
    leave() {
      asksFirst.value = false
      focus('.send')
    },
    focusFirstError,
  }
}
