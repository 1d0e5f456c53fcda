import type { Plugin, ViteDevServer } from 'vite'
import type { SiteConfig } from 'vitepress'
import type { LoadedApi, References } from '../reference/shared.ts'
import { dirname, relative } from 'node:path'
import { summarize } from '../reference/summary.ts'
import { formatFindings } from '../reference/findings.ts'

const siteData = '/@siteData'

/**
 * Saving a spec updates the page that is open, the navigation, the search and the mock. A spec with errors shows them over
 * the page, and the last good pages stay until it is mended.
 */
export function watchPlugin(references: References): Plugin {
  return {
    name: 'specimen:watch',
    apply: 'serve',
    transform: {
      filter: { id: /vitepress\/dist\/client\/app\/data\.js/ },
      // VitePress's client takes no new site data, and a page would be loaded anew for it.
      handler: code => `${code}\nimport.meta.hot?.accept('@siteData', next => next && (siteDataRef.value = readonly(next.default)))\n`,
    },
    configureServer(server) {
      const shown = new Map<string, LoadedApi>()
      const notice = () => {
        const changed = references.all().filter(api => shown.get(api.name) !== api)
        changed.forEach(api => shown.set(api.name, api))
        server.watcher.add(references.files)
        return changed.map(({ name }) => name)
      }
      notice()
      const folders = new Set(references.files.map(file => dirname(file)))
      server.watcher.add([...folders])
      let routes = routesOf(references)
      let pending = Promise.resolve()
      const onChange = (file: string) => {
        if (!/\.(?:ya?ml|json)$/.test(file) || (!folders.has(dirname(file)) && !references.files.includes(file)))
          return
        pending = pending.then(async () => {
          await references.refresh()
          const changed = notice()
          if (changed.length === 0)
            return
          const before = routes
          routes = routesOf(references)
          await update(server, references, changed, before !== routes)
        }).catch(error => server.config.logger.error(String(error)))
      }
      server.watcher.on('change', onChange).on('add', onChange).on('unlink', onChange)
      reportFindings(server, references.all())
    },
  }
}

async function update(server: ViteDevServer, references: References, changed: string[], rerouted: boolean): Promise<void> {
  reportFindings(server, references.all())
  const { vitepress } = server.config as unknown as { vitepress: SiteConfig<{ apis: unknown }> }
  vitepress.site.themeConfig.apis = references.readable().map(summarize)
  const { moduleGraph, hot } = server.environments.client
  const touched = [
    ...moduleGraph.idToModuleMap.values(),
  ].filter(({ id }) =>
    id === siteData || id?.startsWith('/@localSearchIndex') || id?.startsWith('\0specimen:') || isPage(id, changed, vitepress.srcDir))
  const timestamp = Date.now()
  for (const module of touched)
    moduleGraph.invalidateModule(module, new Set(), timestamp, true)
  if (rerouted) {
    // Pages came or went: VitePress finds out by itself, the browser has to ask again.
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
  return path === 'index.md' || names.some(name => path.startsWith(`${name}/`))
}

function routesOf(references: References): string {
  return references.readable().flatMap(({ model }) => [
    ...model.operations.map(({ href }) => href),
    ...model.schemas.map(({ href }) => href),
  ]).join('\n')
}

function reportFindings(server: ViteDevServer, apis: LoadedApi[]): void {
  const errors = apis.flatMap(api => api.findings).filter(finding => finding.severity === 'error')
  if (errors.length === 0)
    return
  const message = formatFindings(errors)
  server.config.logger.error(message)
  server.environments.client.hot.send({
    type: 'error',
    err: {
      message,
      stack: '',
    },
  })
}
