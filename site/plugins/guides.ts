import type { Plugin } from 'vite'
import type { SiteConfig } from 'vitepress'
import type { GuideSection } from '../../components/shared/page.ts'
import { relative } from 'node:path'
import { sameJson } from '../../openapi/document/json/value.ts'

/** In the dev server, a page that comes, goes or gets another title is in the sidebar at once. */
export function guidesPlugin(docs: string, list: () => GuideSection[]): Plugin {
  return {
    name: 'specimen:guides',
    apply: 'serve',
    configureServer(server) {
      const { site } = (server.config as unknown as { vitepress: SiteConfig<{ guides: GuideSection[] }> }).vitepress
      const refresh = async (file: string): Promise<void> => {
        if (!/\.md$|[\\/]_meta\.yaml$/.test(file) || relative(docs, file).startsWith('..'))
          return
        const guides = list()
        if (sameJson(guides, site.themeConfig.guides))
          return
        site.themeConfig.guides = guides
        const client = server.environments.client
        const module = client.moduleGraph.getModuleById('/@siteData')
        if (module !== undefined)
          await client.reloadModule(module)
      }
      for (const event of ['add', 'change', 'unlink'])
        server.watcher.on(event, (file: string) => void refresh(file))
    },
  }
}
