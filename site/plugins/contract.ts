import type { Plugin } from 'vite'
import type { ReadableApi, References } from '../shared.ts'
import { contractFile } from '../../openapi/document/contract-file.ts'
import { writeDocument } from '../../openapi/document/document-text.ts'
import { toLeanDocument } from '../../openapi/mock/lean.ts'

/**
 * Puts beside each API's pages what a console checks answers and bodies by, as `/<api>/contract.json`: the upgraded document
 * without its prose. The file that readers download is in the version it was written in.
 */
export function contractPlugin(references: References): Plugin {
  return {
    name: 'specimen:contract',
    generateBundle() {
      if (this.environment.config.consumer !== 'client')
        return
      for (const api of references.readable())
        this.emitFile({ type: 'asset', fileName: `${api.name}/${contractFile}`, source: write(api) })
    },
    configureServer({ middlewares, config }) {
      middlewares.use((request, response, next) => {
        const path = (request.originalUrl ?? request.url ?? '').split('?', 1)[0]
        const api = references.readable().find(({ name }) => path === `${config.base}${name}/${contractFile}`)
        if (!api) {
          next()
          return
        }
        response.setHeader('Content-Type', 'application/json; charset=utf-8')
        response.setHeader('X-Content-Type-Options', 'nosniff')
        response.end(write(api))
      })
    },
  }
}

function write({ document }: ReadableApi): string {
  return JSON.stringify(writeDocument(toLeanDocument(document)))
}
