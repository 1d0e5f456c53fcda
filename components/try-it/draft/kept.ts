import type { Ref } from 'vue'
import type { Operation } from '../../../openapi/model/types.ts'
import type { HttpRequest } from '../../../openapi/samples/http-request.ts'
import type { SandboxHost } from '../../sandbox/sandbox.ts'
import type { Draft } from './draft.ts'
import type { Outcome } from '../send.ts'
import type { Drafts } from './useDraft.ts'
import { reactive, shallowRef, watch } from 'vue'
import { keep, recallJson } from '../../shared/storage.ts'
import { sharedName } from '../try-it.ts'
import { createDraft } from './draft.ts'
import { fillSaved, readSaved, toSaved } from '../memory/saved.ts'
import { readShareLink } from '../memory/share.ts'
import { firstServer, followChoice, lastChoice } from '../server/environments.ts'

/** What an operation's console keeps while the reader is on the site; the samples beside it show the same draft. */
export interface Kept {
  draft: Draft
  outcome: Ref<Outcome | undefined>
  sent: Ref<HttpRequest | undefined>
  sentOpen: Ref<HttpRequest | undefined>
  sentAt: Ref<number>
  answeredBy: Ref<SandboxHost | undefined>
  /** Requests that the sandbox has taken since it was reset: a request that changes something is accepted once. */
  taken: Set<string>
}

export function openDraft(drafts: Drafts, api: string, operation: Operation): Kept {
  return drafts.open<Kept>(`${api} ${operation.pointer}`, () => ({
    draft: recall(drafts, api, operation),
    outcome: shallowRef(),
    sent: shallowRef(),
    sentOpen: shallowRef(),
    sentAt: shallowRef(0),
    answeredBy: shallowRef(),
    taken: new Set(),
  }))
}

/** A draft as it was before a reload, or as a link brings it. It is written down as it changes, without secrets, for this tab. */
function recall(drafts: Drafts, api: string, operation: Operation): Draft {
  const draft = reactive(createDraft(operation, firstServer(drafts, operation.servers)))
  const name = `api-docs:draft ${api} ${operation.pointer}`
  const saved = readShareLink(drafts.open(sharedName(operation.pointer), () => '')) ?? readSaved(recallJson(name, 'tab'))
  if (saved)
    fillSaved(operation, draft, saved)
  followChoice(draft, operation.servers, lastChoice(drafts, api).value)
  keepAsItChanges(draft, () => keep(name, JSON.stringify(toSaved(operation, draft)), 'tab'))
  return draft
}

/** Writes a draft down once nobody types any more, and at the latest when the page is left. */
function keepAsItChanges(draft: Draft, write: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const finish = (): void => {
    if (timer === undefined)
      return
    clearTimeout(timer)
    timer = undefined
    write()
  }
  watch(draft, () => {
    clearTimeout(timer)
    timer = setTimeout(finish, 500)
  }, { deep: true })
  addEventListener('pagehide', finish)
}
