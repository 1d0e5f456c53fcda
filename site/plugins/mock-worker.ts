import type { Plugin } from 'vite'
import type { References } from '../shared.ts'
import { retiredWorker, workerFile } from '../../openapi/mock/host/worker-script.ts'
import { bundleMockWorker } from '../mock-worker.ts'

/**
 * Puts each API's sandbox beside its pages, as `/<api>/mock-worker.js`, so that a built site needs no server. In the dev
 * server the mock itself answers: a worker that a built site left behind on the same port goes.
 */
export function mockWorkerPlugin(references: References): Plugin {
  return {
    name: 'specimen:mock-worker',
    async generateBundle() {
      if (this.environment.config.consumer !== 'client')
        return
      for (const api of references.readable()) {
        try {
          this.emitFile({
            type: 'asset',
            fileName: `${api.name}/${workerFile}`,
            source: await bundleMockWorker(references.root, api, { isKept: true }),
          })
        }
        catch (error) {
          // Overrides may need what only Node has; a server runs them all the same.
          this.warn(
            `The sandbox of "${api.name}" cannot run in a browser, only behind a server: ${(error as Error).message}`,
          )
        }
      }
    },
    configureServer({ middlewares, config }) {
      middlewares.use((request, response, next) => {
        const path = (request.originalUrl ?? request.url ?? '').split('?', 1)[0]
        if (!references.readable().some(({ name }) => path === `${config.base}${name}/${workerFile}`)) {
          next()
          return
        }
        response.setHeader('Content-Type', 'text/javascript; charset=utf-8')
        response.setHeader('X-Content-Type-Options', 'nosniff')
        response.end(retiredWorker)
      })
    },
  }
}
