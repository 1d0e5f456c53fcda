import type { Plugin } from 'vite'
import type { SiteConfig } from 'vitepress'
import type { PageContent } from '../../components/shared/page.ts'
import type { PageAnswer } from '../page-data/page-data.ts'
import type { References } from '../shared.ts'
import type { PageCollector } from './collect.ts'
import type { KeptPage, KeptPages } from './kept-pages.ts'
import { createHash } from 'node:crypto'
import { join, relative } from 'node:path'
import { pack } from '../../components/shared/packed.ts'
import { listNavigation } from '../page-data/navigation.ts'
import { packageFolder } from '../package-file.ts'
import { createPageData } from '../page-data/page-data.ts'

const content = '\0specimen:content/'
const operations = '\0specimen:operations/'

/** What shows each kind of page: its template imports it, so that no page loads those of other kinds. */
const views: Record<PageContent['kind'], string> = {
  operation: 'operation/OperationView.vue',
  tag: 'tag/TagView.vue',
  schema: 'schema/SchemaView.vue',
  schemas: 'schema/SchemaIndex.vue',
  api: 'api/ApiView.vue',
  explorer: 'explorer/ExplorerView.vue',
}
const view = 'specimen:view/'

const shelf = Symbol.for('specimen.contents')

/** The pages of this site, each made when it is asked for. */
export interface Pages {
  find: (filePath: string, params: Record<string, string>) => Promise<PageAnswer>
  /** The content of a page: JSON for the dev server, packed in a build. */
  text: (filePath: string, params: Record<string, string>) => Promise<string>
}

/** What a build does with pages beside showing them. */
export interface BuiltPages {
  collector?: PageCollector
  kept?: KeptPages
}

/** An answer without its content, and what that is packed as. */
type MadePage = Omit<KeptPage, 'collected'>

/**
 * Makes the data of pages. A build asks four times for each page, twice for each of its bundles: it is made once, and of its
 * content only the packed text is kept, as thousands of pages are under way at the same time.
 */
export function createPages(
  references: References,
  command: 'build' | 'serve',
  { collector, kept }: BuiltPages = {},
): Pages {
  const made = new Map<string, Promise<MadePage>>()

  async function make(filePath: string, params: Record<string, string>): Promise<MadePage> {
    const api = references.shown().find(({ name }) => name === params.api)
    const path = pathOf(filePath, params)
    const known = api && await kept?.read(api, path)
    if (known !== undefined) {
      const { collected, ...page } = known
      collector?.add(path, collected)
      return page
    }
    const { source, content, ...answer } = await createPageData(references, { filePath, params })
    const page = { answer, text: pack(JSON.stringify(content ?? null)) }
    if (collector !== undefined && source !== undefined && api !== undefined)
      await kept?.write(api, path, { ...page, collected: collector.collect(api, path, source) })
    return page
  }

  function find(filePath: string, params: Record<string, string>): Promise<MadePage> {
    const key = `${filePath} ${JSON.stringify(params)}`
    const page = made.get(key) ?? make(filePath, params)
    made.set(key, page)
    return page
  }

  return {
    find: async (filePath, params) =>
      command === 'serve' ? createPageData(references, { filePath, params }) : (await find(filePath, params)).answer,
    text: async (filePath, params) =>
      command === 'serve'
        ? JSON.stringify((await createPageData(references, { filePath, params })).content)
        : (await find(filePath, params)).text,
  }
}

/** `[api]/[tag]/index.md` of a tag: `shop/orders/index.md`. */
function pathOf(filePath: string, params: Record<string, string>): string {
  return filePath.slice(filePath.indexOf('[api]')).replace(/\[(\w+)\]/g, (_, name: string) => params[name] ?? '')
}

/**
 * The modules that templates of reference pages import: `specimen:content`, what the page shows, `specimen:view/operation`,
 * the component that shows it, and `specimen:operations`, which all pages of one tag share. Which page asks is told by the importer.
 */
export function contentPlugin(references: References, pages: Pages): Plugin {
  let site: SiteConfig
  const texts = new Map<string, string>()
  Object.assign(globalThis, { [shelf]: texts })
  const routeOf = (id: string) => site.dynamicRoutes.find(({ path }) => path === `${id}.md`)
  return {
    name: 'specimen:content',
    enforce: 'pre',
    configResolved(config) {
      site = (config as unknown as { vitepress: SiteConfig }).vitepress
    },
    resolveId(id, importer = '') {
      const page = relative(site.srcDir, importer.replace(/\?.*$/, '')).replace(/\.md$/, '')
      if (id.startsWith(view))
        return join(packageFolder('components/reference'), views[id.slice(view.length) as PageContent['kind']])
      if (id === 'specimen:content')
        return content + page
      if (id === 'specimen:operations')
        return operations + placeOf(routeOf(page)?.params)
    },
    async load(id, { ssr } = {}) {
      if (id.startsWith(content)) {
        const path = id.slice(content.length)
        const route = routeOf(path)
        if (route === undefined)
          throw new Error(`No route leads to ${path}.`)
        const text = await pages.text(route.route, route.params)
        if (this.environment.config.command === 'serve')
          return toModule(text)
        if (!ssr)
          return `export default ${quote(text)}`
        // Pages are rendered where they were made: their data need not pass through a second bundle. It is named by its digest,
        // so that what is rendered of other data has other code.
        const name = createHash('sha256').update(text).digest('hex')
        texts.set(name, text)
        return `export default globalThis[Symbol.for('specimen.contents')].get('${name}')`
      }
      if (id.startsWith(operations)) {
        const place = id.slice(operations.length)
        const api = references.shown().find(({ name }) => place.startsWith(`${name}/`))
        const tag = place.slice((api?.name.length ?? 0) + 1)
        return toModule(JSON.stringify(api === undefined ? [] : listNavigation(api, tag)))
      }
    },
  }
}

/** What a page shares with others of its tag: `shop/orders`, or `de/shop/orders`. */
function placeOf({ api = '', tag = '' }: Record<string, string> = {}): string {
  return `${api}/${tag}`
}

/** JSON in a single-quoted string: parsed faster than a literal, and hardly longer than itself. */
function toModule(json: string): string {
  return `export default JSON.parse(${quote(json)})`
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll('\'', '\\\'').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`
}
