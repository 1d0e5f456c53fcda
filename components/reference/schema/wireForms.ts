import type { InjectionKey } from 'vue'
import { inject, provide } from 'vue'

/** How lists and objects are written in a request, by the anchors of their fields: `filter[status]=a`. */
export type WireForms = Readonly<Record<string, string>>

const key: InjectionKey<WireForms> = Symbol('wire forms')

/** Gives the fields of a page what they are sent as. */
export function provideWireForms(forms: WireForms): void {
  provide(key, forms)
}

/** Empty on pages whose fields are not sent. */
export function useWireForms(): WireForms {
  return inject(key, {})
}
