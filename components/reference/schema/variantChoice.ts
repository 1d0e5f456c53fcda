import type { InjectionKey } from 'vue'
import { inject, provide, reactive } from 'vue'

/** Which option of each `oneOf` or `anyOf` the reader picked, by anchor: the try-it panel sends the same one. */
export type VariantChoice = Record<string, number>

const key: InjectionKey<VariantChoice> = Symbol('variant choice')

/** Called by the page of an operation; everything under it shares the choice. */
export function provideVariantChoice(): VariantChoice {
  const choice = reactive<VariantChoice>({})
  provide(key, choice)
  return choice
}

/** The choice of the page around, or one of the caller's own where there is none. */
export function useVariantChoice(): VariantChoice {
  return inject(key, () => reactive<VariantChoice>({}), true)
}
