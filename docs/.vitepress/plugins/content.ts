import type { Plugin } from 'vite'
import type { SiteConfig } from 'vitepress'
import type { PageAnswer } from '../reference/page-data.ts'
import type { References } from '../reference/shared.ts'
import { relative } from 'node:path'
import { listNavigation } from '../reference/navigation.ts'
import { createPageData } from '../reference/page-data.ts'

const content = '\0specimen:content/'
const operations = '\0specimen:operations/'

/** Makes the data of pages. In a build each page is asked for by the two bundles, twice by each; it is made once and then let go. */
export function createPages(references: References, command: 'build' | 'serve'): { find: (filePath: string, params: Record<string, string>) => Promise<PageAnswer> } {
  const uses = 4
  const made = new Map<string, { answer: Promise<PageAnswer>, left: number }>()
  const create = (filePath: string, params: Record<string, string>) => createPageData(references, {
    filePath,
    params,
    markdown: async () => '',
  })
  return {
    find(filePath, params) {
      if (command === 'serve')
        return create(filePath, params)
      const key = `${filePath} ${JSON.stringify(params)}`
      const entry = made.get(key) ?? {
        answer: create(filePath, params),
        left: uses,
      }
      entry.left--
      if (entry.left > 0)
        made.set(key, entry)
      else
        made.delete(key)
      return entry.answer
    },
  }
}

/**
 * The modules that templates of reference pages import: `specimen:content`, what the page shows, and
 * `specimen:operations`, which all pages of one tag share. Which page asks is told by the importer.
 */
export function contentPlugin(references: References, pages: ReturnType<typeof createPages>): Plugin {
  let site: SiteConfig
  const routeOf = (id: string) => site.dynamicRoutes.find(({ path }) => path === `${id}.md`)
  return {
    name: 'specimen:content',
    enforce: 'pre',
    configResolved(config) {
      site = (config as unknown as { vitepress: SiteConfig }).vitepress
    },
    resolveId(id, importer = '') {
      const page = relative(site.srcDir, importer.replace(/\?.*$/, '')).replace(/\.md$/, '')
      if (id === 'specimen:content')
        return content + page
      if (id === 'specimen:operations')
        return operations + page.split('/').slice(0, 2).join('/')
    },
    async load(id) {
      if (id.startsWith(content)) {
        const route = routeOf(id.slice(content.length))
        const answer = route && await pages.find(route.route, route.params)
        return toModule(answer?.content ?? { kind: 'none' })
      }
      if (id.startsWith(operations)) {
        const [name, tag = ''] = id.slice(operations.length).split('/')
        const api = references.readable().find(entry => entry.name === name)
        return toModule(api === undefined
          ? []
          : listNavigation(api, tag))
      }
    },
  }
}

/** JSON in a single-quoted string: parsed faster than a literal, and hardly longer than itself. */
function toModule(data: unknown): string {
  const text = JSON.stringify(data).replaceAll('\\', '\\\\').replaceAll('\'', '\\\'').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
  return `export default JSON.parse('${text}')`
}
