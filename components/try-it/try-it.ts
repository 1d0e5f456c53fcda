import type { InjectionKey, Ref } from 'vue'

/** What a button among the samples asks of the console around them. */
export interface TryItContext {
  canTry: Readonly<Ref<boolean>>
  open: () => Promise<void>
}

export const TRY_IT: InjectionKey<TryItContext> = Symbol('try it')
