import type { ComputedRef } from 'vue'
import type { ApiSummary, OperationPage, Placed } from './page.ts'
import { computed, provide } from 'vue'
import { ID_PREFIX, PLACED_API } from './placed.ts'
import { usePage } from './usePage.ts'

export interface PlacedPage {
  api: ComputedRef<ApiSummary | undefined>
  placed: ComputedRef<Placed>
  /** The key under which the data of something of the API lies. */
  keyOf: (named?: string) => string
}

/** The API that a component of a page is about: the one it names, else the page's, else the only one; its parts are about that one, too. */
export function usePlaced(props: { api?: string }): PlacedPage {
  const page = usePage()
  const api = computed(() => {
    const [only, ...others] = page.apis.value
    return props.api === undefined
      ? (page.api.value ?? (others.length === 0 ? only : undefined))
      : page.apis.value.find(({ name }) => name === props.api)
  })
  provide(PLACED_API, api)
  return {
    api,
    placed: computed(() => page.reference.value.placed ?? {}),
    keyOf: named => [api.value?.name ?? '', ...(named === undefined ? [] : [named])].join(' '),
  }
}

/** The operation that a component of a page names. */
export function usePlacedOperation(
  props: { api?: string },
  named: () => string,
): ComputedRef<OperationPage | undefined> {
  const { placed, keyOf } = usePlaced(props)
  const page = computed(() => placed.value.operations?.[keyOf(named())])
  provide(ID_PREFIX, page.value?.operation.slug ?? '')
  return page
}
