import type { Plugin } from 'vite'
import type { PublishedFile } from '../download.ts'
import type { ReadableApi, References } from '../shared.ts'
import type { KeptPages } from './kept-pages.ts'
import { publishCollections, publishSpec } from '../download.ts'

/**
 * Puts each API's spec beside its pages, as `/<api>/openapi.json` and `.yaml`, and its requests as clients import them, as
 * `/<api>/postman.json` and `bruno.json`, in the build and in the dev server.
 */
export function specFilesPlugin(references: References, kept: KeptPages): Plugin {
  return {
    name: 'specimen:spec-files',
    async generateBundle() {
      if (this.environment.name !== 'client' && this.environment.config.build.ssr)
        return
      for (const api of references.readable()) {
        for (const { path, text } of await publishAll(kept, api))
          this.emitFile({ type: 'asset', fileName: path, source: text })
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = request.url?.replace(/[?#].*$/, '').slice(server.config.base.length) ?? ''
        // To write a large document takes a while, and a page asks for a hundred other files.
        const api = references.readable().find(({ name }) => path.startsWith(`${name}/`))
        const publish = /\/openapi\.(?:json|yaml)$/.test(path) ? publishSpec : /\/(?:postman|bruno)\.json$/.test(path) ? publishCollections : undefined
        const file = api && publish?.(api).find(entry => entry.path === path)
        if (file === undefined) {
          next()
          return
        }
        response.setHeader('Content-Type', file.type)
        response.setHeader('X-Content-Type-Options', 'nosniff')
        response.end(file.text)
      })
    },
  }
}

/** All files of an API, those that an earlier build made where it is the same. */
async function publishAll(kept: KeptPages, api: ReadableApi): Promise<PublishedFile[]> {
  const text = await kept.shelf(api).keep('files', () => JSON.stringify([...publishSpec(api), ...publishCollections(api)]))
  return JSON.parse(text) as PublishedFile[]
}
