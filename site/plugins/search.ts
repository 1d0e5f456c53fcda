import type { Plugin } from 'vite'
import type { SiteConfig } from 'vitepress'
import type { IndexFiles } from '../../components/search/types.ts'
import type { ReadableApi } from '../shared.ts'
import type { WrittenPage } from '../search/create-index.ts'
import type { PluginContext } from './context.ts'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { excerptsFile, searchFile } from '../../components/search/search-file.ts'
import { listLocales } from '../config/resolve.ts'
import { localeOf } from '../languages.ts'
import { remember } from '../../openapi/document/remember.ts'
import { createIndex, indexOf, indexOfProse } from '../search/create-index.ts'

/** Writes the indexes of a built site: one for each API, and one for the pages that belong to none, in each language. */
export async function writeSearchIndexes(site: SiteConfig, context: PluginContext): Promise<void> {
  const { references, collector, config } = context
  const written = await readWritten(site)
  const write = async (file: string, { index, excerpts }: IndexFiles) => {
    await writeFile(join(site.outDir, file), JSON.stringify(index))
    await writeFile(join(site.outDir, excerptsFile(file)), excerpts)
  }
  for (const api of references.shown()) {
    await write(searchFile(api.name), createIndex(api, path => collector.entriesOf(path), ofApi(written, api)))
  }
  for (const locale of [undefined, ...listLocales(config)]) {
    await write(searchFile(locale), indexOfProse(site.site.title, ofNone(written, context, locale)))
  }
}

/** Answers the search of the dev server: an index is made when it is asked for, and again when its document changed. */
export function searchPlugin(context: PluginContext): Plugin {
  const { references, config } = context
  let site: SiteConfig
  const made = new WeakMap<ReadableApi, IndexFiles>()
  return {
    name: 'specimen:search',
    apply: 'serve',
    configResolved(config) {
      site = (config as unknown as { vitepress: SiteConfig }).vitepress
    },
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const path = (request.originalUrl ?? request.url ?? '').replace(/[?#].*$/, '').slice(server.config.base.length)
        const isAsked = (name?: string) => [searchFile(name), excerptsFile(searchFile(name))].includes(path)
        const api = references.shown().find(({ name }) => isAsked(name))
        const isProse = [undefined, ...listLocales(config)].some(isAsked)
        if (api === undefined && !isProse)
          return next()
        const written = await readWritten(site)
        const locale = localeOf(path, listLocales(config))
        const { index, excerpts } = api === undefined
          ? indexOfProse(site.site.title, ofNone(written, context, locale))
          : remember(made, api, () => indexOf(api, ofApi(written, api)))
        const isIndex = path.endsWith('.json')
        response.setHeader('Content-Type', isIndex ? 'application/json' : 'text/plain; charset=utf-8')
        response.end(isIndex ? JSON.stringify(index) : excerpts)
      })
    },
  }
}

/** The pages that somebody wrote. */
async function readWritten(site: SiteConfig): Promise<WrittenPage[]> {
  const dynamic = new Set(site.dynamicRoutes.map(({ path }) => path))
  return await Promise.all(site.pages
    .filter(path => !dynamic.has(path))
    .map(async path => ({ path, markdown: await readFile(join(site.srcDir, path), 'utf8') })))
}

function ofApi(written: WrittenPage[], { name }: ReadableApi): WrittenPage[] {
  return written.filter(({ path }) => path.startsWith(`${name}/`))
}

function ofNone(written: WrittenPage[], { references, config }: PluginContext, locale?: string): WrittenPage[] {
  const locales = listLocales(config)
  return written.filter(({ path }) =>
    localeOf(path, locales) === locale && references.shown().every(({ name }) => !path.startsWith(`${name}/`)))
}
