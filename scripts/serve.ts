import type { IncomingMessage, ServerResponse } from 'node:http'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join, relative, resolve } from 'node:path'
import process from 'node:process'
import { createHostCheck, logAnswer, toNodeListener } from '../openapi/mock/host/node.ts'
import { createStop } from '../openapi/mock/host/node-stop.ts'
import { loadOverrides } from '../openapi/mock/host/overrides.ts'
import { retiredWorker, serverMark, workerFile } from '../openapi/mock/host/worker-script.ts'
import { createMockHandler } from '../openapi/mock/index.ts'
import { restBelow } from '../openapi/mock/operation/server.ts'
import { headersOf, revalidated } from '../site/hosting/headers.ts'
import { createAccessLog } from './mock/access-log.ts'
import { openQuickly } from './command/apis.ts'
import { config } from './command/configured.ts'
import { parseArguments } from './command/arguments.ts'
import { refuse } from './command/refuse.ts'
import { listen, untilStopped, warnOfHost } from './command/listen.ts'
import { prefersMarkdown, twinFileOf } from './serve/markdown.ts'
import { createSiteFiles } from './serve/site-files.ts'

/** `specimen serve [spec…]`: the built site under the policy of its build, and each API's mock at `/<api>/mock`. */
const { specs, port, text, list } = parseArguments('serve', {
  'port': { type: 'port', default: '4173', env: 'PORT', help: 'where it listens' },
  'host': { type: 'string', default: '127.0.0.1', env: 'HOST', help: 'the address it binds' },
  'allow-host': { type: 'list', help: 'a name that requests of the mock may be addressed to, besides those of this machine' },
  'out': { type: 'string', help: 'the folder that was built into' },
})
const dist = resolve(text('out') ?? config.out)
const host = text('host') ?? '127.0.0.1'
if (!existsSync(join(dist, 'csp.json')))
  refuse(`There is no built site in ${relative('', dist) || '.'} yet: run specimen build first.`)
warnOfHost(host)

const policies = JSON.parse(await readFile(join(dist, 'csp.json'), 'utf8')) as { site: string, explorer: string }
const site = createSiteFiles(dist, path => [...headersOf(path, policies), [...serverMark], ...alternateOf(path)])
const mocks = await Promise.all(
  (config.sandbox ? await openQuickly(specs) : []).map(async ({ file, document }) =>
    createMockHandler(document, {
      base: `${config.base}${document.name}/mock`,
      ...(await loadOverrides(file)),
      warn: console.warn,
    }),
  ),
)
const isAllowed = createHostCheck([host, ...list('allow-host')])
const log = createAccessLog()
const stop = createStop()
/** Milliseconds in which a request has to arrive, and those under way have to end once the server stops. */
const patience = 10_000

const server = createServer({ requestTimeout: patience, headersTimeout: patience }, (request, response) => {
  stop.begin(response)
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
  const mock = mocks.find(({ prefixes }) => prefixes.some(prefix => restBelow(prefix, path) !== undefined))
  if (mock !== undefined && isAllowed(request.headers.host)) {
    logAnswer(request, response, log)
    return toNodeListener(mock)(request, response)
  }
  if (mock !== undefined)
    return void response.writeHead(421).end()
  answerPage(request, response, path).catch((error: Error) => {
    console.error(error.message)
    response.destroy()
  })
})

/** Pages and files are read; the folder that they lie in knows nothing of where on a host that is. */
async function answerPage(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return void response.writeHead(405, { Allow: 'GET, HEAD' }).end()
  if (path.endsWith(`/${workerFile}`)) {
    return void response
      .writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': revalidated })
      .end(retiredWorker)
  }
  if (!path.startsWith(config.base) && (path === '/' || `${path}/` === config.base))
    return void response.writeHead(302, { Location: config.base }).end()
  const isBelow = path.startsWith(config.base)
  const below = path.slice(config.base.length)
  const twin = isBelow && prefersMarkdown(request.headers.accept) ? twinFileOf(dist, below) : undefined
  if (!isBelow || !(await site.answer(request, response, twin ?? below))) {
    response
      .writeHead(404, { ...Object.fromEntries([...headersOf('404', policies), serverMark]), 'Content-Type': 'text/html; charset=utf-8' })
      .end(request.method === 'HEAD' ? undefined : await readFile(join(dist, '404.html')))
  }
}

/** Where the Markdown of a page is. RFC 8288. */
function alternateOf(path: string): [name: string, value: string][] {
  const twin = twinFileOf(dist, path)
  return twin === undefined ? [] : [['Link', `<${config.base}${twin}>; rel="alternate"; type="text/markdown"`]]
}

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
await stop.close(server, patience)
process.exit(0)
