import type { Plugin } from 'vite'
import type { SiteConfig } from 'vitepress'
import type { References } from '../shared.ts'
import { createSearchIndex } from '../search/index.ts'

const entry = '/@localSearchIndex'

/**
 * Supplies VitePress's search box with an index of our own: its indexer sees Markdown alone, and an API's pages have none.
 *
 * @see https://vitepress.dev/reference/default-theme-search#local-search
 */
export function searchPlugin(references: References, locales: string[]): Plugin {
  let site: SiteConfig
  return {
    name: 'specimen:search',
    enforce: 'pre',
    configResolved(config) {
      site = (config as unknown as { vitepress: SiteConfig }).vitepress
      // VitePress would render every page of the site once more, only to find no headings in most of them.
      const own = config.plugins.find(({ name }) => name === 'vitepress:local-search')
      if (own !== undefined)
        delete own.configureServer
    },
    resolveId(id) {
      return id.startsWith('@localSearchIndex') ? `/${id}` : undefined
    },
    async load(id) {
      if (id === entry)
        return `export default { ${['root', ...locales].map(locale => `'${locale}': () => import('@localSearchIndex/${locale}')`).join(', ')} }`
      if (id.startsWith(`${entry}/`)) {
        const key = id.slice(entry.length + 1)
        const locale = key === 'root' ? {} : { locale: key }
        // The server never searches, so its index is empty.
        const index = this.environment.config.consumer === 'client' ? await createSearchIndex(references, site, { locales, ...locale }) : '{}'
        return `export default ${JSON.stringify(index)}`
      }
    },
  }
}
