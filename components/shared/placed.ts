import type { ComputedRef, InjectionKey } from 'vue'
import type { ApiSummary } from './page.ts'
import { inject } from 'vue'

/** The API of a component that a page places, where the page itself belongs to another or to none. */
export const PLACED_API: InjectionKey<ComputedRef<ApiSummary | undefined>> = Symbol('placed api')

/** What stands before the ids of one thing among several of a page. */
export const ID_PREFIX: InjectionKey<string> = Symbol('id prefix')

/** An id as it is on this page: as it is given, or with what tells it from its like. */
export function usePrefix(): (id: string) => string {
  const prefix = inject(ID_PREFIX, '')
  return id => (prefix === '' ? id : `${prefix}-${id}`)
}
