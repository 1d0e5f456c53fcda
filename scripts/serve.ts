import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import process from 'node:process'
import sirv from 'sirv'
import { createHostCheck, logAnswer, toNodeListener } from '../openapi/mock/host/node.ts'
import { loadOverrides } from '../openapi/mock/host/overrides.ts'
import { retiredWorker, serverMark, workerFile } from '../openapi/mock/host/worker-script.ts'
import { createMockHandler } from '../openapi/mock/index.ts'
import { restBelow } from '../openapi/mock/operation/server.ts'
import { createAccessLog } from './mock/access-log.ts'
import { openApis } from './apis.ts'
import { config } from './configured.ts'
import { parseArguments } from './arguments.ts'
import { refuse } from './refuse.ts'
import { listen, untilStopped, warnOfHost } from './listen.ts'

/** `specimen serve [spec…]`: the built site under the policy of its build, and each API's mock at `/<api>/mock`. */
const { specs, port, text } = parseArguments('serve', {
  port: { type: 'port', default: '4173', help: 'where it listens' },
  host: { type: 'string', default: '127.0.0.1', help: 'the address it binds' },
})
const dist = config.out
const host = text('host') ?? '127.0.0.1'
if (!existsSync(dist))
  refuse('There is no built site yet: run specimen build first.')
warnOfHost(host)

const policies = JSON.parse(await readFile(`${dist}/csp.json`, 'utf8')) as { site: string, explorer: string }
// A build may take the place of the one that is being served: nothing is remembered of its files.
const site = sirv(dist, { dev: true, etag: true, setHeaders })
const notFound = await readFile(`${dist}/404.html`)
const mocks = await Promise.all(
  (await openApis(specs, { thorough: false })).map(async ({ file, document }) =>
    createMockHandler(document, {
      base: `${config.base}${document.name}/mock`,
      ...(await loadOverrides(file)),
      warn: console.warn,
    }),
  ),
)
const isAllowed = createHostCheck([host])
const log = createAccessLog()

const server = createServer((request, response) => {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
  const mock = mocks.find(({ prefixes }) => prefixes.some(prefix => restBelow(prefix, path) !== undefined))
  if (mock !== undefined && isAllowed(request.headers.host)) {
    logAnswer(request, response, log)
    return toNodeListener(mock)(request, response)
  }
  if (mock !== undefined)
    return void response.writeHead(421).end()
  if (path.endsWith(`/${workerFile}`)) {
    return void response
      .writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' })
      .end(retiredWorker)
  }
  const missing = (): void => {
    setHeaders(response, path)
    response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(notFound)
  }
  if (!path.startsWith(config.base)) {
    if (path === '/' || `${path}/` === config.base)
      return void response.writeHead(302, { Location: config.base }).end()
    return missing()
  }
  // The folder that is served knows nothing of where on a host it lies.
  request.url = (request.url ?? '/').slice(config.base.length - 1)
  site(request, response, missing)
})
await listen(
  port('port'),
  () => new Promise<void>((resolve, reject) => server.once('error', reject).listen(port('port'), host, resolve)),
)
const address = server.address()
const origin = `http://${host.includes(':') ? `[${host}]` : host}:${
  typeof address === 'object' && address !== null ? address.port : port('port')
}`
console.log(`Site  ${origin}${config.base}`)
for (const { prefix } of mocks)
  console.log(`Mock  ${origin}${prefix}`)
await untilStopped()
server.closeAllConnections()
process.exit(0)

/** The explorer writes its own styles and has a policy for that; every other page has none to write. */
function setHeaders(response: { setHeader: (name: string, value: string) => unknown }, path: string) {
  response.setHeader(
    'Content-Security-Policy',
    /\/explorer(?:\.html|\/(?:index\.html)?)?$/.test(path) ? policies.explorer : policies.site,
  )
  response.setHeader(...serverMark)
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin')
}
