/// <reference types="vite/client" />
import type { ComputedRef } from 'vue'
import type { ApiSummary, GuideSection, NavigationOperation, ReferencePageData } from './page.ts'
import type { KeySource } from './key/account.ts'
import { computed, inject, shallowRef } from 'vue'
import { useData, useRoute, withBase } from 'vitepress'
import { PLACED_API } from './placed.ts'

/** A link as its owner writes it: `/guide/` for one of the site's pages. */
export interface SiteLink {
  text: string
  link: string
}

/** What the site's configuration says to every page. */
export interface ThemeConfig {
  apis: ApiSummary[]
  guides: GuideSection[]
  nav?: SiteLink[]
  /** Where readers may take a page: `{prompt}` stands for the words that ask for it. */
  assistants?: { name: string, link: string }[]
  /** `{url}` stands for the address of the page. */
  feedback?: string
  footer?: { text?: string, links?: SiteLink[] }
  social?: (SiteLink & { icon?: string })[]
  keys?: KeySource
  /** The address at which a page can be changed; `:path` stands for its file. */
  editLink?: { pattern: string, text?: string }
  /** Whether there are sandboxes, and consoles, which then begin with them: both unless told. */
  sandbox?: false
  console?: false
  logo?: { light: string, dark?: string, alt?: string, href?: string }
}

/** The page that is open: its own data, and the API it belongs to. */
export interface OpenPage {
  apis: ComputedRef<ApiSummary[]>
  api: ComputedRef<ApiSummary | undefined>
  reference: ComputedRef<ReferencePageData>
  /** Operations of the open tag: a module that the pages of a tag share, which the page's component names. */
  operations: ComputedRef<NavigationOperation[]>
  /** The first page in the language of the open one. */
  home: ComputedRef<string>
}

/** Reads the open page's data; an API's pages stand under the API's name. */
export function usePage(): OpenPage {
  const { page, theme, localeIndex } = useData<ThemeConfig>()
  const route = useRoute()
  const placed = inject(PLACED_API, undefined)
  // A hot-replaced component is the same object, so Vue's reactivity does not notice the change.
  const replaced = shallowRef(0)
  import.meta.hot?.on('vite:afterUpdate', () => replaced.value++)
  const apis = computed(() => theme.value.apis)
  const reference = computed(() => (page.value as { reference?: ReferencePageData }).reference ?? {})
  const api = computed(() => {
    if (placed !== undefined)
      return placed.value
    const [name, second] = page.value.relativePath.split('/')
    return apis.value.find(entry => entry.name === (reference.value.navigation?.api ?? (localeIndex.value === 'root' ? name : second)))
  })
  const operations = computed(() =>
    replaced.value >= 0 ? ((route.component as { operations?: NavigationOperation[] } | null)?.operations ?? []) : [],
  )
  return {
    apis,
    api,
    reference,
    operations,
    home: computed(() => (localeIndex.value === 'root' ? '/' : `/${localeIndex.value}/`)),
  }
}

/** The address of a page of this site: links of the model do not include the site's base. */
export function toHref(href: string): string {
  return withBase(href)
}
