import type { Proof } from '../openapi/samples/index.ts'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { isWeb } from '../openapi/document/text/url.ts'
import { fingerprint } from '../openapi/samples/index.ts'
import { openApis } from './command/apis.ts'
import { parseArguments } from './command/arguments.ts'
import { config } from './command/configured.ts'
import { refuse } from './command/refuse.ts'
import { listSampleFiles, writeSampleFiles } from './sample/files.ts'
import { recordAnswers } from './sample/record.ts'
import { runSamples } from './sample/run.ts'
import { listRuntimes } from './sample/start.ts'
import { formatRuns } from './sample/table.ts'

/**
 * `specimen samples [spec…] --out DIR`: every sample as a file. With --run, each is run against a mock of its own, and
 * `DIR/proof.json` says which succeeded, for the pages to tell.
 */
const { specs, flag, text } = parseArguments('samples', {
  out: { type: 'string', default: 'samples', help: 'the folder they are written to' },
  server: { type: 'string', help: 'where they send their requests, instead of the first server of the spec' },
  run: { type: 'boolean', help: 'run them against the mock' },
  variants: { type: 'boolean', help: 'also with keys from the environment and errors handled, and against errors' },
})
const out = text('out') ?? 'samples'
const server = text('server')
if (server !== undefined && !isWeb(server))
  refuse(`--server takes an http or https URL, not "${server}".`)

const apis = await openApis(specs)
const runtimes = flag('run') ? await listRuntimes() : {}
const proof: Proof = { runtimes, apis: {} }
let failed = 0
for (const api of apis) {
  const { name } = api.document
  const folder = apis.length === 1 ? out : join(out, name)
  const files = listSampleFiles(api.document, { serverOf: () => server, languages: config.samples.languages, variants: flag('variants') })
  writeSampleFiles(folder, files)
  console.log(`${name}: ${files.length} samples in ${folder}/`)
  if (!flag('run'))
    continue
  const runs = await runSamples(api, runtimes, { languages: config.samples.languages, variants: flag('variants') })
  console.log(formatRuns(runs))
  failed += runs.filter(({ ok }) => !ok).length
  const operations: Proof['apis'][string] = {}
  for (const { operation, key, code } of files) {
    if (runs.some(run => run.ok && run.operationId === operation.id && run.key === key)) {
      operations[operation.id] = { ...operations[operation.id], [key]: fingerprint(code.trimEnd()) }
    }
  }
  proof.apis[name] = operations
  const { operations: answers, answers: count, problems } = await recordAnswers(api)
  console.log([`  ${count} answers recorded.`, ...problems.slice(0, 20).map(problem => `  ${problem}`)].join('\n'))
  failed += problems.length
  proof.answers = { ...proof.answers, [name]: answers }
}
if (flag('run')) {
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, 'proof.json'), `${JSON.stringify(proof, null, 2)}\n`)
}
if (failed > 0)
  process.exitCode = 1
