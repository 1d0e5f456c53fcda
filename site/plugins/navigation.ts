import type { Plugin } from 'vite'
import type { NavigationOperation } from '../../components/shared/page.ts'
import type { ReadableApi, References } from '../shared.ts'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { navigationFile } from '../../components/layout/sidebar/navigation-file.ts'
import { listTags } from '../../openapi/model/tag/list-tags.ts'
import { listNavigation } from '../page-data/navigation.ts'
import { introductionHref } from '../page-data/summary.ts'

/** Writes what the filter of the navigation fetches: of each API, in each language, the operations of all tags. */
export async function writeNavigations(outDir: string, references: References): Promise<void> {
  for (const [href, json] of listFiles(references))
    await writeFile(join(outDir, href), json())
}

/** Answers the filter of the dev server. */
export function navigationPlugin(references: References): Plugin {
  return {
    name: 'specimen:navigation',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = (request.originalUrl ?? request.url ?? '').replace(/[?#].*$/, '').slice(server.config.base.length - 1)
        const json = listFiles(references).get(path)
        if (json === undefined)
          return next()
        response.setHeader('Content-Type', 'application/json')
        response.end(json())
      })
    },
  }
}

/** By their addresses without the site's base. */
function listFiles(references: References): Map<string, () => string> {
  return new Map(references.shown().map(api => [
    navigationFile(introductionHref(api)),
    () => JSON.stringify(listOperations(api)),
  ]))
}

/** By the slugs of their tags. */
function listOperations(api: ReadableApi): Record<string, NavigationOperation[]> {
  return Object.fromEntries(listTags(api.model.reference).map(({ slug }) => [slug, listNavigation(api, slug)]))
}
