import { delimiter, resolve } from 'node:path'
import process from 'node:process'
import { createServer } from 'vitepress'
import { apiName, readDocument } from '../openapi/read/index.ts'
import { serverPath } from '../openapi/mock/operation/server.ts'
import { parseArguments } from './arguments.ts'
import { listen, warnOfHost } from './listen.ts'

/** `npm start -- [spec…]`: the site and its mock on one port, following the specs as they are edited. */
const { specs, port, text } = parseArguments('start', {
  port: { type: 'port', default: '5173', help: 'where it listens' },
  host: { type: 'string', default: '127.0.0.1', help: 'the address it binds' },
})
const host = text('host') ?? '127.0.0.1'
warnOfHost(host)
process.env.SPECIMEN_SPECS = specs.map(spec => resolve(spec)).join(delimiter)

const server = await createServer('docs', { port: port('port'), host, strictPort: true })
await listen(port('port'), () => server.listen())
const address = server.httpServer?.address()
const origin = `http://${host.includes(':') ? `[${host}]` : host}:${
  typeof address === 'object' && address ? address.port : port('port')
}`
console.log(`\nSite  ${origin}/`)
for (const spec of specs) {
  // A spec with mistakes is no reason not to start: the page shows them, and follows when they are mended.
  const { document } = await readDocument(spec, { thorough: false })
  console.log(`Mock  ${origin}/${apiName(spec)}/mock${document ? serverPath(document) : ''}`)
}
console.log()
