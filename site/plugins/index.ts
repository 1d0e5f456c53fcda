import type { Plugin } from 'vite'
import type { PluginContext } from './context.ts'
import { pageNamesPlugin } from '../guides/page-names.ts'
import { pagesArrivedPlugin } from '../internals/external-pages.ts'
import { keptComponentsPlugin } from '../internals/kept-components.ts'
import { keptRenderingsPlugin } from '../internals/kept-renderings.ts'
import { leanAppPlugin } from '../internals/lean-app.ts'
import { latinFontsPlugin } from '../internals/latin-fonts.ts'
import { pageDataTextPlugin } from '../internals/page-data-text.ts'
import { staticLinesPlugin } from '../internals/static-lines.ts'
import { viewChunksPlugin } from '../internals/view-chunks.ts'
import { contentPlugin } from './content.ts'
import { contractPlugin } from './contract.ts'
import { explorerPlugin } from './explorer.ts'
import { guidesPlugin } from './guides.ts'
import { lookPlugin } from './look.ts'
import { messagesPlugin } from './messages.ts'
import { mockPlugin } from './mock.ts'
import { mockWorkerPlugin } from './mock-worker.ts'
import { navigationPlugin } from './navigation.ts'
import { printPlugin } from './print.ts'
import { redirectsPlugin } from './redirects.ts'
import { searchPlugin } from './search.ts'
import { twinsPlugin } from './twins.ts'
import { specFilesPlugin } from './spec-files.ts'
import { vueFromHerePlugin } from './vue-from-here.ts'
import { watchPlugin } from './watch.ts'

/** Every Vite plugin of a site, in the order they are asked. */
export function createPlugins(context: PluginContext): Plugin[] {
  const { config, languages, references, pages, kept, listPages, listPagesOfProse } = context
  return [
    vueFromHerePlugin(),
    keptComponentsPlugin(config.root),
    keptRenderingsPlugin(config.root),
    leanAppPlugin(),
    latinFontsPlugin(),
    pagesArrivedPlugin(listPages),
    pageNamesPlugin(config),
    pageDataTextPlugin(),
    staticLinesPlugin(),
    viewChunksPlugin(),
    contentPlugin(references, pages),
    specFilesPlugin(references, kept),
    redirectsPlugin(references, config),
    contractPlugin(references),
    ...(config.sandbox ? [mockPlugin(references), mockWorkerPlugin(references)] : []),
    searchPlugin(context),
    navigationPlugin(references),
    twinsPlugin(context),
    printPlugin(context),
    watchPlugin(context),
    lookPlugin(config),
    messagesPlugin(languages),
    guidesPlugin(config.docs, listPagesOfProse),
    explorerPlugin(config),
  ]
}
