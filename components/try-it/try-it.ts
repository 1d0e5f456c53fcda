import type { InjectionKey, Ref } from 'vue'

/** Where the link to a shared request begins behind the hash. */
export const shareMark = '#try='

/** The name under which the app remembers the link that brought a reader to an operation. */
export function sharedName(pointer: string): string {
  return `shared ${pointer}`
}

/** What the console provides to the buttons among the samples. */
export interface TryItContext {
  canTry: Readonly<Ref<boolean>>
  /** Why it did not open, in words. */
  problem: Readonly<Ref<string>>
  open: () => Promise<void>
}

export const TRY_IT: InjectionKey<TryItContext> = Symbol('try it')
