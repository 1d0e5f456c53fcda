import type { ComputedRef } from 'vue'
import type { ApiSummary, ReferencePageData } from '../reference/page.ts'
import { computed } from 'vue'
import { useData, withBase } from 'vitepress'

/** What the site's configuration says to every page. */
export interface ThemeConfig { apis: ApiSummary[] }

/** The page that is open: its own data, and the API it belongs to. */
export interface OpenPage {
  apis: ComputedRef<ApiSummary[]>
  api: ComputedRef<ApiSummary | undefined>
  reference: ComputedRef<ReferencePageData>
}

/** Reads the open page's data; an API's pages stand under the API's name. */
export function usePage(): OpenPage {
  const { page, theme } = useData<ThemeConfig>()
  const apis = computed(() => theme.value.apis)
  const reference = computed(() => (page.value as { reference?: ReferencePageData }).reference ?? {})
  const api = computed(() => {
    const name = page.value.relativePath.split('/', 1)[0]
    return apis.value.find(entry => entry.name === name)
  })
  return {
    apis,
    api,
    reference,
  }
}

/** The address of a page of this site: links of the model know nothing of the site's base. */
export function toHref(href: string): string {
  return withBase(href)
}
