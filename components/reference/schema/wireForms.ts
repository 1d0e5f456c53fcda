import type { InjectionKey } from 'vue'
import { inject, provide } from 'vue'

/** How lists and objects stand in a request, by the anchors of their fields: `filter[status]=a`. */
export type WireForms = Readonly<Record<string, string>>

const key: InjectionKey<WireForms> = Symbol('wire forms')

/** Gives the fields of a page what they are sent as. */
export function provideWireForms(forms: WireForms): void {
  provide(key, forms)
}

/** Empty on pages of what is not sent. */
export function useWireForms(): WireForms {
  return inject(key, {})
}
