import type { Plugin } from 'vite'
import type { References } from '../shared.ts'
import { publishCollections, publishSpec } from '../download.ts'

/**
 * Puts each API's spec beside its pages, as `/<api>/openapi.json` and `.yaml`, and its requests as clients import them, as
 * `/<api>/postman.json` and `bruno.json`, in the build and in the dev server.
 */
export function specFilesPlugin(references: References): Plugin {
  return {
    name: 'specimen:spec-files',
    generateBundle() {
      if (this.environment.name !== 'client' && this.environment.config.build.ssr)
        return
      for (const api of references.readable()) {
        for (const { path, text } of [...publishSpec(api), ...publishCollections(api)])
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
