import type { Plugin } from 'vite'
import type { ResolvedConfig } from '../config/resolve.ts'
import type { ExplorerBundle } from '../explorer-bundle.ts'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheOf } from '../cache.ts'
import { bundleExplorer } from '../explorer-bundle.ts'

const name = 'specimen:explorer'

/** What the dev server loads: the package itself. */
const fromPackage = `export const loadExplorer = async () => ({
  ...(await import('@scalar/api-reference')),
  styles: (await import('@scalar/api-reference/style.css?inline')).default,
})`

/**
 * The module that loads the explorer. A build takes the bundle that was made once, and lays it beside the site's own chunks;
 * nothing of it passes through the bundle of the site.
 */
export function explorerPlugin({ root, explorer: isShown }: Pick<ResolvedConfig, 'root' | 'explorer'>): Plugin {
  let making: Promise<ExplorerBundle> | undefined
  let folder = ''
  let base = '/'
  return {
    name,
    enforce: 'pre',
    configResolved(config) {
      base = config.base
      folder = join(config.build.assetsDir, 'explorer')
    },
    resolveId: id => (id === name ? `\0${name}` : undefined),
    async load(id) {
      if (id !== `\0${name}`)
        return
      if (!isShown || this.environment.config.consumer !== 'client')
        return 'export const loadExplorer = undefined'
      if (this.environment.config.command === 'serve')
        return fromPackage
      const { entry } = await (making ??= bundleExplorer(cacheOf(root)))
      // A name in place of the address itself, which a bundler would look for.
      return `const address = ${JSON.stringify(`${base}${folder}/${entry}`)}
export const loadExplorer = () => import(/* @vite-ignore */ address)`
    },
    async writeBundle({ dir }) {
      if (making !== undefined && dir !== undefined && this.environment.config.consumer === 'client')
        await cp((await making).folder, join(dir, folder), { recursive: true })
    },
  }
}
