import type { Plugin } from 'vite'
import type { MockOverrides, MockServer } from '../../../openapi/mock/index.ts'
import type { ReadableApi, References } from '../reference/shared.ts'
import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createMockHandler } from '../../../openapi/mock/index.ts'
import { serverMark } from '../../../openapi/mock/host/worker-script.ts'
import { createHostCheck, toNodeListener } from '../../../openapi/mock/host/node.ts'

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
        const started = performance.now()
        response.once('finish', () => config.logger.info(`${request.method} ${path.replace(/[^\x21-\x7E]/g, '').slice(0, 200)} ${response.statusCode} ${(performance.now() - started).toFixed(0)} ms`))
        mocks.find(api).then(handler => toNodeListener(handler)(request, response, next), next)
      })
    },
  }
}

function createMocks(base: string, warn: (message: string) => void) {
  const made = new Map<string, { api: ReadableApi, stamp: number, handler: MockServer }>()
  return {
    async find(api: ReadableApi): Promise<MockServer> {
      const file = join(dirname(api.file), `${api.name}.mock.ts`)
      const stamp = existsSync(file)
        ? (await stat(file)).mtimeMs
        : 0
      const known = made.get(api.name)
      if (known?.api === api && known.stamp === stamp)
        return known.handler
      const handler = createMockHandler(api.document, {
        base: `${base}${api.name}/mock`,
        overrides: stamp === 0
          ? undefined
          : await importOverrides(file, stamp),
        warn,
      })
      made.set(api.name, {
        api,
        stamp,
        handler,
      })
      return handler
    },
  }
}

/** Node reads TypeScript by itself; the stamp makes it read a changed file again. */
async function importOverrides(file: string, stamp: number): Promise<MockOverrides | undefined> {
  const module = await import(/* @vite-ignore */ `${pathToFileURL(file).href}?${stamp}`) as { default?: MockOverrides }
  return module.default
}
