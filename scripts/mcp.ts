import process from 'node:process'
import { createReferences } from '../site/registry.ts'
import { isInstalled } from '../site/installed.ts'
import { listLanguages } from '../site/languages.ts'
import { createLibrary } from '../site/mcp/library.ts'
import { createMcpServer } from '../site/mcp/server.ts'
import { config, nameOf } from './command/configured.ts'
import { parseArguments } from './command/arguments.ts'
import { untilStopped, warnOfHost } from './command/listen.ts'
import { serveMcp } from './mcp/http.ts'
import { refuse } from './command/refuse.ts'
import { packageVersion } from './command/version.ts'

/** `specimen mcp [spec…]`: the documentation and the sandbox as tools of a language model, over stdio or HTTP. */
const { specs, flag, port, text } = parseArguments('mcp', {
  http: { type: 'boolean', help: 'listen on a port instead of the standard input' },
  port: { type: 'port', default: '4020', env: 'PORT', help: 'where it listens' },
  host: { type: 'string', default: '127.0.0.1', env: 'HOST', help: 'the address it binds' },
})
if (!isInstalled('@modelcontextprotocol/sdk/server/index.js'))
  refuse('The server needs a package that is not installed: npm install @modelcontextprotocol/sdk.')

const languages = listLanguages(config)
const files = specs.map(file => ({ name: nameOf(file), file }))
const references = createReferences(process.cwd(), files, { base: config.base, languages })
await references.refresh()
const library = createLibrary(references, config.base)
if (library.apis().length === 0)
  refuse('None of the documents can be read: specimen check says why.')
const make = () => createMcpServer(library, { title: config.title ?? languages.root.t('made.siteTitle'), version: packageVersion() })

if (flag('http')) {
  const host = text('host') ?? '127.0.0.1'
  warnOfHost(host)
  const served = await serveMcp(make, { port: port('port'), host })
  console.log(`MCP   ${served.url}`)
  await untilStopped()
  await served.close()
  process.exit(0)
}
else {
  const { StdioServerTransport } = await import('@modelcontextprotocol/sdk/server/stdio.js')
  await (await make()).connect(new StdioServerTransport())
}
