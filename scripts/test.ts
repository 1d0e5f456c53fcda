import type { StdioOptions } from 'node:child_process'
import { spawn } from 'node:child_process'
import process from 'node:process'
import { listSpecFiles } from '../site/specs.ts'
import { ensureTools } from './tools.ts'

type Step = [title: string, command: string, args: string[]]

/** Whether the repository documents an API: one that is made into a product of its own may have none yet. */
const hasApis = listSpecFiles({ root: process.cwd() }).length > 0
const onlyWithApis = (steps: Step[]): Step[] => hasApis ? steps : []

/**
 * `npm test`: types, lint, units, all samples, the built site, what its pages show, the package, the site in a browser. The first stage
 * that fails ends it. Chains of a stage run side by side, since each alone leaves a core idle half of the time; what they print
 * is shown when they end.
 */
const stages: Step[][][] = [
  [
    [['Types', 'vue-tsc', ['--noEmit']]],
    [
      ['Lint', 'eslint', ['.', '--max-warnings', '0']],
      ['Arrows', 'depcruise', ['openapi', 'components', 'site', 'docs', 'scripts']],
    ],
    [['Crates', 'node', ['scripts/crates.ts']]],
  ],
  [onlyWithApis([['Specs', 'node', ['scripts/check.ts']]])],
  [[['Units', 'vitest', ['run', '--project', 'unit']]]],
  [
    onlyWithApis([
      // What the pages of the build say of their samples.
      ['Samples', 'node', ['scripts/samples.ts', '--run']],
      ['Build', 'node', ['scripts/build.ts']],
      ['Complete', 'node', ['scripts/complete.ts']],
    ]),
    [['Package', 'vitest', ['run', '--project', 'package']]],
  ],
  [[['Site', 'vitest', ['run', '--project', 'browser']]]],
]

/** Runs a step; answers with its exit code and with what it printed, where it did not print at once. */
function run([title, command, args]: Step, isAlone: boolean): Promise<{ failed: boolean, output: string }> {
  const heading = `\n── ${title}: ${command} ${args.join(' ')}\n`
  const stdio: StdioOptions = isAlone ? 'inherit' : ['ignore', 'pipe', 'pipe']
  if (isAlone)
    process.stdout.write(heading)
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio })
    let output = isAlone ? '' : heading
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.on('error', error => resolve({ failed: true, output: `${output}${error.message}\n` }))
    child.on('close', code => resolve({ failed: code !== 0, output }))
  })
}

/** Runs the steps of a chain until one fails, whose title it answers with. */
async function runChain(steps: Step[], isAlone: boolean): Promise<string | undefined> {
  for (const step of steps) {
    const { failed, output } = await run(step, isAlone)
    process.stdout.write(output)
    if (failed)
      return step[0]
  }
  return undefined
}

const missing = ensureTools()
if (missing !== undefined) {
  console.error(missing)
  process.exit(2)
}
for (const chains of stages) {
  const ends = await Promise.all(chains.map(steps => runChain(steps, chains.length === 1)))
  const failed = ends.filter(title => title !== undefined)
  if (failed.length > 0) {
    console.error(`${failed.join(' and ')} failed.`)
    process.exit(1)
  }
}
console.log('\nAll steps passed.')
