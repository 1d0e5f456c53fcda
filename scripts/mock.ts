import process from 'node:process'
import { loadOverrides } from '../openapi/mock/host/overrides.ts'
import { serveMock } from '../openapi/mock/host/node.ts'
import { createMockHandler } from '../openapi/mock/index.ts'
import { openApis } from './apis.ts'
import { parseArguments } from './arguments.ts'
import { listen, untilStopped, warnOfHost } from './listen.ts'

/** `npm run mock -- [spec…] --port 4010 --host 127.0.0.1`: each API at `/<api>` and the path of its first server. */
const { specs, port, text } = parseArguments('mock', {
  port: { type: 'port', default: '4010', help: 'where it listens' },
  host: { type: 'string', default: '127.0.0.1', help: 'the address it binds' },
})
const host = text('host') ?? '127.0.0.1'
warnOfHost(host)

const apis = await Promise.all((await openApis(specs, { thorough: false })).map(async ({ file, document }) => ({
  name: document.name,
  handler: createMockHandler(document, {
    base: `/${document.name}`,
    ...await loadOverrides(file),
    warn: console.warn,
  }),
})))
const served = await listen(port('port'), () => serveMock({
  apis,
  port: port('port'),
  host,
  log: console.log,
}))
for (const { handler } of apis)
  console.log(`Mock  ${served.url}${handler.prefix}`)
await untilStopped()
await served.close()
process.exit(0)
