/// <reference types="vite/client" />
import { onMounted, onScopeDispose } from 'vue'
import { withBase } from 'vitepress'

type HashMap = Record<string, string>

/** Fetches the addresses of all other pages as soon as the reader moves towards a link, so that the first click need not wait. */
export function useHashMap(): void {
  if (!import.meta.env.PROD)
    return
  const controller = new AbortController()

  async function fetchMap() {
    controller.abort()
    const response = await fetch(withBase('/hashmap.json')).catch(() => undefined)
    if (response?.ok) {
      Object.assign(
        (window as unknown as { __VP_HASH_MAP__: HashMap }).__VP_HASH_MAP__,
        (await response.json()) as HashMap,
      )
    }
  }

  function onIntent({ target }: Event) {
    if (target instanceof Element && target.closest('a[href^="/"], button'))
      void fetchMap()
  }

  onMounted(() => {
    for (const event of ['pointerover', 'focusin', 'touchstart']) {
      addEventListener(event, onIntent, { signal: controller.signal, passive: true })
    }
  })
  onScopeDispose(() => controller.abort())
}
