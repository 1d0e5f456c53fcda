import type { Plugin } from 'vite'
import type { SiteConfig } from 'vitepress'
import { packageModule } from '../package-file.ts'
import { toSlashes } from '../slashes.ts'

const client = /\/vitepress\/dist\/client\/app\//
const nothing = '\0specimen:nothing/'

/** What VitePress's app imports, by what stands in its place: a function of ours, or one that does nothing. */
const ours = { '@vueuse/core': 'vueuse', './composables/copyCode.js': 'copy-code' } as const
const unused = { './composables/codeGroups.js': 'useCodeGroups', './composables/preFetch.js': 'usePrefetch' } as const

/**
 * Takes out of VitePress's app what pages of ours never use, 6 kB of each page's scripts: its code groups, as ours come out of
 * the same Markdown, fetching ahead, which is switched off, and most of VueUse. What is left out by an owner's own settings stays.
 */
export function leanAppPlugin(): Plugin {
  let isOurs = false
  const found = new Set<string>()
  return {
    name: 'specimen:lean-app',
    apply: 'build',
    enforce: 'pre',
    configResolved(config) {
      const { site } = (config as unknown as { vitepress: SiteConfig }).vitepress
      const { appearance } = site
      // Its keys are options of VueUse's.
      isOurs = typeof appearance === 'object' && Object.keys(appearance).join() === 'disableTransition' && !site.router.prefetchLinks
    },
    resolveId(id, importer = '') {
      if (!isOurs || !client.test(toSlashes(importer)))
        return
      if (Object.hasOwn(ours, id)) {
        found.add(id)
        return packageModule(`site/internals/${ours[id as keyof typeof ours]}`)
      }
      if (Object.hasOwn(unused, id)) {
        found.add(id)
        return nothing + unused[id as keyof typeof unused]
      }
    },
    load: id => (id.startsWith(nothing) ? `export function ${id.slice(nothing.length)}() {}` : undefined),
    buildEnd(error) {
      const all = [...Object.keys(ours), ...Object.keys(unused)]
      const missing = all.find(id => !found.has(id))
      if (error === undefined && isOurs && missing !== undefined)
        throw new TypeError(`VitePress's app imports ${missing} no more: what stands in its place is not needed.`)
    },
  }
}
