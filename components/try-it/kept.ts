import type { Ref } from 'vue'
import type { Operation } from '../../openapi/model/types.ts'
import type { HttpRequest } from '../../openapi/samples/http-request.ts'
import type { SandboxHost } from '../sandbox/sandbox.ts'
import type { Draft } from './draft.ts'
import type { Outcome } from './send.ts'
import type { Drafts } from './useDraft.ts'
import { reactive, shallowRef } from 'vue'
import { createDraft } from './draft.ts'

/** What an operation's console keeps while the reader is on the site; the samples beside it show the same draft. */
export interface Kept {
  draft: Draft
  outcome: Ref<Outcome | undefined>
  sent: Ref<HttpRequest | undefined>
  answeredBy: Ref<SandboxHost | undefined>
  /** Requests that the sandbox has taken since it was reset: a request that changes something is accepted once. */
  taken: Set<string>
}

export function openDraft(drafts: Drafts, api: string, operation: Operation): Kept {
  return drafts.open<Kept>(`${api} ${operation.pointer}`, () => ({
    draft: reactive(createDraft(operation)),
    outcome: shallowRef(),
    sent: shallowRef(),
    answeredBy: shallowRef(),
    taken: new Set(),
  }))
}
