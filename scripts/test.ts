import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { ensureTools } from './tools.ts'

/** `npm test`: types, lint, units, all samples, the built site, what its pages show, the site in a browser. The first step that fails ends it. */
const steps: [title: string, command: string, args: string[]][] = [
  ['Types', 'vue-tsc', ['--noEmit']],
  ['Lint', 'eslint', ['.', '--max-warnings', '0']],
  ['Arrows', 'depcruise', ['openapi', 'components', 'site', 'docs', 'scripts']],
  ['Specs', 'node', ['scripts/check.ts']],
  ['Units', 'vitest', ['run', '--project', 'unit']],
  // What the pages of the build say of their samples.
  ['Samples', 'node', ['scripts/samples.ts', '--run']],
  ['Build', 'node', ['scripts/build.ts']],
  ['Package', 'vitest', ['run', '--project', 'package']],
  ['Complete', 'node', ['scripts/complete.ts']],
  ['Site', 'vitest', ['run', '--project', 'browser']],
]

const missing = ensureTools()
if (missing !== undefined) {
  console.error(missing)
  process.exit(2)
}
for (const [title, command, args] of steps) {
  console.log(`\n── ${title}: ${command} ${args.join(' ')}`)
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  if (status !== 0) {
    console.error(`${title} failed.`)
    process.exit(1)
  }
}
console.log('\nAll steps passed.')
