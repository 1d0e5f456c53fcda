import type { Plugin } from 'vite'
import type { ResolvedConfig } from '../config/resolve.ts'
import type { ListPages } from '../internals/external-pages.ts'
import type { References } from '../shared.ts'
import type { Pages } from './content.ts'
import { pagesArrivedPlugin } from '../internals/external-pages.ts'
import { pageDataTextPlugin } from '../internals/page-data-text.ts'
import { staticLinesPlugin } from '../internals/static-lines.ts'
import { contentPlugin } from './content.ts'
import { mockPlugin } from './mock.ts'
import { mockWorkerPlugin } from './mock-worker.ts'
import { redirectsPlugin } from './redirects.ts'
import { searchPlugin } from './search.ts'
import { specFilesPlugin } from './spec-files.ts'
import { watchPlugin } from './watch.ts'

/** What the plugins of a site work with. */
export interface PluginContext {
  config: ResolvedConfig
  references: References
  pages: Pages
  listPages: ListPages
}

/** Every Vite plugin of a site, in the order they are asked. */
export function createPlugins({ references, pages, listPages }: PluginContext): Plugin[] {
  return [
    pagesArrivedPlugin(listPages),
    pageDataTextPlugin(),
    staticLinesPlugin(),
    contentPlugin(references, pages),
    specFilesPlugin(references),
    redirectsPlugin(references),
    mockPlugin(references),
    mockWorkerPlugin(references),
    searchPlugin(references),
    watchPlugin(references, listPages),
  ]
}
