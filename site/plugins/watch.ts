import type { Plugin, ViteDevServer } from 'vite'
import type { SiteConfig } from 'vitepress'
import type { ListPages } from '../internals/external-pages.ts'
import type { PluginContext } from './context.ts'
import type { LoadedApi, References } from '../shared.ts'
import { dirname, relative } from 'node:path'
import { normalizePath } from 'vite'
import { refreshPages } from '../internals/external-pages.ts'
import { summarizeFor } from '../page-data/site-summary.ts'
import { formatFindings, isError } from '../../openapi/read/format.ts'
import type { FolderWatch } from './watch-folders.ts'
import { watchFolders } from './watch-folders.ts'

const siteData = '/@siteData'

/**
 * Saving a spec updates the page that is open, the navigation, the search and the mock. A spec that cannot be read shows why
 * over the page, and its last good pages stay until it is mended.
 */
export function watchPlugin({ config, references, listPages, placed }: PluginContext): Plugin {
  const shown = new Map<string, LoadedApi>()
  const summaries = () => references.readable().map(api => summarizeFor(config, api))
  let routes = ''
  let folders: FolderWatch | undefined
  const notice = (): LoadedApi[] => {
    const changed = references.all().filter(api => shown.get(api.name) !== api)
    changed.forEach(api => shown.set(api.name, api))
    return changed
  }
  return {
    name: 'specimen:watch',
    apply: 'serve',
    transform: {
      filter: { id: /vitepress\/dist\/client\/app\/data\.js/ },
      // VitePress's client takes no new site data, and a page would be loaded anew for it.
      handler: code =>
        `${code}\nimport.meta.hot?.accept('@siteData', next => next && (siteDataRef.value = readonly(next.default)))\n`,
    },
    configureServer(server) {
      notice()
      routes = routesOf(listPages)
      folders = watchFolders(file => isSpecFile(file, references) && server.watcher.emit('change', normalizePath(file)))
      folders.follow(references.files)
      reportFindings(server, references)
      const { hot } = server.environments.client
      hot.on('vite:client:connect', () => reportFindings(server, references))
    },
    buildEnd: () => folders?.close(),
    hotUpdate: {
      // After VitePress, which finds out by itself which pages came and went; what it would send of them is sent here.
      order: 'post',
      async handler({ file, server }) {
        if (!isSpecFile(file, references))
          return
        if (this.environment.name === 'client') {
          await references.refresh()
          folders?.follow(references.files)
          const changed = notice()
          const before = routes
          routes = routesOf(listPages)
          if (before !== routes)
            await refreshPages(siteOf(server), listPages)
          await update(server, { references, summaries, changed, rerouted: before !== routes, placed })
        }
        return []
      },
    },
  }
}

/** What a spec is made of, and what stands beside one. */
function isSpecFile(file: string, { files }: References): boolean {
  return /\.(?:ya?ml|json)$/.test(file) && files.some(known => known === file || dirname(known) === dirname(file))
}

interface Update {
  references: References
  /** What every page knows of the APIs. */
  summaries: () => unknown
  changed: LoadedApi[]
  /** Whether pages came or went. */
  rerouted: boolean
  placed: PluginContext['placed']
}

async function update(server: ViteDevServer, what: Update): Promise<void> {
  const { references, summaries, changed, rerouted, placed } = what
  // Pages of a spec that cannot be read stay as they were; to send them would take the findings off the screen.
  const names = changed.filter(({ isRefused }) => !isRefused).map(({ name }) => name)
  if (names.length > 0)
    await sendPages(server, { summaries: summaries(), names, rerouted, placed })
  if (changed.length > 0)
    reportFindings(server, references)
}

interface Sent extends Pick<Update, 'rerouted' | 'placed'> {
  summaries: unknown
  /** The APIs that changed. */
  names: string[]
}

async function sendPages(server: ViteDevServer, { summaries, names, rerouted, placed }: Sent): Promise<void> {
  const vitepress = siteOf(server)
  vitepress.site.themeConfig.apis = summaries
  const { moduleGraph, hot } = server.environments.client
  const touched = [...moduleGraph.idToModuleMap.values()].filter(
    ({ id }) =>
      id === siteData
      || id?.startsWith('\0specimen:')
      || isPage(id, names, vitepress.srcDir)
      || (id !== null && placed.speaksOf(id, names)),
  )
  const timestamp = Date.now()
  for (const module of touched)
    moduleGraph.invalidateModule(module, new Set(), timestamp, true)
  if (rerouted) {
    // The browser has to ask again for pages that came or went.
    hot.send({ type: 'full-reload' })
    return
  }
  // What pages import comes with the pages.
  const accepting = touched.filter(({ id }) => !id?.startsWith('\0specimen:'))
  await Promise.all(accepting.map(module => server.environments.client.reloadModule(module)))
}

function isPage(id: string | null, names: string[], docs: string): boolean {
  if (id === null || !id.endsWith('.md'))
    return false
  const path = relative(docs, id)
  return names.some(name => path.startsWith(`${name}/`))
}

function routesOf(listPages: ListPages): string {
  return listPages().map(({ path }) => path).join('\n')
}

function siteOf(server: ViteDevServer): SiteConfig<{ apis: unknown }> {
  return (server.config as unknown as { vitepress: SiteConfig<{ apis: unknown }> }).vitepress
}

function reportFindings(server: ViteDevServer, references: References): void {
  const errors = references.all().flatMap(api => api.findings).filter(isError)
  if (errors.length > 0)
    server.config.logger.error(formatFindings(errors))
  // Only what cannot be read stands over the pages: those of all other specs go on.
  const refused = references.all().filter(({ isRefused }) => isRefused).flatMap(api => api.findings).filter(isError)
  if (refused.length > 0) {
    const message = formatFindings(refused)
    server.environments.client.hot.send({ type: 'error', err: { message, stack: '' } })
  }
}
