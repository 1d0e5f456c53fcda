import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import process from 'node:process'
import { setFlagsFromString } from 'node:v8'
import { build } from 'vitepress'
import { parseArguments, refuse } from './arguments.ts'

/** `npm run build -- [spec…]`: the static site in docs/.vitepress/dist. Exit code 1 where a spec has an error; specs that can be read are built all the same. */
const { specs, text } = parseArguments('build', {
  out: { type: 'string', help: 'the folder to build into; it is emptied first (default docs/.vitepress/dist)' },
})
const out = text('out')
if (out !== undefined && existsSync(out) && readdirSync(out).length > 0 && !existsSync(join(out, 'assets/chunks')))
  refuse(`The folder ${out} holds something else than a built site: name an empty one.`)
// Where a machine has much memory, garbage may grow to several times of what is in use before it is collected.
setFlagsFromString('--heap-growing-percent=40')
process.env.SPECIMEN_SPECS = specs.map(spec => resolve(spec)).join(delimiter)
try {
  await build('docs', {
    ...(out !== undefined && { outDir: resolve(out) }),
    // Builds into several folders may run side by side.
    onAfterConfigResolve: config => void (config.tempDir = join(config.cacheDir, `build-${process.pid}`)),
  })
}
catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
