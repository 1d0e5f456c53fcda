/// <reference types="vite/client" />
import { onMounted, onScopeDispose } from 'vue'
import { withBase } from 'vitepress'
import { tryDecodePercent } from '../../openapi/document/text/percent.ts'

type HashMap = Record<string, string>

/** How long a pointer rests on a link that a reader means, in milliseconds: one that passes over a menu fetches no page. */
const rest = 60

/**
 * Fetches the addresses of all other pages as soon as the reader moves towards a link, and the page itself once they rest on it, so that
 * a click need not wait for the network. Readers who ask for little data get what they click alone.
 */
export function useNextPage(): void {
  if (!import.meta.env.PROD)
    return
  const controller = new AbortController()
  const announced = new Set<string>()
  let map: Promise<HashMap> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  async function fetchMap(): Promise<HashMap> {
    const own = (window as unknown as { __VP_HASH_MAP__: HashMap }).__VP_HASH_MAP__
    const response = await fetch(withBase('/hashmap.json')).catch(() => undefined)
    if (response?.ok)
      return Object.assign(own, (await response.json()) as HashMap)
    // The network may be back at the next link.
    map = undefined
    return own
  }

  async function announce(link: HTMLAnchorElement): Promise<void> {
    map ??= fetchMap()
    const file = link.origin === location.origin && link.pathname !== location.pathname
      ? fileOf(link.pathname, await map)
      : undefined
    if (file === undefined || announced.has(file) || hasLittleData())
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

/** The script of a page, named as VitePress names it; none where the map does not know the page. */
function fileOf(path: string, map: HashMap): string | undefined {
  const below = tryDecodePercent(path.slice(withBase('/').length)).replace(/\.html$/, '')
  const name = below.replace(/\/$/, '/index').replaceAll('/', '_') || 'index'
  for (const page of [`${name}.md`, name.endsWith('_index') ? `${name.slice(0, -6)}.md` : `${name}_index.md`]) {
    const hash = map[page.toLowerCase()]
    if (hash !== undefined)
      return withBase(`/assets/${page}.${hash}.js`)
  }
  return undefined
}

/** @see https://wicg.github.io/savedata/ */
function hasLittleData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true
}
