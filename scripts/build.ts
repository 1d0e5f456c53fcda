import { delimiter, resolve } from 'node:path'
import process from 'node:process'
import { build } from 'vitepress'
import { openApis } from './apis.ts'
import { parseArguments } from './arguments.ts'

/** `npm run build -- [spec…]`: the static site in docs/.vitepress/dist. Nothing is built where a spec has an error. */
const { specs } = parseArguments('build', {})
await openApis(specs)
process.env.SPECIMEN_SPECS = specs.map(spec => resolve(spec)).join(delimiter)
try {
  await build('docs')
}
catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
