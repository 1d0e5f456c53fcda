import type { App, InjectionKey } from 'vue'
import { inject, shallowReactive } from 'vue'

/** What was typed into each operation's panel, for as long as the reader is on the site. */
export interface Drafts {
  /** The site has sandboxes, which requests go to unless the reader says otherwise. */
  hasSandbox: boolean
  /** The draft kept under a name; made the first time it is asked for. */
  open: <Draft>(name: string, create: () => Draft) => Draft
  /** Whether there is one; reactive. */
  has: (name: string) => boolean
}

const DRAFTS: InjectionKey<Drafts> = Symbol('drafts')

/** Gives an app its one memory of drafts. */
export function provideDrafts(app: App, hasSandbox = true): void {
  const kept = shallowReactive(new Map<string, unknown>())
  app.provide(DRAFTS, {
    hasSandbox,
    open<Draft>(name: string, create: () => Draft): Draft {
      const draft = kept.has(name) ? (kept.get(name) as Draft) : create()
      kept.set(name, draft)
      return draft
    },
    has: name => kept.has(name),
  })
}

export function useDrafts(): Drafts {
  const drafts = inject(DRAFTS)
  if (!drafts)
    throw new Error('provideDrafts(app) has not been called.')
  return drafts
}
