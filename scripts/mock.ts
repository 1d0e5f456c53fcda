import process from 'node:process'
import { serveMock } from '../openapi/mock/host/node.ts'
import { createMemoryStore } from '../openapi/mock/index.ts'
import { createAccessLog } from './mock/access-log.ts'
import { openQuickly } from './command/apis.ts'
import { refuse } from './command/refuse.ts'
import { listen, untilStopped, warnOfHost } from './command/listen.ts'
import { parseMockArguments } from './mock/arguments.ts'
import { openMock } from './mock/mocked.ts'
import { watchFiles } from './mock/reload.ts'

/** `specimen mock [spec…]`: each API at `/<api>` and the path of its first server, following every change of its spec. */
const { specs, host, port, store, storeLimits, mock, server, at } = parseMockArguments()
warnOfHost(host)

// The Redis client is loaded only where sandboxes are not kept in memory.
const redis =
  store
  && (await import('../openapi/mock/host/redis.ts')
    .then(({ connectRedis }) => connectRedis(store.address, storeLimits))
    .catch((error: NodeJS.ErrnoException) =>
      refuse(error.code === 'ERR_MODULE_NOT_FOUND'
        ? 'A store needs a package that is not installed: npm install @redis/client.'
        : `The store at ${store.label} cannot be used: ${error.message}.`)))
const mocks = await Promise.all(
  (await openQuickly(specs)).map(api =>
    openMock(api, {
      ...mock,
      base: at ?? `/${api.document.name}`,
      store: redis?.open(api.document.name) ?? createMemoryStore({ now: Date.now, ...storeLimits }),
    }),
  ),
)
const served = await listen(port, () =>
  serveMock({
    ...server,
    apis: mocks,
    port,
    host,
    isUp: redis?.isUp,
    log: createAccessLog(),
  }))
const watchers = mocks.map(({ files, reload }) => watchFiles(files, reload))
for (const { handler } of mocks)
  console.log(`Mock  ${served.url}${handler.prefix}`)

await untilStopped()
watchers.forEach(watcher => watcher.close())
await served.close()
await redis?.close()
process.exit(0)
