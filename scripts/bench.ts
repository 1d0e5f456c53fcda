import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { refuse } from './command/refuse.ts'

/** `npm run bench [mock|site|samples|serve|search|console…]`: installs the peers into their own package and runs the measurements, one after the other. */
const all = ['mock', 'samples', 'site', 'serve', 'search', 'console']
const asked = process.argv.slice(2)
const unknown = asked.find(name => !all.includes(name))
if (unknown !== undefined)
  refuse(`There is no benchmark "${unknown}": choose from ${all.join(', ')}.`)

run('npm', ['ci', '--ignore-scripts', '--prefix', 'tests/bench'])
for (const name of asked.length > 0 ? asked : all)
  run('node', [`tests/bench/${name}.ts`])

function run(command: string, args: string[]) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  if (status !== 0)
    process.exit(status ?? 1)
}
