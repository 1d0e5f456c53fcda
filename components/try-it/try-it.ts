import type { InjectionKey, Ref } from 'vue'

/** What the console provides to the buttons among the samples. */
export interface TryItContext {
  canTry: Readonly<Ref<boolean>>
  /** Why it did not open, in words. */
  problem: Readonly<Ref<string>>
  open: () => Promise<void>
}

export const TRY_IT: InjectionKey<TryItContext> = Symbol('try it')
