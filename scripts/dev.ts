import { delimiter, relative, resolve } from 'node:path'
import process from 'node:process'
import { createServer } from 'vitepress'
import { readDocument } from '../openapi/read/index.ts'
import { serverPath } from '../openapi/mock/operation/server.ts'
import { parseArguments } from './command/arguments.ts'
import { config, nameOf } from './command/configured.ts'
import { listen, warnOfHost } from './command/listen.ts'
import { watchFiles } from './mock/reload.ts'
import { findConfigFile } from '../site/config/find.ts'
import { prepareSiteFolder } from './command/site-folder.ts'

/** `specimen dev [spec…]`: the site and its mock on one port, following the specs as they are edited. */
const { specs, port, text } = parseArguments('dev', {
  port: { type: 'port', default: '5173', help: 'where it listens' },
  host: { type: 'string', default: '127.0.0.1', help: 'the address it binds' },
})
const host = text('host') ?? '127.0.0.1'
warnOfHost(host)
process.env.SPECIMEN_SPECS = specs.map(spec => resolve(spec)).join(delimiter)

/** Where it listens: the same port again after a change of the configuration, whichever the system chose. */
let listening = port('port')
const open = () => createServer(relative('', prepareSiteFolder()) || '.', { port: listening, host, strictPort: true })
let server = await open()
await listen(listening, () => server.listen())
const address = server.httpServer?.address()
if (typeof address === 'object' && address)
  listening = address.port
const configFile = findConfigFile(config.root)
watchFiles(configFile === undefined ? [] : [configFile], async () => {
  try {
    const next = await open()
    await server.close()
    server = await next.listen()
  }
  catch (error) {
    console.error(`${(error as Error).message}\nThe site stays as it was.`)
  }
  return configFile === undefined ? [] : [configFile]
})
const origin = `http://${host.includes(':') ? `[${host}]` : host}:${listening}${config.base}`
console.log(`\nSite  ${origin}`)
for (const spec of specs) {
  // A spec with mistakes is no reason not to start: the page shows them, and follows when they are mended.
  const name = nameOf(spec)
  const { document } = await readDocument(spec, { name, thorough: false, checked: false })
  console.log(`Mock  ${origin}${name}/mock${document ? serverPath(document) : ''}`)
}
console.log()
