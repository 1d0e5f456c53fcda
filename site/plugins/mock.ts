import type { Plugin } from 'vite'
import type { MockServer } from '../../openapi/mock/index.ts'
import type { ReadableApi, References } from '../shared.ts'
import { createMockHandler } from '../../openapi/mock/index.ts'
import { serverMark } from '../../openapi/mock/host/worker-script.ts'
import { createHostCheck, logAnswer, toNodeListener } from '../../openapi/mock/host/node.ts'
import { loadOverrides } from '../../openapi/mock/host/overrides.ts'

/** Mounts each API's mock in the dev server, under `/<api>/mock`; it is made again when its spec or its overrides change. */
export function mockPlugin(references: References): Plugin {
  return {
    name: 'specimen:mock',
    apply: 'serve',
    configureServer({ middlewares, config }) {
      const mocks = createMocks(config.base, message => config.logger.warn(message))
      const isAllowed = createHostCheck([])
      middlewares.use((request, response, next) => {
        response.setHeader(...serverMark)
        const path = (request.originalUrl ?? request.url ?? '').split('?', 1)[0] ?? ''
        const api = references.readable().find(({ name }) => path.startsWith(`${config.base}${name}/mock/`))
        if (api === undefined) {
          next()
          return
        }
        if (!isAllowed(request.headers.host)) {
          response.statusCode = 421
          response.end()
          return
        }
        logAnswer(request, response, ({ method, path, status, milliseconds }) =>
          config.logger.info(`${method} ${path} ${status} ${milliseconds} ms`))
        mocks.find(api).then(handler => toNodeListener(handler)(request, response, next), next)
      })
    },
  }
}

function createMocks(base: string, warn: (message: string) => void) {
  const made = new Map<string, { api: ReadableApi, stamp: string, handler: MockServer }>()
  return {
    async find(api: ReadableApi): Promise<MockServer> {
      const { stamp, overrides } = await loadOverrides(api.file)
      const known = made.get(api.name)
      if (known?.api === api && known.stamp === stamp)
        return known.handler
      const handler = createMockHandler(api.document, {
        base: `${base}${api.name}/mock`,
        overrides,
        warn,
      })
      made.set(api.name, { api, stamp, handler })
      return handler
    },
  }
}
