/// <reference types="vite/client" />
import type { InjectionKey } from 'vue'
import { inject, onMounted, onScopeDispose } from 'vue'
import { withBase } from 'vitepress'
import { decodePercent } from '../../openapi/document/text/percent.ts'

/** The address of a page's script by the page's own, as VitePress names it; none of a page that the map of hashes does not know. */
export type PageFile = (path: string) => string | null

/** Given by the theme: how VitePress names scripts is known in one place. */
export const PAGE_FILE: InjectionKey<PageFile> = Symbol('page-file')

/** How long a pointer rests on a link that a reader means, in milliseconds: one that passes over a menu fetches no page. */
const rest = 60

/**
 * Fetches the addresses of all other pages as soon as the reader moves towards a link, and the page itself once they rest on it, so that
 * a click need not wait for the network. Readers who ask for little data get what they click alone.
 */
export function useNextPage(): void {
  if (!import.meta.env.PROD)
    return
  const pageFile = inject(PAGE_FILE, () => null, false)
  const controller = new AbortController()
  const announced = new Set<string>()
  let map: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  async function fetchMap(): Promise<void> {
    const response = await fetch(withBase('/hashmap.json')).catch(() => undefined)
    if (response?.ok)
      Object.assign((window as unknown as { __VP_HASH_MAP__: object }).__VP_HASH_MAP__, await response.json())
    else
      // The network may be back at the next link.
      map = undefined
  }

  async function announce(link: HTMLAnchorElement): Promise<void> {
    await (map ??= fetchMap())
    const { origin, pathname } = link
    const isAnother = origin === location.origin && pathname !== location.pathname
    const file = isAnother && decodePercent(pathname) !== undefined ? pageFile(pathname) : null
    if (file === null || announced.has(file) || hasLittleData())
      return
    announced.add(file)
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: file }))
  }

  function onIntent({ type, target }: Event): void {
    if (!(target instanceof Element) || !target.closest('a[href^="/"], button'))
      return
    map ??= fetchMap()
    clearTimeout(timer)
    const link = target.closest('a')
    if (link)
      timer = setTimeout(announce, type === 'pointerover' ? rest : 0, link)
  }

  onMounted(() => {
    for (const event of ['pointerover', 'focusin', 'touchstart', 'pointerdown'])
      addEventListener(event, onIntent, { signal: controller.signal, passive: true })
  })
  onScopeDispose(() => {
    controller.abort()
    clearTimeout(timer)
  })
}

/** @see https://wicg.github.io/savedata/ */
function hasLittleData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true
}
