import './command/production.ts'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join, relative, resolve } from 'node:path'
import process from 'node:process'
import { stripVTControlCharacters } from 'node:util'
import { build } from 'vitepress'
import { hosts, isHost } from '../site/hosting/hosts.ts'
import { parseArguments } from './command/arguments.ts'
import { config } from './command/configured.ts'
import { refuse } from './command/refuse.ts'
import { prepareSiteFolder } from './command/site-folder.ts'

/** `specimen build [spec…]`: the site as static files. Exit code 1 where a spec has an error; specs that can be read are built all the same. */
const { specs, text, flag } = parseArguments('build', {
  out: { type: 'string', help: 'the folder to build into; it is emptied first (default dist)' },
  host: { type: 'string', help: `writes what this host reads: ${hosts.join(', ')}` },
  compress: { type: 'boolean', help: 'writes .gz and .br beside each file, for hosts that send them' },
})
const host = text('host')
if (host !== undefined && !isHost(host))
  refuse(`--host takes ${hosts.join(', ')}, not "${host}".`)
if (host !== undefined)
  process.env.SPECIMEN_HOST = host
if (flag('compress'))
  process.env.SPECIMEN_COMPRESS = '1'
const out = resolve(text('out') ?? config.out)
if (existsSync(out) && readdirSync(out).length > 0 && !existsSync(join(out, 'assets/chunks')))
  refuse(`The folder ${relative('', out)} holds something else than a built site: name an empty one.`)
process.env.SPECIMEN_SPECS = specs.map(spec => resolve(spec)).join(delimiter)
if (!process.stdout.isTTY || process.env.NO_COLOR)
  [process.stdout, process.stderr].forEach(withoutColours)
try {
  await build(prepareSiteFolder(), {
    outDir: out,
    // Builds into several folders may run side by side.
    onAfterConfigResolve: config => void (config.tempDir = join(config.cacheDir, `build-${process.pid}`)),
  })
}
catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}

/** VitePress and Vite write colours wherever they write: to a log, and where they were asked not to. https://no-color.org */
function withoutColours(stream: NodeJS.WriteStream): void {
  const write = stream.write.bind(stream) as (chunk: string | Uint8Array, ...rest: unknown[]) => boolean
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) =>
    write(typeof chunk === 'string' ? stripVTControlCharacters(chunk) : chunk, ...rest)
}
